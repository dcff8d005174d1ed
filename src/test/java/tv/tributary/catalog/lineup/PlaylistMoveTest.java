package tv.tributary.catalog.lineup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// Channels stand where they were put, whatever was put where before.
class PlaylistMoveTest {
    @ParameterizedTest
    @CsvSource({
        "4, behind 1, 1 4 2 3 5",
        "1, behind 5, 2 3 4 5 1",
        "5, before 1, 5 1 2 3 4",
        "2 4, behind 5, 1 3 5 2 4",
        "4 2, before 1, 4 2 1 3 5",
        "1 3 5, behind 3, 2 1 3 5 4",
        "2 3, before 2, 1 2 3 4 5",
        "1 2 3 4 5, behind 3, 1 2 3 4 5",
    })
    void aSelectionStandsTogetherInItsOrderBesideTheOther(String moved, String where, String expected) {
        var rows = numbered(5);
        var point = where.startsWith("before") ? InsertionPoint.before(id(where)) : InsertionPoint.behind(id(where));

        assertThat(order(moved(rows, ids(moved), point))).isEqualTo(expected);
    }

    @Test
    void whoGoesBackToTheTurnOfTheirNumberHasNoPlaceOfTheirOwnAnyMore() {
        var there = moved(numbered(5), ids("4"), InsertionPoint.behind(new ChannelId(1)));
        var back = moved(there, ids("4"), InsertionPoint.behind(new ChannelId(3)));

        assertThat(order(back)).isEqualTo("1 2 3 4 5");
        assertThat(back).allSatisfy(row -> assertThat(row.position()).isEmpty());
    }

    @Test
    void amongGroupsWithAPlaceOneThatComesFromElsewhereJoinsTheGroup() {
        var rows =
                List.of(row(1, "Sport", 1), row(2, "Sport", 1), row(3, "News", 2), row(4, "Other", Integer.MAX_VALUE));

        var move = PlaylistMove.of(rows, ids("4 2"), InsertionPoint.before(new ChannelId(3)))
                .orElseThrow();

        assertThat(move.group()).isEqualTo("News");
        assertThat(move.joining()).containsExactlyInAnyOrder(new ChannelId(4), new ChannelId(2));
        assertThat(move.positions())
                .containsEntry(new ChannelId(4), Optional.of(new PlaylistPosition("0", 1)))
                .containsEntry(new ChannelId(2), Optional.of(new PlaylistPosition("0", 2)));
    }

    @Test
    void channelsThatAreGoneMoveNothing() {
        assertThat(PlaylistMove.of(numbered(3), ids("9"), InsertionPoint.before(new ChannelId(1))))
                .isEmpty();
        assertThat(PlaylistMove.of(numbered(3), ids("1"), InsertionPoint.before(new ChannelId(9))))
                .isEmpty();
    }

    /// The reference is a plain list out of which rows are taken and put in elsewhere.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMovesOneAfterTheOtherComeToWhatAListOfNamesWouldComeTo(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<>(numbered(12));
        // Two of no number and one of a part.
        rows.set(4, row(5, "", "4.1"));
        rows.set(10, row(11, "", ""));
        rows.set(11, row(12, "", ""));
        rows.sort(PlaylistMoveTest::compare);
        List<ChannelRow> now = rows;
        for (var move = 0; move < 200; move++) {
            var reference =
                    new ArrayList<>(now.stream().map(PlaylistMoveTest::id).toList());
            var chosen = new ArrayList<>(reference);
            Collections.shuffle(chosen, random);
            var target = chosen.removeLast();
            var moved = List.copyOf(chosen.subList(0, 1 + random.nextInt(3)));
            var isBefore = random.nextBoolean();
            reference.removeAll(moved);
            reference.addAll(reference.indexOf(target) + (isBefore ? 0 : 1), moved);

            now = moved(now, moved, isBefore ? InsertionPoint.before(target) : InsertionPoint.behind(target));

            assertThat(now).extracting(PlaylistMoveTest::id).isEqualTo(reference);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, UP, before 1",
        "2, DOWN, behind 3",
        "3 4, UP, before 2",
        "2 3, DOWN, behind 4",
        "1 4, UP, before 1",
        "1, UP, -",
        "5, DOWN, -",
        "4 5, LAST, -",
        "3, FIRST, before 1",
        "3, LAST, behind 5",
        "1 2 3 4 5, UP, -",
        "9, UP, -",
    })
    void aStepGoesPastTheRowBeside(String chosen, Step step, String expected) {
        var point = InsertionPoint.step(ids("1 2 3 4 5"), Set.copyOf(ids(chosen)), step)
                .map(it -> (it.side() == InsertionPoint.Side.BEFORE ? "before " : "behind ")
                        + it.item().value());

        assertThat(point.orElse("-")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/1", "0/12", "4.1/3", "/2"})
    void aPositionIsReadAsItWasWritten(String text) {
        assertThat(PlaylistPosition.parse(text).text()).isEqualTo(text);
    }

    private static List<ChannelRow> moved(List<ChannelRow> rows, List<ChannelId> ids, InsertionPoint<ChannelId> point) {
        var move = PlaylistMove.of(rows, ids, point);
        if (move.isEmpty()) return rows;
        var positions = move.get().positions();
        return rows.stream()
                .map(row -> Optional.ofNullable(positions.get(id(row)))
                        .map(position -> at(row, position))
                        .orElse(row))
                .sorted(PlaylistMoveTest::compare)
                .toList();
    }

    private static int compare(ChannelRow one, ChannelRow other) {
        return PlaylistOrder.compare(PlaylistOrder.key(one), one, PlaylistOrder.key(other), other);
    }

    private static ChannelRow at(ChannelRow row, Optional<PlaylistPosition> position) {
        return new ChannelRow(row.channel(), 1, List.of(), false, row.groupPlace(), false, false, "", false, position);
    }

    private static List<ChannelRow> numbered(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(i, "", Integer.toString(i)))
                .toList();
    }

    private static ChannelRow row(long id, String group, int place) {
        var channel = new Channel(new ChannelId(id), "Channel " + id, group, "", Long.toString(id), "");
        return new ChannelRow(channel, 1, List.of(), false, place, false, false, "", false, Optional.empty());
    }

    private static ChannelRow row(long id, String group, String number) {
        // The names of those without a number keep their order.
        var channel = new Channel(new ChannelId(id), "Channel " + id, group, "", number, "");
        return new ChannelRow(channel, 1, List.of());
    }

    private static ChannelId id(ChannelRow row) {
        return row.channel().id();
    }

    private static ChannelId id(String words) {
        return new ChannelId(Long.parseLong(words.substring(words.indexOf(' ') + 1)));
    }

    private static List<ChannelId> ids(String words) {
        return Arrays.stream(words.strip().split(" "))
                .map(Long::parseLong)
                .map(ChannelId::new)
                .toList();
    }

    private static String order(List<ChannelRow> rows) {
        return String.join(
                " ", rows.stream().map(row -> Long.toString(id(row).value())).toList());
    }
}
