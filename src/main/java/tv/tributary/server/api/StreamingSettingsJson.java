package tv.tributary.server.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.text.Messages;

/// Streaming settings. Limits are bytes per second, 0 for none.
///
/// @param tickMillis how often new packets go out to viewers, 10 to 100
/// @param startBehindMillis how far behind live a viewer starts, up to 10000
/// @param lingerSeconds how long a channel stays open after its last viewer
/// @param largestPicture the largest to take where a provider offers several sizes of the same stream
/// @param watchPictures whether a source whose picture stands still or is black is left for a backup
record StreamingSettingsJson(
        long tickMillis,
        long startBehindMillis,
        long lingerSeconds,
        long viewerLimit,
        long channelLimit,
        long allLimit,
        VideoSettings.Resolution largestPicture,
        boolean watchPictures) {
    /// The same as a client sends it: what is left out stays.
    record Input(
            @Nullable Long tickMillis,
            @Nullable Long startBehindMillis,
            @Nullable Long lingerSeconds,
            @Nullable Long viewerLimit,
            @Nullable Long channelLimit,
            @Nullable Long allLimit,
            VideoSettings.@Nullable Resolution largestPicture,
            @Nullable Boolean watchPictures) {
        RelaySettings over(RelaySettings now) {
            var rateLimits = now.limits();
            var video = now.video();
            try {
                return now.with(new VideoSettings(
                                largestPicture == null ? video.largest() : largestPicture,
                                watchPictures == null ? video.monitored() : watchPictures))
                        .with(
                                tickMillis == null ? now.timing().tick() : Duration.ofMillis(tickMillis),
                                startBehindMillis == null
                                        ? now.buffers().startBehind()
                                        : Duration.ofMillis(startBehindMillis),
                                lingerSeconds == null ? now.timing().linger() : linger(lingerSeconds),
                                new RateLimits(
                                        viewerLimit == null ? rateLimits.viewer() : viewerLimit,
                                        channelLimit == null ? rateLimits.channel() : channelLimit,
                                        allLimit == null ? rateLimits.all() : allLimit,
                                        rateLimits.classes()));
            } catch (IllegalArgumentException _) {
                throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-streaming"));
            }
        }

        private static Duration linger(long seconds) {
            if (seconds < 0 || seconds > LONGEST_LINGER.toSeconds()) {
                throw new IllegalArgumentException("linger: " + seconds);
            }
            return Duration.ofSeconds(seconds);
        }
    }

    private static final Duration LONGEST_LINGER = Duration.ofHours(1);

    static StreamingSettingsJson of(RelaySettings settings) {
        var rateLimits = settings.limits();
        return new StreamingSettingsJson(
                settings.timing().tick().toMillis(),
                settings.buffers().startBehind().toMillis(),
                settings.timing().linger().toSeconds(),
                rateLimits.viewer(),
                rateLimits.channel(),
                rateLimits.all(),
                settings.video().largest(),
                settings.video().monitored());
    }
}
