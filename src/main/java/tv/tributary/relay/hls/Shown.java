package tv.tributary.relay.hls;

import java.time.Duration;
import tv.tributary.model.Trouble;

/// What came of asking for a playlist.
public sealed interface Shown {
    /// Addresses in it are relative to its own.
    ///
    /// @param fresh for how long others may keep it
    /// @param multivariant it names playlists, not segments
    record Text(String playlist, Duration fresh, boolean multivariant) implements Shown {}

    /// There is no such channel.
    record Unknown() implements Shown {}

    /// The same viewer wants another channel by now, which needed the connection, or was sent away.
    record Left() implements Shown {}

    /// The channel has no such playlist.
    record NotListed() implements Shown {}

    /// What is awaited is so far ahead that nobody who knows the playlist would ask for it.
    record TooFar() implements Shown {}

    /// Nothing can be listed just now.
    record Refused(Trouble why) implements Shown {}
}
