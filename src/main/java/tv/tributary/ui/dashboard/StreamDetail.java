package tv.tributary.ui.dashboard;

import java.util.Locale;
import java.util.Optional;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// One running stream as text, for its panel.
///
/// @param state what is going on, empty while it simply plays
/// @param choice which of the channel's streams plays
/// @param held how much of it is kept for viewers that join or lag
/// @param hls empty while nobody watches it so
/// @param canSwitch whether there is another stream to go to
/// @param shortage that a limit of the user's makes it stutter; empty if none does
record StreamDetail(
        String channel,
        String source,
        LiveStats.Health health,
        String state,
        String choice,
        String uptime,
        String failovers,
        String lost,
        String held,
        Optional<HlsDetail> hls,
        boolean canSwitch,
        String shortage) {
    /// @param rateLimits what the user lets viewers have
    static StreamDetail of(LiveStats.Stream stream, LiveStats now, RateLimits rateLimits) {
        return new StreamDetail(
                stream.name(),
                Messages.of("human.pair", stream.provider(), stream.source()),
                stream.health(),
                state(stream),
                Messages.of("dashboard.table.choice", stream.choice(), stream.choices()),
                Units.duration(stream.uptime()),
                Units.count(stream.failovers()),
                Units.count(stream.continuityErrors()),
                Messages.of("human.pair", Units.precise(stream.held()), Units.bytes(stream.heldBytes())),
                stream.hls().map(HlsDetail::of),
                stream.candidates().size() > 1,
                CapWarning.of(stream, now, rateLimits).orElse(""));
    }

    private static String state(LiveStats.Stream stream) {
        var state = stream.state().toLowerCase(Locale.ROOT);
        return state.equals("running") ? "" : Messages.of("dashboard.panel.state." + state);
    }

    /// Warns if one of the user's caps keeps a stream from reaching its viewers in time. Pure.
    private static final class CapWarning {
        private static final int BITS = 8;
        /// A limit that only just suffices is not told: bit rates go up and down.
        private static final double CLEARLY = 1.05;

        private CapWarning() {}

        /// In words; empty if there is none.
        static Optional<String> of(LiveStats.Stream stream, LiveStats now, RateLimits rateLimits) {
            var viewers = limited(stream);
            if (viewers == 0) return Optional.empty();
            var rate = stream.bitrate();
            if (tooLittle(rateLimits.viewer(), rate)) return words("viewer", rateLimits.viewer(), rate);
            if (tooLittle(rateLimits.channel(), rate * viewers))
                return words("channel", rateLimits.channel(), rate * viewers);
            var all = now.streams().stream()
                    .mapToLong(one -> one.bitrate() * limited(one))
                    .sum();
            return tooLittle(rateLimits.all(), all) ? words("all", rateLimits.all(), all) : Optional.empty();
        }

        /// Segments are sent as fast as they are taken: only endless streams are held to a rate.
        private static long limited(LiveStats.Stream stream) {
            return stream.viewers().stream()
                    .filter(viewer -> viewer.protocol() == ViewerSnapshot.Protocol.TS)
                    .count();
        }

        private static boolean tooLittle(long cap, long bits) {
            return cap > 0 && bits > cap * BITS * CLEARLY;
        }

        private static Optional<String> words(String whose, long cap, long bits) {
            return Optional.of(
                    Messages.of("dashboard.panel.shortage." + whose, Units.bitrate(cap * BITS), Units.bitrate(bits)));
        }
    }

    /// One running stream as HLS, in words.
    ///
    /// @param heading with how many watch it so
    /// @param window how far back its playlist goes
    /// @param fromMemory what was sent without asking the provider again
    record HlsDetail(String heading, String window, String segments, String hitRate, String fromMemory) {
        static HlsDetail of(LiveStats.HlsStream hls) {
            return new HlsDetail(
                    Messages.of("dashboard.panel.hls", hls.viewers()),
                    Units.duration(hls.window()),
                    Units.count(hls.listed()),
                    hls.hits().asked() == 0 ? "–" : Units.percent(hls.hits().percent()),
                    Units.bytes(hls.fromMemory()));
        }
    }
}
