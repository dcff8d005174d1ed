package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.channels.ChannelsLayout.SortBy.Direction.DOWN;
import static tv.tributary.ui.channels.ChannelsLayout.SortBy.Direction.UP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;

class ChannelQueryResultTest {
    private static final Map<ProviderId, String> NAMES =
            Map.of(new ProviderId(1), "North", new ProviderId(2), "Backup");
    private static final List<ChannelRow> ROWS = List.of(
            row(1, "10", "beta", "News", 1, 1), row(2, "9", "Alpha", "", 3, 2), row(3, "", "gamma", "Kids", 3, 1));

    @Test
    void withoutAnOrderThePlaylistsOrderStays() {
        assertThat(ids(List.of())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void numbersCountAndNoneComesLast() {
        assertThat(ids(List.of(new SortBy(ChannelColumn.NUMBER, UP)))).containsExactly(2L, 1L, 3L);
    }

    @Test
    void namesAreOrderedInAnyCase() {
        assertThat(ids(List.of(new SortBy(ChannelColumn.NAME, UP)))).containsExactly(2L, 1L, 3L);
    }

    @Test
    void channelsWithoutAGroupComeLast() {
        assertThat(ids(List.of(new SortBy(ChannelColumn.GROUP, UP)))).containsExactly(3L, 1L, 2L);
    }

    @Test
    void theSecondStepDecidesTies() {
        assertThat(ids(List.of(new SortBy(ChannelColumn.BACKUPS, DOWN), new SortBy(ChannelColumn.NAME, DOWN))))
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void providersAreOrderedByTheirNames() {
        assertThat(ids(List.of(new SortBy(ChannelColumn.PROVIDERS, UP)))).containsExactly(2L, 1L, 3L);
    }

    @Test
    void providersAreNamedBestFirst() {
        var row = new ChannelRow(ROWS.getFirst().channel(), 2, List.of(new ProviderId(2), new ProviderId(1)));
        assertThat(ChannelColumn.providers(row, NAMES)).isEqualTo("Backup, North");
    }

    private static List<Long> ids(List<SortBy> sort) {
        return ChannelQueryResult.sorted(ROWS, sort, NAMES).stream()
                .map(row -> row.channel().id().value())
                .toList();
    }

    private static ChannelRow row(long id, String number, String name, String group, int sources, long provider) {
        return new ChannelRow(
                new Channel(new ChannelId(id), name, group, "", number, ""),
                sources,
                List.of(new ProviderId(provider)));
    }
}
