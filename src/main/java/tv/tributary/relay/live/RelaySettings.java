package tv.tributary.relay.live;

import java.time.Duration;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.source.StreamTiming;
import tv.tributary.relay.viewer.Caps;

/// How the relay treats streams and viewers. Live: a change holds from the next tick, the next viewer or the next try
/// on, whichever it concerns.
///
/// @param limits how fast viewers may be served
public record RelaySettings(StreamTiming timing, BufferSettings buffers, Caps limits, VideoSettings video) {
    /// Under which they are stored.
    public static final String NAME = "relay";

    public static RelaySettings defaults() {
        return new RelaySettings(
                StreamTiming.defaults(), BufferSettings.defaults(), Caps.none(), VideoSettings.defaults());
    }

    /// The same with other times and limits, as far as a user may choose them.
    public RelaySettings with(Duration tick, Duration startBehind, Duration linger, Caps newLimits) {
        return new RelaySettings(timing.with(tick, linger), buffers.startingBehind(startBehind), newLimits, video);
    }

    /// The same with other pictures.
    public RelaySettings with(VideoSettings newVideo) {
        return new RelaySettings(timing, buffers, limits, newVideo);
    }
}
