package tv.tributary.relay.vod;

import tv.tributary.model.FailureReason;

/// The result of opening a film.
public sealed interface OpenResult {
    /// It comes.
    record Opened(FileStream passage) implements OpenResult {}

    /// It could not be had just now.
    record Refused(FailureReason why) implements OpenResult {}
}
