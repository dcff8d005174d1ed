package tv.tributary.backup;

import java.time.Instant;
import java.util.Map;

/// The first thing in a backup: what it is. Anybody may read it, so there are no names in it.
///
/// @param product always `tributary`
/// @param format of the file; [#FORMAT] is the newest known
/// @param release that made it
/// @param schema version of the database's layout
/// @param secrets whether passwords and tokens are in it; then it is encrypted
/// @param counts how many there are of each, by the parts of [RestorePreview]
public record BackupManifest(
        String product,
        int format,
        String release,
        int schema,
        Instant made,
        boolean secrets,
        Map<String, Long> counts) {
    static final String PRODUCT = "tributary";
    static final int FORMAT = 1;

    public BackupManifest {
        counts = Map.copyOf(counts);
    }
}
