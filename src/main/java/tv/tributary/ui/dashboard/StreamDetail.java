package tv.tributary.ui.dashboard;

import java.util.Locale;
import java.util.Optional;
import tv.tributary.relay.viewer.Caps;
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
    /// @param caps what the user lets viewers have
    static StreamDetail of(LiveStats.Stream stream, LiveStats now, Caps caps) {
        return new StreamDetail(
                stream.name(),
                Messages.of("dashboard.panel.source", stream.provider(), stream.source()),
                stream.health(),
                state(stream),
                Messages.of("dashboard.table.choice", stream.choice(), stream.choices()),
                Units.duration(stream.uptime()),
                Units.count(stream.failovers()),
                Units.count(stream.continuityErrors()),
                Messages.of(
                        "dashboard.panel.held.amount", Units.precise(stream.held()), Units.bytes(stream.heldBytes())),
                stream.hls().map(HlsDetail::of),
                stream.candidates().size() > 1,
                CapWarning.of(stream, now, caps).orElse(""));
    }

    private static String state(LiveStats.Stream stream) {
        var state = stream.state().toLowerCase(Locale.ROOT);
        return state.equals("running") ? "" : Messages.of("dashboard.panel.state." + state);
    }
}
