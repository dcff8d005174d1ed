package tv.tributary.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Events;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.match.NameMatcher;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.net.Http;
import tv.tributary.settings.Settings;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.Database;

/// The line-up as the guide wants it: the channels that clients get, with all their streams. Thread-safe;
/// reads the database.
final class GuideLineup implements Supplier<List<LineupChannel>> {
    private final Channels channels;
    private final Archives archives;
    private final ChannelStore store;

    GuideLineup(Channels channels, Archives archives, ChannelStore store) {
        this.channels = channels;
        this.archives = archives;
        this.store = store;
    }

    /// The guide of that line-up. Refreshes by itself only where it serves.
    static Guide guideOf(
            Catalog catalog,
            Database database,
            Http http,
            Jobs jobs,
            Events events,
            Settings settings,
            Options.Purpose purpose,
            InstantSource clock) {
        return new Guide(
                database,
                TrustedHosts.fetch(http, catalog::providers),
                jobs,
                events,
                clock,
                new Guide.Surroundings(
                        new GuideLineup(catalog.channels(), catalog.archives(), new ChannelStore(database)),
                        new NameMatcher(catalog.channels()::conventions, catalog.guideEdits()::choices),
                        catalog.guideEdits()::choices,
                        id -> catalog.providers()
                                .find(id)
                                .map(status -> status.provider().settings()),
                        settings.of(GuideSettings.NAME, GuideSettings.defaults())::get,
                        settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults())::get),
                purpose == Options.Purpose.SERVE ? Guide.RefreshMode.SCHEDULED : Guide.RefreshMode.MANUAL);
    }

    @Override
    public List<LineupChannel> get() {
        var streams = new HashMap<Long, List<LineupChannel.Stream>>();
        store.eachMember(member -> streams.computeIfAbsent(member.channel(), _ -> new ArrayList<>(1))
                .add(new LineupChannel.Stream(
                        new ProviderId(member.provider()),
                        new ListedStream(
                                new EntryName(
                                        member.radio() ? SourceKind.RADIO : SourceKind.LIVE,
                                        member.name(),
                                        member.group(),
                                        member.tvgName()),
                                member.tvgId(),
                                member.logo()))));
        var days = archives.days();
        return channels.list(ChannelQuery.all()).stream()
                .map(row -> new LineupChannel(
                        row.channel().id(),
                        row.channel().number(),
                        row.channel().name(),
                        row.channel().group(),
                        row.channel().guideId(),
                        streams.getOrDefault(row.channel().id().value(), List.of()),
                        days.getOrDefault(row.channel().id(), 0)))
                .toList();
    }
}
