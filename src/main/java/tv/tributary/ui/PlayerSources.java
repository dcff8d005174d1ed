package tv.tributary.ui;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.ChannelId;
import tv.tributary.server.LanServer;
import tv.tributary.stats.Stats;
import tv.tributary.ui.preview.PreviewSources;
import tv.tributary.ui.preview.PreviewTarget;

/// What the window's player asks of the server, the catalog and the guide.
record PlayerSources(LanServer server, Channels channels, Stats stats, GuideProgrammes guide, InstantSource clock) {
    /// What is shown of a channel's guide over its picture.
    private static final Duration AHEAD = Duration.ofHours(12);

    PreviewSources all() {
        return new PreviewSources(
                this::localUrl, () -> channels.list(ChannelQuery.all()), stats.live()::get, this::programmes);
    }

    private String localUrl(PreviewTarget target) {
        var channel = target.channel().id();
        return target.source()
                .map(source -> server.localWatchUrl(channel, source))
                .orElseGet(() -> server.localWatchUrl(channel));
    }

    private List<Programme> programmes(ChannelId channel) {
        var now = clock.instant();
        return guide.of(channel, now, now.plus(AHEAD));
    }
}
