package tv.tributary.relay.live;

import java.time.Duration;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.relay.viewer.Throttle.RateLimits;

/// Settings for streams and viewers. Live: a change holds from the next tick, the next viewer or the next try
/// on, whichever it concerns.
///
/// @param limits how fast viewers may be served
public record RelaySettings(StreamTimeouts timing, BufferSettings buffers, RateLimits limits, VideoSettings video) {
    /// Under which they are stored.
    public static final String NAME = "relay";

    public static RelaySettings defaults() {
        return new RelaySettings(
                StreamTimeouts.defaults(), BufferSettings.defaults(), RateLimits.none(), VideoSettings.defaults());
    }

    /// The same with other times and limits, as far as a user may choose them.
    public RelaySettings with(Duration tick, Duration startBehind, Duration linger, RateLimits newLimits) {
        return new RelaySettings(timing.with(tick, linger), buffers.startingBehind(startBehind), newLimits, video);
    }

    /// The same with other pictures.
    public RelaySettings with(VideoSettings newVideo) {
        return new RelaySettings(timing, buffers, limits, newVideo);
    }
}
