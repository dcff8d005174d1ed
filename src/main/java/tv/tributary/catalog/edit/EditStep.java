package tv.tributary.catalog.edit;

import java.time.Instant;

/// A step in the history of what the user did to channels.
///
/// @param words what was done, in plain words
public record EditStep(long id, Instant at, EditKind kind, String words, Fate fate) {
    /// What became of it.
    public enum Fate {
        DONE,
        /// Undone, and may be done again.
        UNDONE,
        /// Taken back by a later step.
        TAKEN_BACK
    }
}
