package tv.tributary.library.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ManifestFile;
import tv.tributary.store.ManifestFile.DiskState;
import tv.tributary.store.ManifestFile.Gone;

/// Compares the files that are wanted with those that were written before and with what is on the disk. Pure but for
/// what it asks the disk.
///
/// @param syncs how often each provider was synced; those that are gone or switched off are not in it
/// @param now for how long a title has been gone
record ExportPlanner(Disk disk, Map<ProviderId, Long> syncs, Instant now) {
    /// A title that its provider no longer has stays for so many more of its syncs that find something new.
    static final int GRACE_SYNCS = 3;

    /// Or for so long.
    static final Duration GRACE = Duration.ofDays(7);

    /// The export's folder as it is.
    interface Disk {
        /// Empty where no file stands.
        Optional<DiskState> state(String path);

        /// Of the file's content; empty if it cannot be read.
        String hash(String path);
    }

    /// A planned change to one file of an export.
    ///
    /// @param path below the export's folder
    /// @param wanted empty for a file that is not to be there
    /// @param known what the export knows of having written; empty for a file that is not its own
    record PlannedFile(String path, FileChange change, Optional<ExportFile> wanted, Optional<ManifestFile> known) {}

    /// A title, or an episode of one, that can be played now.
    ///
    /// @param episode 0 for the title as a whole
    record Offered(long title, long episode) {}

    /// @param wanted files of some titles
    /// @param manifest what was written of these titles, and of others near them that are gone
    /// @param offered whatever can be played, whether the export takes it or not
    List<PlannedFile> plan(List<ExportFile> wanted, List<ManifestFile> manifest, Set<Offered> offered) {
        var known = new LinkedHashMap<String, ManifestFile>();
        for (var file : manifest) known.put(PortableName.folded(file.path()), file);
        var plan = new ArrayList<PlannedFile>();
        for (var file : wanted) {
            plan.add(Optional.ofNullable(known.remove(PortableName.folded(file.path())))
                    .map(own -> planKnown(file, own))
                    .orElseGet(() -> planNew(file)));
        }
        for (var file : known.values())
            plan.add(planUnwanted(file, offered.contains(new Offered(file.title(), file.episode()))));
        return plan;
    }

    private PlannedFile planNew(ExportFile file) {
        var change = disk.state(file.path()).isPresent() ? FileChange.FOREIGN : FileChange.ADD;
        return new PlannedFile(file.path(), change, Optional.of(file), Optional.empty());
    }

    /// At its path as it was written: to some file systems capitals are the same as small letters.
    private PlannedFile planKnown(ExportFile file, ManifestFile own) {
        var there = disk.state(own.path());
        FileChange change;
        if (there.isEmpty()) change = FileChange.ADD;
        else if (isEdited(own, there.get())) change = FileChange.EDITED;
        else if (own.onDisk().isEmpty() || there.get().size() == 0 || !file.isAs(own)) change = FileChange.CHANGE;
        else change = FileChange.KEEP;
        return new PlannedFile(own.path(), change, Optional.of(file), Optional.of(own));
    }

    private PlannedFile planUnwanted(ManifestFile own, boolean isOffered) {
        var there = disk.state(own.path());
        if (there.isPresent() && isEdited(own, there.get()))
            return new PlannedFile(own.path(), FileChange.EDITED, Optional.empty(), Optional.of(own));
        if (isOffered || isOver(own))
            return new PlannedFile(own.path(), FileChange.REMOVE, Optional.empty(), Optional.of(own));
        var gone = own.gone().orElseGet(() -> new Gone(now, syncs(own)));
        return new PlannedFile(
                own.path(), FileChange.WAIT, Optional.empty(), Optional.of(own.withGone(Optional.of(gone))));
    }

    private boolean isOver(ManifestFile own) {
        if (own.gone().isEmpty()) return false;
        var gone = own.gone().get();
        if (!gone.at().plus(GRACE).isAfter(now)) return true;
        var counted = syncs(own);
        return counted.isPresent()
                && gone.sync().isPresent()
                && counted.getAsLong() - gone.sync().getAsLong() >= GRACE_SYNCS;
    }

    private OptionalLong syncs(ManifestFile own) {
        var count = syncs.get(own.provider());
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /// Whether somebody else has written it since. One that was only about to be written is ours whatever it is, and so
    /// is an empty one: that is what a power cut leaves.
    private boolean isEdited(ManifestFile own, DiskState there) {
        if (own.onDisk().isEmpty() || there.size() == 0 || own.onDisk().get().equals(there)) return false;
        return !disk.hash(own.path()).equals(own.hash());
    }
}
