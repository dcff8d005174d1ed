package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

/// Whatever a user does, undoing all of it gives what the lists alone would have given.
class UndoAllTest {
    private static final int STREAMS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void undoingAllGivesBackWhatWas(long seed) {
        try (var rig = new CatalogRig()) {
            rig.sync("Home", list("home", everyStream(), 0));
            rig.sync("Away", list("away", everyStream(), 0));
            var before = whole(rig);
            var random = new Random(seed);
            for (var i = 0; i < 25; i++) edit(rig, random);
            var after = whole(rig);

            var steps = undoAll(rig);
            assertThat(whole(rig)).isEqualTo(before);
            for (var i = 0; i < steps; i++) rig.catalog().history().redo();
            assertThat(whole(rig)).isEqualTo(after);
            rig.restart(Duration.ofDays(40));
            assertThat(whole(rig)).isEqualTo(after);
            undoAll(rig);
            assertThat(whole(rig)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void syncsBetweenEditsGiveWhatTheyWouldHaveGivenWithoutThem(long seed) {
        try (var edited = new CatalogRig();
                var plain = new CatalogRig()) {
            var random = new Random(seed);
            for (var round = 0; round < 6; round++) {
                var streams = someStreams(random);
                var renamed = random.nextInt(STREAMS);
                for (var rig : List.of(edited, plain)) {
                    sync(rig, "Home", list("home", streams, renamed));
                    sync(rig, "Away", list("away", everyStream(), round));
                }
                for (var i = 0; i < 5; i++) edit(edited, random);
            }

            undoAll(edited);

            assertThat(streams(edited)).isEqualTo(streams(plain));
        }
    }

    private static void sync(CatalogRig rig, String provider, String list) {
        if (rig.sync(provider, list).result() == SyncReport.Result.NEEDS_REVIEW) {
            rig.await(rig.catalog().sync().accept(rig.id(provider)));
        }
    }

    private static int undoAll(CatalogRig rig) {
        var steps = 0;
        for (; rig.catalog().history().ways().undo().isPresent(); steps++)
            rig.catalog().history().undo();
        return steps;
    }

    private static void edit(CatalogRig rig, Random random) {
        var editor = rig.catalog().editor();
        var ids =
                new ArrayList<>(all(rig).stream().map(row -> row.channel().id()).toList());
        Collections.shuffle(ids, random);
        var one = ids.getFirst();
        var some = ids.subList(0, Math.min(ids.size(), 1 + random.nextInt(4)));
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> editor.merge(some);
                case 3, 4 -> editor.split(one, someOf(sources(rig, one), random));
                case 5 -> editor.rename(one, "Name " + random.nextInt(100));
                case 6 -> editor.renumber(one, Integer.toString(1 + random.nextInt(30)));
                case 7 -> editor.renumber(some, 1 + random.nextInt(20));
                case 8 -> editor.moveToGroup(some, "Group " + random.nextInt(3));
                case 9 -> editor.hide(some);
                case 10 -> editor.reorder(one, new ArrayList<>(someOf(sources(rig, one), random)));
                default -> editor.ownNumber(some);
            }
        } catch (EditRefused _) {
            // Not every random wish can be granted.
        }
    }

    private static Set<SourceId> someOf(List<SourceId> sources, Random random) {
        var some = new TreeSet<SourceId>((a, b) -> Long.compare(a.value(), b.value()));
        sources.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private static List<SourceId> sources(CatalogRig rig, ChannelId channel) {
        return rig.catalog().channels().find(channel).orElseThrow().sources().stream()
                .map(ranked -> ranked.source().id())
                .toList();
    }

    private static List<ChannelRow> all(CatalogRig rig) {
        return rig.catalog().channels().list(new ChannelQuery("", "", Optional.empty(), 0, Sight.BOTH));
    }

    /// Everything there is to see, and that what is kept in memory is what a restart would read.
    private static List<String> whole(CatalogRig rig) {
        var seen = all(rig).stream()
                .map(row -> row + " " + sources(rig, row.channel().id()))
                .toList();
        var counts = rig.catalog().channels().counts();
        rig.restart(Duration.ZERO);
        assertThat(all(rig))
                .extracting(row -> row + " " + sources(rig, row.channel().id()))
                .isEqualTo(seen);
        assertThat(rig.catalog().channels().counts()).isEqualTo(counts);
        return seen;
    }

    /// Which streams share a channel, and what it is called; ids and numbers depend on what was there in between.
    private static Set<String> streams(CatalogRig rig) {
        var streams = new TreeSet<String>();
        for (var row : all(rig)) {
            var keys = rig.catalog().channels().find(row.channel().id()).orElseThrow().sources().stream()
                    .map(ranked -> ranked.providerName() + " " + ranked.source().url())
                    .toList();
            streams.add(row.channel().name() + " in " + row.channel().group() + " " + row.hidden() + ": " + keys);
        }
        return streams;
    }

    private static List<Integer> everyStream() {
        return IntStream.range(0, STREAMS).boxed().toList();
    }

    private static List<Integer> someStreams(Random random) {
        return everyStream().stream().filter(_ -> random.nextInt(4) > 0).toList();
    }

    private static String list(String host, List<Integer> streams, int renamed) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var stream : streams) {
            var name = "Channel" + (char) ('a' + stream) + "ville" + (stream == renamed ? " Plus" : "");
            list.append("#EXTINF:-1 group-title=\"UK\",").append(name);
            list.append("\nhttp://")
                    .append(host)
                    .append(".test/live/u/p/")
                    .append(stream + 1)
                    .append(".ts\n");
        }
        return list.toString();
    }
}
