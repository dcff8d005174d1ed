package tv.tributary.library.export;

import java.util.Optional;
import tv.tributary.store.ManifestFile;

/// What becomes of one file of an export.
///
/// @param path below the export's folder
/// @param wanted empty for a file that is not to be there
/// @param known what the export knows of having written; empty for a file that is not its own
record PlannedFile(String path, FileChange change, Optional<ExportFile> wanted, Optional<ManifestFile> known) {}
