package tv.tributary.catalog.provider;

import java.time.Duration;
import java.time.Instant;

/// What came of the last attempt to read a provider's list.
///
/// @param total entries in the list, separators and films among them
/// @param problems entries that were repaired or left out
/// @param words one plain sentence for the user
public record SyncReport(
        Instant at,
        Duration took,
        Result result,
        int total,
        int added,
        int changed,
        int gone,
        int problems,
        String words) {
    public enum Result {
        NEVER,
        DONE,
        UNCHANGED,
        NEEDS_REVIEW,
        FAILED,
        CANCELLED
    }
}
