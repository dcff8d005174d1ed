package tv.tributary.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.activity.ActivityEntry.NumberedEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;
import tv.tributary.text.Messages;

/// Closing stores what was published before: so each test closes before it looks.
final class ActivityLogTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);
    private static final ChannelId NEWS = new ChannelId(5);

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(NOON.plusSeconds(3_600));
    private final LatestValue<ActivitySettings> settings = new LatestValue<>(ActivitySettings.defaults());
    private ActivityLog activity = open();

    private ActivityLog open() {
        return new ActivityLog(store.database(), store.events(), settings, (_, _) -> "", clock);
    }

    @AfterEach
    void close() {
        activity.close();
        store.close();
    }

    private void happens(List<Event> facts) {
        facts.forEach(store.events()::publish);
        activity.close();
    }

    private List<String> texts(ActivityFilter filter) {
        return activity.stories(filter, Long.MAX_VALUE, 100).stream()
                .map(story -> story.latest().text())
                .toList();
    }

    static List<Event> everyKindOfFact() {
        return Stream.concat(ActivityEntryTest.factsOfNoChannel(), ActivityEntryTest.factsOfAChannel())
                .map(row -> (Event) row.get()[0])
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFact")
    void everyKindOfFactIsReadAsItWasStored(Event fact) {
        assertThat(FactCodec.read(FactCodec.type(fact), fact.at(), FactCodec.detail(fact)))
                .contains(fact);
    }

    @Test
    void whatAnOlderReleaseDidNotKnowIsEmpty() {
        var read = FactCodec.read("ViewerJoined", NOON, "{\"channel\":4,\"name\":\"Kanal Fyra\",\"client\":\"VLC\"}");

        assertThat(read).contains(new Event.ViewerJoined(NOON, FYRA, "Kanal Fyra", "", "", "VLC", StreamUse.VIEWER));
    }

    @Test
    void whatNoReleaseKnowsIsLeftOut() {
        assertThat(FactCodec.read("NoSuchFact", NOON, "{}")).isEmpty();
        assertThat(FactCodec.read("FailedOver", NOON, "{\"why\":\"no_such_reason\"}"))
                .isEmpty();
        assertThat(FactCodec.read("FailedOver", NOON, "")).isEmpty();
    }

    @Test
    void anOutageWithItsTenSwitchesIsOneStoryThatOpens() {
        var facts = new ArrayList<Event>();
        for (var i = 0; i < 10; i++) facts.add(over(i * 30, FYRA, "Kanal Fyra"));
        facts.add(new Event.FailedBack(NOON.plusSeconds(400), FYRA, "Kanal Fyra", "Away", "Home"));
        happens(facts);

        var stories = activity.stories(ActivityFilter.all(), Long.MAX_VALUE, 100);

        assertThat(stories).hasSize(1);
        var story = stories.getFirst();
        assertThat(story.kind()).isEqualTo(StoryKind.OUTAGE);
        assertThat(story.facts()).isEqualTo(11);
        assertThat(story.lasted()).isEqualTo(Duration.ofSeconds(400));
        assertThat(story.severity()).isEqualTo(Severity.WARNING);
        assertThat(story.channel()).contains(FYRA);
        assertThat(story.latest().text()).isEqualTo("Kanal Fyra returned from Away to its preferred source Home");
        assertThat(activity.entries(story.id(), 0, 100)).hasSize(11);
        assertThat(activity.entries(story.id(), 9, 100))
                .extracting(ActivityEntry::kind)
                .containsExactly(ActivityKind.FAILED_OVER, ActivityKind.FAILED_BACK);
    }

    @Test
    void whatIsStoredIsSaidInTheLanguageOfTheMoment() {
        happens(List.of(new Event.StreamClosed(NOON, FYRA, "Kanal Fyra")));
        assertThat(texts(ActivityFilter.all())).containsExactly("Kanal Fyra stopped: no viewers left");
        Messages.speak(Locale.GERMAN);
        try {
            assertThat(texts(ActivityFilter.all()))
                    .doesNotContain("Kanal Fyra stopped: no viewers left")
                    .hasSize(1);
        } finally {
            Messages.speak(Locale.ROOT);
        }
    }

    @Test
    void storiesAreFoundByKindSeverityChannelProviderPersonAndWords() {
        happens(List.of(
                over(0, FYRA, "Kanal Fyra"),
                joined(10, FYRA, "Kanal Fyra", "Anna"),
                joined(20, NEWS, "Aurora Néws", "Ben"),
                new Event.SyncFailed(NOON.plusSeconds(30), new ProviderId(2), "Away", "No answer.")));

        var all = ActivityFilter.all();
        assertThat(texts(all)).hasSize(4);
        assertThat(texts(new ActivityFilter(Optional.of(StoryKind.VIEWING), all.least(), all.channel(), "", "", "")))
                .containsExactly(
                        "Ben (VLC) on 192.168.1.9 watches Aurora Néws", "Anna (VLC) on 192.168.1.9 watches Kanal Fyra");
        assertThat(texts(new ActivityFilter(all.kind(), Severity.ERROR, all.channel(), "", "", "")))
                .containsExactly("Away could not be synced: No answer.");
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), Optional.of(NEWS), "", "", "")))
                .containsExactly("Ben (VLC) on 192.168.1.9 watches Aurora Néws");
        // An outage is found by the provider that failed and by the one that helped.
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "Home", "", "")))
                .hasSize(1);
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "Away", "", "")))
                .hasSize(2);
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "Anna", "")))
                .hasSize(1);
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", "anna kanal")))
                .hasSize(1);
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", "anna news")))
                .isEmpty();
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", "NEWS")))
                .hasSize(1);
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", "%")))
                .isEmpty();
        assertThat(texts(new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", "--")))
                .hasSize(4);
        assertThat(texts(new ActivityFilter(all.kind(), Severity.ERROR, all.channel(), "Away", "", "away")))
                .hasSize(1);
        assertThat(activity.people()).containsExactly("Anna", "Ben");
        assertThat(activity.providers()).containsExactly("Away", "Home");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsAndRepeats() {
        happens(IntStream.rangeClosed(1, 25)
                .mapToObj(n -> over(n, new ChannelId(n), "Channel " + n))
                .toList());
        for (var filter : List.of(ActivityFilter.all(), byText("channel"))) {
            var ids = new ArrayList<Long>();
            var before = Long.MAX_VALUE;
            for (var page = activity.stories(filter, before, 10);
                    !page.isEmpty();
                    page = activity.stories(filter, before, 10)) {
                page.forEach(story -> ids.add(story.id()));
                before = ids.getLast();
            }
            assertThat(ids)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 25).mapToObj(n -> 26L - n).toList());
        }
    }

    private static ActivityFilter byText(String text) {
        var all = ActivityFilter.all();
        return new ActivityFilter(all.kind(), all.least(), all.channel(), "", "", text);
    }

    @Test
    void noneOfManyAtOnceIsLost() {
        happens(IntStream.range(0, 5_000)
                .mapToObj(n -> over(n / 100, FYRA, "Kanal Fyra"))
                .toList());

        assertThat(store.events().lost()).isZero();
        assertThat(activity.stories(ActivityFilter.all(), Long.MAX_VALUE, 10))
                .extracting(ActivityStory::facts)
                .containsExactly(5_000);
        assertThat(activity.size().events()).isEqualTo(5_000);
        assertThat(activity.size().bytes()).isPositive();
    }

    @Test
    void anotherStartGoesOnBehindTheLastStory() {
        happens(List.of(over(0, FYRA, "Kanal Fyra")));
        activity = open();
        happens(List.of(over(1, FYRA, "Kanal Fyra")));

        assertThat(activity.stories(ActivityFilter.all(), Long.MAX_VALUE, 10))
                .extracting(ActivityStory::id)
                .containsExactly(2L, 1L);
    }

    @Test
    void whatIsTooOldGoesAtTheNextStartAndItsNamesWithIt() throws InterruptedException {
        happens(List.of(over(0, FYRA, "Kanal Fyra"), joined(86_400 * 9, NEWS, "News", "Ben")));
        clock.pass(Duration.ofDays(10));
        settings.set(ActivitySettings.defaults().withEvents(5, 1_000));
        activity = open();
        awaitChange();
        activity.close();

        assertThat(texts(ActivityFilter.all())).containsExactly("Ben (VLC) on 192.168.1.9 watches News");
        assertThat(activity.providers()).isEmpty();
        assertThat(texts(byText("fyra"))).isEmpty();
    }

    @Test
    void whatIsTooMuchGoesOldestFirst() throws InterruptedException {
        happens(IntStream.range(0, 1_500)
                .mapToObj(n -> over(n, new ChannelId(n + 1), "Channel %04d".formatted(n)))
                .toList());
        settings.set(ActivitySettings.defaults().withEvents(90, 1_000));
        activity = open();
        awaitChange();
        activity.close();

        assertThat(activity.size().events()).isEqualTo(1_000);
        assertThat(texts(byText("0499"))).isEmpty();
        assertThat(texts(ActivityFilter.all()).getFirst()).startsWith("Channel 1499 ");
    }

    /// Until what is superfluous has been deleted.
    private void awaitChange() throws InterruptedException {
        var changed = new CountDownLatch(1);
        try (var _ = activity.changes().follow(times -> {
            if (times > 0) changed.countDown();
        })) {
            assertThat(changed.await(30, TimeUnit.SECONDS))
                    .as("something was deleted")
                    .isTrue();
        }
    }

    @Test
    void theNewestAreToldBeforeTheyAreStored() {
        happens(List.of(over(0, FYRA, "Kanal Fyra"), new Event.StreamClosed(NOON, FYRA, "Kanal Fyra")));

        assertThat(activity.newest(0)).extracting(NumberedEntry::number).containsExactly(1L, 2L);
        assertThat(activity.newest(1)).extracting(NumberedEntry::number).containsExactly(2L);
        assertThat(activity.newest(2)).isEmpty();
        // From before a restart.
        assertThat(activity.newest(77)).hasSize(2);
    }

    @Test
    void anExportHasEveryFact() throws Exception {
        happens(List.of(
                over(0, FYRA, "=Kanal \"Fyra\""), over(60, FYRA, "=Kanal \"Fyra\""), joined(70, NEWS, "News", "Anna")));

        assertThat(exported(ActivityFilter.all(), ExportFormat.CSV))
                .isEqualTo("""
                        \uFEFFtime,story,kind,severity,event,channel,text
                        2026-03-01T12:01:10Z,2,viewing,info,ViewerJoined,5,"Anna (VLC) on 192.168.1.9 watches News"
                        2026-03-01T12:00:00Z,1,outage,warning,FailedOver,4,"'=Kanal ""Fyra"" switched from Home to Away. %1$s"
                        2026-03-01T12:01:00Z,1,outage,warning,FailedOver,4,"'=Kanal ""Fyra"" switched from Home to Away. %1$s"
                        """.formatted(Messages.of(FailureReason.STALLED)).replace("\n", "\r\n"));
        assertThat(exported(ActivityFilter.all(), ExportFormat.JSON))
                .startsWith(
                        "[\n{\"story\":2,\"storyKind\":\"viewing\",\"severity\":\"info\",\"event\":\"ViewerJoined\"")
                .contains("\"user\":\"Anna\"", "\"why\":\"stalled\"")
                .endsWith("}\n]\n");
        assertThat(exported(byText("nothing of the kind"), ExportFormat.JSON)).isEqualTo("[\n]\n");
    }

    private String exported(ActivityFilter filter, ExportFormat format) throws Exception {
        var out = new ByteArrayOutputStream();
        activity.export(filter, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Event over(int second, ChannelId channel, String name) {
        return new Event.FailedOver(
                NOON.plusSeconds(second), channel, name, "Home", "Away", FailureReason.STALLED, Duration.ZERO);
    }

    private static Event joined(int second, ChannelId channel, String name, String user) {
        return new Event.ViewerJoined(
                NOON.plusSeconds(second), channel, name, user, "192.168.1.9", "VLC", StreamUse.VIEWER);
    }
}
