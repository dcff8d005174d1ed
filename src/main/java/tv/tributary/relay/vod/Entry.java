package tv.tributary.relay.vod;

import tv.tributary.model.Trouble;

/// What came of asking for a film.
public sealed interface Entry {
    /// It comes.
    record Opened(Passage passage) implements Entry {}

    /// It could not be had just now.
    record Refused(Trouble why) implements Entry {}
}
