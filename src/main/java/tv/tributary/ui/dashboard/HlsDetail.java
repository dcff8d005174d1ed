package tv.tributary.ui.dashboard;

import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// HLS figures of one running stream, as text.
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
