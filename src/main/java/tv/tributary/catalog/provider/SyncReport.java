package tv.tributary.catalog.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;

/// The result of the last sync of a provider.
///
/// @param total entries in the list, separators and films among them
/// @param problems entries that were repaired or left out
/// @param words in plain words for the user
/// @param leftOut what became no channel, by reason
/// @param fault why it failed; empty if it did not, or for a reason without a name
public record SyncReport(
        Instant at,
        Duration took,
        Result result,
        int total,
        int added,
        int changed,
        int gone,
        int problems,
        String words,
        List<SkippedEntries> leftOut,
        Optional<ListFault> fault) {
    public SyncReport {
        leftOut = List.copyOf(leftOut);
    }

    /// One that left nothing out.
    public SyncReport(
            Instant at,
            Duration took,
            Result result,
            int total,
            int added,
            int changed,
            int gone,
            int problems,
            String words) {
        this(at, took, result, total, added, changed, gone, problems, words, List.of(), Optional.empty());
    }

    public enum Result {
        NEVER,
        DONE,
        UNCHANGED,
        NEEDS_REVIEW,
        FAILED,
        CANCELLED
    }
}
