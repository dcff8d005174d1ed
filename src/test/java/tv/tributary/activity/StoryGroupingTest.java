package tv.tributary.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;

final class StoryGroupingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);
    private static final ProviderId HOME = new ProviderId(1);

    /// What happens, and the story of each fact.
    static Stream<Arguments> days() {
        return Stream.of(
                arguments(
                        "an outage and its end",
                        List.of(over(0, 4), over(60, 4), slate(90, 4), back(300, 4)),
                        "1 1 1 1"),
                arguments(
                        "two channels fail at once",
                        List.of(over(0, 4), over(1, 5), over(2, 4), over(3, 5)),
                        "1 2 1 2"),
                arguments("what comes ten minutes later goes on", List.of(over(0, 4), over(600, 4)), "1 1"),
                arguments("what comes later still is another outage", List.of(over(0, 4), over(601, 4)), "1 2"),
                arguments(
                        "after its end there is another outage", List.of(over(0, 4), back(5, 4), over(9, 4)), "1 1 2"),
                arguments(
                        "the return to the preferred source may take hours",
                        List.of(over(0, 4), back(20_000, 4)),
                        "1 1"),
                arguments("a return of yesterday stands alone", List.of(over(0, 4), back(86_401, 4)), "1 2"),
                arguments("a stream from opening to closing", List.of(opened(0), closed(7_200)), "1 1"),
                arguments("it is opened again", List.of(opened(0), closed(60), opened(70), closed(90)), "1 1 2 2"),
                arguments(
                        "each viewer has a story, beside the stream and its trouble",
                        List.of(
                                opened(0),
                                joined(1, "Anna"),
                                joined(2, "Ben"),
                                over(3, 4),
                                left(4, "Anna"),
                                left(5, "Ben")),
                        "1 2 3 4 2 3"),
                arguments(
                        "a list that fails again and again, and then does not",
                        List.of(failed(0), failed(3_600), failed(7_200), finished(9_000), finished(12_000)),
                        "1 1 1 1 2"),
                arguments(
                        "wrong passwords of one address",
                        List.of(
                                new Event.LoginsRefused(NOON, "Anna", "192.168.1.9"),
                                new Event.LoginsRefused(NOON.plusSeconds(60), "Ben", "192.168.1.9"),
                                new Event.LoginsRefused(NOON.plusSeconds(61), "Ben", "192.168.1.8")),
                        "1 1 2"),
                arguments(
                        "the disk",
                        List.of(
                                new Event.StorageFailed(NOON, "Full."),
                                new Event.StorageRecovered(NOON.plusSeconds(30), Duration.ofSeconds(30))),
                        "1 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void factsThatBelongTogetherAreOneStory(String name, List<Event> facts, String stories) {
        var grouping = new StoryGrouping(0);

        assertThat(facts.stream()
                        .map(fact -> Long.toString(place(grouping, fact).story())))
                .as(name)
                .containsExactly(stories.split(" ", -1));
    }

    @Test
    void idsGoOnBehindThoseThatAreStored() {
        assertThat(place(new StoryGrouping(41), opened(0)).story()).isEqualTo(42);
    }

    @Test
    void aStoryKnowsWhenItBeganAndItsWorst() {
        var grouping = new StoryGrouping(0);
        place(grouping, over(0, 4));
        place(grouping, slate(10, 4));
        var last = place(grouping, back(25, 4));

        assertThat(last.position()).isEqualTo(2);
        assertThat(last.severity()).isEqualTo(Severity.ERROR);
        assertThat(last.began()).isEqualTo(NOON);
        assertThat(last.ended()).isEqualTo(NOON.plusSeconds(25));
    }

    @Test
    void aFactThatComesLateDoesNotTurnTimeBack() {
        var grouping = new StoryGrouping(0);
        place(grouping, over(10, 4));

        assertThat(place(grouping, over(8, 4)).ended()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void whatIsRememberedOfStoriesIsBounded() {
        var grouping = new StoryGrouping(0);
        var stories = new ArrayList<Long>();
        for (var channel = 1; channel <= 30_000; channel++)
            stories.add(place(grouping, over(channel, channel)).story());

        assertThat(stories).doesNotHaveDuplicates();
        assertThat(place(grouping, over(30_001, 30_000)).story()).isEqualTo(30_000);
    }

    private static StoryGrouping.Place place(StoryGrouping grouping, Event event) {
        return grouping.place(
                event, ActivityEntry.of(event).orElseThrow().kind().severity());
    }

    private static Event over(int second, int channel) {
        return new Event.FailedOver(
                NOON.plusSeconds(second),
                new ChannelId(channel),
                "Channel " + channel,
                "Home",
                "Away",
                FailureReason.STALLED,
                Duration.ZERO);
    }

    private static Event back(int second, int channel) {
        return new Event.FailedBack(
                NOON.plusSeconds(second), new ChannelId(channel), "Channel " + channel, "Away", "Home");
    }

    private static Event slate(int second, int channel) {
        return new Event.SlateShown(
                NOON.plusSeconds(second), new ChannelId(channel), "Channel " + channel, FailureReason.STALLED);
    }

    private static Event opened(int second) {
        return new Event.StreamOpened(NOON.plusSeconds(second), FYRA, "Kanal Fyra", "Home");
    }

    private static Event closed(int second) {
        return new Event.StreamClosed(NOON.plusSeconds(second), FYRA, "Kanal Fyra");
    }

    private static Event joined(int second, String user) {
        return new Event.ViewerJoined(
                NOON.plusSeconds(second), FYRA, "Kanal Fyra", user, "192.168.1.9", "VLC", StreamUse.VIEWER);
    }

    private static Event left(int second, String user) {
        return new Event.ViewerLeft(
                NOON.plusSeconds(second),
                FYRA,
                "Kanal Fyra",
                user,
                "192.168.1.9",
                "VLC",
                StreamUse.VIEWER,
                Duration.ofSeconds(second),
                1_000);
    }

    private static Event failed(int second) {
        return new Event.SyncFailed(NOON.plusSeconds(second), HOME, "Home", "No answer.");
    }

    private static Event finished(int second) {
        return new Event.SyncFinished(NOON.plusSeconds(second), HOME, "Home", 9, 1, 0, 0, 0);
    }
}
