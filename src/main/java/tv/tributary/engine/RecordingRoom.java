package tv.tributary.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.file.RuleFiles;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.plan.RecordingPlanning.Surroundings;
import tv.tributary.dvr.postprocess.PostProcessing;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.ShowingReader;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.guide.Guide;
import tv.tributary.job.Jobs;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Recording;
import tv.tributary.relay.Relay;
import tv.tributary.settings.Settings;
import tv.tributary.store.Database;
import tv.tributary.store.RecordingFileStore;

/// Makes the room of recordings out of the others.
final class RecordingRoom {
    /// Among the data, for whoever has chosen no other folder.
    private static final String FOLDER = "recordings";

    private RecordingRoom() {}

    static Recordings open(
            Database database,
            Relay relay,
            Events events,
            Settings settings,
            Channels channels,
            Path data,
            Jobs jobs,
            Ffmpeg ffmpeg,
            InstantSource clock) {
        var usual = settings.of(RecordingSettings.NAME, RecordingSettings.defaults());
        var rules = new RecordingRules(database);
        var recordings = new Recordings(
                database,
                relay,
                events,
                usual,
                id -> channels.find(id).map(detail -> detail.channel().name()),
                data.toAbsolutePath().resolve(FOLDER),
                clock);
        recordings.afterwards(new PostProcessing(
                new RecordingFileStore(database),
                jobs,
                ffmpeg,
                one -> files(one, rules).over(usual.get().files())));
        return recordings;
    }

    private static RuleFiles files(Recording one, RecordingRules rules) {
        return one.rule().stream()
                .mapToObj(rules::find)
                .flatMap(Optional::stream)
                .map(rule -> rule.settings().files())
                .findFirst()
                .orElse(RuleFiles.USUAL);
    }

    /// The plan that says by rules what they record.
    static RecordingPlanning planning(
            Recordings recordings,
            Catalog catalog,
            Guide guide,
            Settings settings,
            Database database,
            Events events,
            InstantSource clock) {
        var usual = settings.of(RecordingSettings.NAME, RecordingSettings.defaults());
        var channels = catalog.channels();
        return new RecordingPlanning(
                new RecordingRules(database),
                new Surroundings(
                        () -> channels.list(ChannelQuery.all()).stream()
                                .map(row -> row.channel().id())
                                .toList(),
                        id -> channels.channel(id).map(Channel::name).orElse(""),
                        (ids, from, until) -> showings(guide, ids, from, until),
                        recordings::list,
                        Recordings::showing,
                        id -> channels.row(id).map(ChannelRow::providers).orElse(List.of()),
                        () -> connections(catalog, clock.instant()),
                        () -> List.of(usual.get().early(), usual.get().late()),
                        recordings::follow,
                        recordings::delete),
                events,
                clock);
    }

    private static List<Showing> showings(Guide guide, List<ChannelId> channels, Instant from, Instant until) {
        var all = new ArrayList<Showing>();
        guide.programmes().of(channels, from, until).forEach((channel, programmes) -> {
            for (var programme : programmes)
                ShowingReader.of(channel, programme).ifPresent(all::add);
        });
        return all;
    }

    private static Map<ProviderId, Integer> connections(Catalog catalog, Instant now) {
        return catalog.providers().all().stream()
                .collect(Collectors.toMap(status -> status.provider().id(), status -> status.connections(now)));
    }
}
