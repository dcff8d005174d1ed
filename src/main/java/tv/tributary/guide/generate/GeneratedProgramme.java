package tv.tributary.guide.generate;

import java.time.Instant;

/// A programme that no guide has.
///
/// @param stop behind its last moment
/// @param kind what it stands for
public record GeneratedProgramme(Instant start, Instant stop, String title, Kind kind) {
    /// Kinds of generated programmes.
    public enum Kind {
        EVENT,
        /// The time before an event.
        BEFORE,
        /// The time behind an event.
        AFTER,
        /// A slot whose name says nothing.
        IDLE,
        /// A block of a channel without a guide.
        BLOCK
    }
}
