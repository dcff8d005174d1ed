package tv.tributary.ui.dashboard;

import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// The figures of the cards and the heading, as text.
record DashboardFigures(String lead, Card streams, Card channels, Card health, Card saved) {
    /// @param value the figure
    /// @param note what it means
    record Card(String value, String note) {}

    static DashboardFigures of(LiveStats now) {
        return new DashboardFigures(lead(now), streams(now), channels(now), health(now), saved(now));
    }

    private static String lead(LiveStats now) {
        if (now.providers().isEmpty()) return Messages.of("dashboard.lead.first");
        return now.activeStreams() == 0
                ? Messages.of("dashboard.lead.idle", Units.duration(now.uptime()))
                : Messages.of("dashboard.lead.busy", now.activeStreams(), now.clients());
    }

    private static Card streams(LiveStats now) {
        var note = now.clients() == 0
                ? Messages.of("dashboard.streams.none")
                : Messages.of(
                        "dashboard.streams.note", now.clients(), Units.bitrate(now.deliveredBytesPerSecond() * 8));
        return new Card(Units.count(now.activeStreams()), note);
    }

    private static Card channels(LiveStats now) {
        var counts = now.catalog();
        var note = counts.channels() == 0
                ? Messages.of("channels.none.title")
                : Messages.of("dashboard.channels.note", counts.withBackups());
        return new Card(Units.count(counts.channels()), note);
    }

    private static Card health(LiveStats now) {
        var troubled = now.streams().stream()
                .filter(stream -> stream.health() != LiveStats.Health.GOOD)
                .count();
        var note = now.activeStreams() == 0
                ? Messages.of("dashboard.health.none")
                : Messages.of("dashboard.health.note", troubled);
        return new Card(now.activeStreams() == 0 ? "–" : Units.percent(now.healthPercent()), note);
    }

    private static Card saved(LiveStats now) {
        var note = now.deliveredBytes() == 0
                ? Messages.of("dashboard.saved.none")
                : Messages.of(
                        "dashboard.saved.note", Units.percent(now.savedPercent()), Units.bytes(now.deliveredBytes()));
        return new Card(Units.bytes(now.savedBytes()), note);
    }
}
