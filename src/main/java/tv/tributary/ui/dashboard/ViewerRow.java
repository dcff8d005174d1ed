package tv.tributary.ui.dashboard;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.relay.viewer.ViewerSnapshot.Protocol;
import tv.tributary.text.Messages;
import tv.tributary.text.PlayerName;
import tv.tributary.text.Units;

/// One viewer of a stream as text.
///
/// @param player what it calls itself, as a person would say it; `agent` is the whole of it
/// @param facts how far behind it is where that is known, what it got, for how long
/// @param skips how often it was too slow, or that a cap makes it so; empty for never
record ViewerRow(long id, Protocol protocol, String player, String agent, String address, String facts, String skips) {
    static ViewerRow of(ViewerSnapshot viewer, Instant now) {
        var since = viewer.since().isAfter(now) ? Duration.ZERO : Duration.between(viewer.since(), now);
        return new ViewerRow(
                viewer.id(),
                viewer.protocol(),
                PlayerName.of(viewer.client()),
                viewer.client(),
                viewer.address(),
                facts(viewer, since),
                hurdles(viewer));
    }

    private static String facts(ViewerSnapshot viewer, Duration since) {
        var got = Units.bytes(viewer.bytes());
        var time = Units.duration(since);
        return switch (viewer.protocol()) {
            case TS -> Messages.of("dashboard.viewer.facts", Units.precise(viewer.behind()), got, time);
            case HLS -> Messages.of("human.pair", got, time);
        };
    }

    private static String hurdles(ViewerSnapshot viewer) {
        if (viewer.capped()) return Messages.of("dashboard.viewer.capped", viewer.skips());
        return viewer.skips() == 0 ? "" : Messages.of("dashboard.viewer.skips", viewer.skips());
    }
}
