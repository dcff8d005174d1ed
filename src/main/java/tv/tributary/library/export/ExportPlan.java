package tv.tributary.library.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Preview of an export's run.
///
/// @param changes what is not simply kept, in the order of titles
/// @param counts of all files, those that are kept among them
public record ExportPlan(List<PlannedChange> changes, Map<FileChange, Integer> counts) {
    /// @param path below the export's folder
    public record PlannedChange(String path, FileChange change) {}

    public ExportPlan {
        changes = List.copyOf(changes);
        counts = Map.copyOf(counts);
    }

    public int count(FileChange change) {
        return counts.getOrDefault(change, 0);
    }

    /// The changes whose paths hold a text, in any case.
    public List<PlannedChange> search(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? changes
                : changes.stream()
                        .filter(change -> change.path().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
    }

    /// Changes to a file of an export.
    public enum FileChange {
        ADD,
        CHANGE,
        REMOVE,
        /// As it should be.
        KEEP,
        /// Its title is gone, but not for long enough.
        WAIT,
        /// Somebody else's file stands where one of ours should: it is left alone.
        FOREIGN,
        /// Somebody has changed one of ours: it is left alone, too.
        EDITED;

        /// Whether the disk will be other than it is.
        public boolean isWork() {
            return this == ADD || this == CHANGE || this == REMOVE;
        }
    }
}
