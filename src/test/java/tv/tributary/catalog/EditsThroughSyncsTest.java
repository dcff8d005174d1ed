package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Source;
import tv.tributary.testkit.ProviderList;
import tv.tributary.testkit.ProviderList.Writing;

/// Random edits and twenty random syncs: what was decided about a channel is only ever seen on the streams it was
/// decided about, and on all of them that kept their names.
class EditsThroughSyncsTest {
    private final Map<ChannelId, Set<String>> streams = new HashMap<>();
    private final Map<ChannelId, String> names = new HashMap<>();
    private final Map<ChannelId, String> numbers = new HashMap<>();
    private final Map<ChannelId, String> groups = new HashMap<>();
    private final Set<ChannelId> hidden = new HashSet<>();
    private final Set<String> blocked = new HashSet<>();

    @ParameterizedTest
    @EnumSource(
            value = Writing.class,
            // Where an address is a place in the list, what is put in another's place cannot be told from a new name.
            mode = EnumSource.Mode.EXCLUDE,
            names = "PLACE_IN_LIST")
    void decisionsStayWithTheirStreams(Writing writing) {
        for (var seed = 1; seed <= 2; seed++) {
            var random = new Random(seed);
            var list = new ProviderList(random, writing, 16);
            forget();
            try (var rig = new CatalogRig()) {
                sync(rig, list);
                edit(rig, random);
                for (var i = 0; i < 20; i++) {
                    var changes = list.change();
                    sync(rig, list);
                    check(rig, writing + " " + seed + "." + i + " " + changes);
                }
            }
        }
    }

    private void forget() {
        List.of(streams, names, numbers, groups).forEach(Map::clear);
        hidden.clear();
        blocked.clear();
    }

    private static void sync(CatalogRig rig, ProviderList list) {
        if (rig.sync("Home", list.text()).result() == SyncReport.Result.NEEDS_REVIEW) {
            rig.await(rig.catalog().sync().accept(rig.id("Home")));
        }
    }

    private void edit(CatalogRig rig, Random random) {
        var editor = rig.catalog().editor();
        for (var row : all(rig)) {
            var id = row.channel().id();
            streams.put(id, truths(rig, id));
            switch (random.nextInt(6)) {
                case 0 -> {
                    editor.hide(List.of(id));
                    hidden.add(id);
                }
                case 1 -> {
                    names.put(id, "Mine " + id);
                    editor.rename(id, "Mine " + id);
                }
                case 2 -> {
                    numbers.put(id, Long.toString(500 + id.value()));
                    editor.renumber(id, numbers.get(id));
                }
                case 3 -> {
                    groups.put(id, "My group");
                    editor.moveToGroup(List.of(id), "My group");
                }
                case 4 -> {
                    var stream = sources(rig, id).getFirst();
                    editor.block(stream.id());
                    blocked.add(truth(stream));
                }
                default -> {}
            }
        }
        var merged = new ArrayList<>(rig.channels().subList(0, 2));
        var first = merged.getFirst().id();
        editor.merge(List.of(first, merged.getLast().id()));
        streams.merge(first, streams.remove(merged.getLast().id()), (here, there) -> {
            here.addAll(there);
            return here;
        });
        names.put(first, rig.catalog().channels().channel(first).orElseThrow().name());
    }

    private void check(CatalogRig rig, String when) {
        for (var row : all(rig)) {
            var id = row.channel().id();
            var decided = streams.get(id);
            var here = truths(rig, id);
            if (decided != null)
                assertThat(decided).as("streams of %s, %s", row, when).containsAll(here);
            assertThat(row.hidden()).as("%s, %s", row, when).isEqualTo(hidden.contains(id));
            if (names.containsKey(id)) assertThat(row.channel().name()).as(when).isEqualTo(names.get(id));
            if (groups.containsKey(id))
                assertThat(row.channel().group()).as(when).isEqualTo(groups.get(id));
            if (numbers.containsKey(id))
                assertThat(row.channel().number()).as(when).isEqualTo(numbers.get(id));
            for (var one : rig.catalog().channels().find(id).orElseThrow().sources()) {
                if (one.blocked()) assertThat(blocked).as(when).contains(truth(one.source()));
            }
        }
    }

    private static Set<String> truths(CatalogRig rig, ChannelId id) {
        var truths = new HashSet<String>();
        for (var source : sources(rig, id)) truths.add(truth(source));
        return truths;
    }

    private static String truth(Source source) {
        return source.attributes().getOrDefault("truth", "");
    }

    private static List<Source> sources(CatalogRig rig, ChannelId id) {
        return rig.catalog().channels().find(id).orElseThrow().sources().stream()
                .map(ChannelDetail.RankedSource::source)
                .toList();
    }

    private static List<ChannelRow> all(CatalogRig rig) {
        return rig.catalog().channels().list(new ChannelQuery("", "", Optional.empty(), 0, Sight.BOTH));
    }
}
