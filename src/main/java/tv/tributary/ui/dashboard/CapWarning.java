package tv.tributary.ui.dashboard;

import java.util.Optional;
import tv.tributary.relay.viewer.Caps;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// Warns when a limit of the user's is below what a stream needs. Pure.
final class CapWarning {
    private static final int BITS = 8;
    /// A limit that only just suffices is not told: bit rates go up and down.
    private static final double CLEARLY = 1.05;

    private CapWarning() {}

    /// In words; empty if there is none.
    static Optional<String> of(LiveStats.Stream stream, LiveStats now, Caps caps) {
        var viewers = limited(stream);
        if (viewers == 0) return Optional.empty();
        var rate = stream.bitrate();
        if (tooLittle(caps.viewer(), rate)) return words("viewer", caps.viewer(), rate);
        if (tooLittle(caps.channel(), rate * viewers)) return words("channel", caps.channel(), rate * viewers);
        var all = now.streams().stream()
                .mapToLong(one -> one.bitrate() * limited(one))
                .sum();
        return tooLittle(caps.all(), all) ? words("all", caps.all(), all) : Optional.empty();
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
