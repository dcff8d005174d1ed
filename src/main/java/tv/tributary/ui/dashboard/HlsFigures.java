package tv.tributary.ui.dashboard;

import java.util.Optional;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// HLS figures of all streams, as text.
///
/// @param recent the hit rate of the last minutes; `since` that of all time
/// @param fromMemory what was sent without asking the provider again
/// @param held memory in use, `most` what may be, `share` how much of that, 0 to 1
/// @param disk what lies on disk; empty for nothing
record HlsFigures(
        String viewers,
        String recent,
        String since,
        String fromMemory,
        String held,
        String most,
        double share,
        String disk) {
    /// Empty while nobody has watched so.
    static Optional<HlsFigures> of(LiveStats now) {
        var hls = now.hls();
        if (!hls.used()) return Optional.empty();
        return Optional.of(new HlsFigures(
                Messages.of("dashboard.hls.viewers", hls.viewers()),
                hls.recent().asked() == 0 ? "–" : Units.percent(hls.recent().percent()),
                Messages.of("dashboard.hls.since", Units.percent(hls.total().percent())),
                Units.bytes(hls.fromMemory()),
                Units.memory(hls.heldBytes()),
                Messages.of("dashboard.hls.memory.most", Units.memory(hls.mostBytes())),
                hls.mostBytes() == 0 ? 0 : Math.min(1, (double) hls.heldBytes() / hls.mostBytes()),
                hls.diskBytes() == 0 ? "" : Messages.of("dashboard.hls.disk", Units.bytes(hls.diskBytes()))));
    }
}
