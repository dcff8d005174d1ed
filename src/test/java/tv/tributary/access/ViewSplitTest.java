package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

class ViewSplitTest {
    private final List<ChannelRow> household = new ArrayList<>();

    private void group(String name, int channels) {
        for (var i = 0; i < channels; i++) {
            var id = new ChannelId(household.size() + 1);
            household.add(new ChannelRow(new Channel(id, name + " " + i, name, "", "", ""), 1, List.of()));
        }
    }

    private List<Long> seen(View view) {
        return household.stream()
                .filter(view::sees)
                .map(row -> row.channel().id().value())
                .toList();
    }

    private ViewSplit split(View view) {
        var split = ViewSplit.of(view, household, 400).orElseThrow();
        var both = new ArrayList<>(seen(split.first()));
        both.addAll(seen(split.rest()));
        assertThat(both).as("each is in one of them").containsExactlyInAnyOrderElementsOf(seen(view));
        assertThat(seen(split.first()).size()).isBetween(1, 400);
        return split;
    }

    @Test
    void whatTheClientReadsStaysWhole() {
        group("News", 400);
        assertThat(ViewSplit.of(View.all(), household, 400)).isEmpty();
    }

    @Test
    void groupsStayTogether() {
        group("News", 300);
        group("Sport", 200);
        group("Kids", 90);

        var split = split(View.all());

        assertThat(split.first().channels().groups()).isEqualTo(NameFilter.only(List.of("News", "Kids")));
        assertThat(split.rest().channels().groups()).isEqualTo(NameFilter.except(List.of("News", "Kids")));
        assertThat(seen(split.rest())).hasSize(200);
    }

    @Test
    void theGroupsThatWereChosenAreShared() {
        group("News", 300);
        group("Sport", 200);
        group("Shop", 900);
        var chosen = View.all().with(ChannelFilter.all().with(NameFilter.only(List.of("News", "Sport"))));
        var leftOut = View.all().with(ChannelFilter.all().with(NameFilter.except(List.of("Shop"))));

        assertThat(split(chosen).rest().channels().groups()).isEqualTo(NameFilter.only(List.of("Sport")));
        assertThat(split(leftOut).rest().channels().groups()).isEqualTo(NameFilter.except(List.of("News", "Shop")));
    }

    @Test
    void aGroupThatIsTooLargeAloneIsShared() {
        group("All", 1_000);

        var split = split(View.all());

        assertThat(seen(split.first())).hasSize(400).startsWith(1L);
        assertThat(seen(split.rest())).hasSize(600);
        assertThat(seen(split(split.rest()).rest())).hasSize(200);
    }
}
