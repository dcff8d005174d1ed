package tv.tributary.catalog.lineup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// A copy with a few other channels is what an index made of all rows would be.
class ChannelIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void afterAnyEditsItIsAsIfMadeAnew(int seed) {
        var random = new Random(seed);
        var rows = new TreeMap<Long, ChannelRow>();
        for (var id = 1L; id <= 200; id++) rows.put(id, row(id, random));
        var index = ChannelIndex.of(rows.values());
        for (var edit = 0; edit < 300; edit++) {
            var touched = new HashSet<Long>();
            var fresh = new ArrayList<ChannelRow>();
            for (var i = random.nextInt(6); i >= 0; i--) {
                var id = 1L + random.nextInt(250);
                if (!touched.add(id)) continue;
                rows.remove(id);
                if (random.nextInt(3) > 0) fresh.add(row(id, random));
            }
            for (var row : fresh) rows.put(row.channel().id().value(), row);
            index = index.with(touched, fresh.stream().map(SearchableRow::of).toList());
        }

        var anew = ChannelIndex.of(rows.values());
        assertThat(numbersAndNames(index, "")).isEqualTo(numbersAndNames(anew, ""));
        assertThat(numbersAndNames(index, "name 7")).isEqualTo(numbersAndNames(anew, "name 7"));
        assertThat(index.list()).containsExactlyInAnyOrderElementsOf(rows.values());
        for (var id = 1L; id <= 251; id++)
            assertThat(index.find(new ChannelId(id))).isEqualTo(Optional.ofNullable(rows.get(id)));
        assertThat(index.groups()).isEqualTo(anew.groups());
        assertThat(index.size()).isEqualTo(anew.size());
        assertThat(index.sources()).isEqualTo(anew.sources());
        assertThat(index.withBackups()).isEqualTo(anew.withBackups());
        assertThat(index.channelsOf(new ProviderId(1))).isEqualTo(anew.channelsOf(new ProviderId(1)));
    }

    @Test
    void anEditOfNobodyLeavesTheSameIndex() {
        var index = ChannelIndex.of(List.of(row(1, new Random(1))));

        assertThat(index.with(new HashSet<>(List.of(9L)), List.of())).isSameAs(index);
    }

    /// Few numbers and names: many sort alike.
    private static ChannelRow row(long id, Random random) {
        var channel = new Channel(
                new ChannelId(id),
                "Name " + random.nextInt(9),
                "Group " + random.nextInt(3),
                "",
                Integer.toString(1 + random.nextInt(20)),
                "");
        return new ChannelRow(channel, 1 + random.nextInt(3), List.of(new ProviderId(1 + random.nextInt(2))));
    }

    private static List<String> numbersAndNames(ChannelIndex index, String words) {
        return index.find(ChannelQuery.of(words), SearchQuery.of(words)).inOrder().stream()
                .map(row -> row.channel().number() + " " + row.channel().group() + " "
                        + row.channel().name())
                .toList();
    }
}
