package tv.tributary.catalog.edit;

import java.time.Instant;

/// One step of the edit history.
///
/// @param words what was done, in plain words
public record EditStep(long id, Instant at, EditKind kind, String words, Fate fate) {
    /// The state of the step.
    public enum Fate {
        DONE,
        /// Undone, and may be done again.
        UNDONE,
        /// Taken back by a later step.
        TAKEN_BACK
    }
}
