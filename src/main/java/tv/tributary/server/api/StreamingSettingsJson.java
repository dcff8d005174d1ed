package tv.tributary.server.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.relay.live.Caps;
import tv.tributary.relay.live.Pictures;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.text.Messages;

/// How streams are served. Limits are bytes per second, 0 for none.
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
        Pictures.Most largestPicture,
        boolean watchPictures) {
    /// The same as a client sends it: what is left out stays.
    record Input(
            @Nullable Long tickMillis,
            @Nullable Long startBehindMillis,
            @Nullable Long lingerSeconds,
            @Nullable Long viewerLimit,
            @Nullable Long channelLimit,
            @Nullable Long allLimit,
            Pictures.@Nullable Most largestPicture,
            @Nullable Boolean watchPictures) {
        RelaySettings over(RelaySettings now) {
            var caps = now.caps();
            var pictures = now.pictures();
            try {
                return now.showing(new Pictures(
                                largestPicture == null ? pictures.most() : largestPicture,
                                watchPictures == null ? pictures.watched() : watchPictures))
                        .chosen(
                                tickMillis == null ? now.tick() : Duration.ofMillis(tickMillis),
                                startBehindMillis == null ? now.startBehind() : Duration.ofMillis(startBehindMillis),
                                lingerSeconds == null ? now.linger() : linger(lingerSeconds),
                                new Caps(
                                        viewerLimit == null ? caps.viewer() : viewerLimit,
                                        channelLimit == null ? caps.channel() : channelLimit,
                                        allLimit == null ? caps.all() : allLimit,
                                        caps.classes()));
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
        var caps = settings.caps();
        return new StreamingSettingsJson(
                settings.tick().toMillis(),
                settings.startBehind().toMillis(),
                settings.linger().toSeconds(),
                caps.viewer(),
                caps.channel(),
                caps.all(),
                settings.pictures().most(),
                settings.pictures().watched());
    }
}
