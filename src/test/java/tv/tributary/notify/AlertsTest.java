package tv.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.activity.StoryGrouping;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.notify.AlertSender.Delivery;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.AlertTarget.TargetState;
import tv.tributary.notify.Alerts.AlertTargetRefused;
import tv.tributary.settings.Settings;
import tv.tributary.store.AlertStore;
import tv.tributary.store.SettingStore;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

final class AlertsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AlertTarget PHONE = new AlertTarget(
            0,
            "Phone",
            TargetKind.GOTIFY,
            true,
            Map.of("address", "http://127.0.0.1:9", "token", "marked-token"),
            AlertRule.defaults());

    private final TempStore store = new TempStore();
    private final Settings settings = new Settings(store.database());
    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> sent = new ArrayList<>();
    private final List<ActivityStory> past = new ArrayList<>();
    private final Queue<Delivery> answers = new ArrayDeque<>();

    @AfterEach
    void close() {
        store.close();
    }

    private Delivery send(AlertTarget target, Alert alert) {
        var delivery = Optional.ofNullable(answers.poll()).orElse(Delivery.DONE);
        sent.add(clock.instant().toString().substring(11, 19) + " " + alert.text(1_000) + " " + delivery.words());
        return delivery;
    }

    private Alerts alerts() {
        var senders = new EnumMap<TargetKind, AlertSender>(TargetKind.class);
        for (var kind : TargetKind.values()) senders.put(kind, this::send);
        return new Alerts(settings, store.database(), _ -> past, store.events(), senders, InstantSource.system());
    }

    /// A queue whose steps the test makes itself, with the clock's time.
    private AlertQueue queue() {
        return queue(PHONE);
    }

    private AlertQueue queue(AlertTarget target) {
        return new AlertQueue(
                target,
                this::send,
                TargetState.NONE,
                new WaitingAlerts(new AlertStore(store.database()), 0),
                _ -> past,
                clock,
                ZoneOffset.UTC);
    }

    private void passes(AlertQueue queue, Duration time) {
        var until = clock.instant().plus(time);
        queue.step();
        for (var next = queue.untilNext();
                !clock.instant().plus(next).isAfter(until) && clock.instant().isBefore(until);
                next = queue.untilNext()) {
            clock.pass(next.isZero() ? Duration.ofMillis(1) : next);
            queue.step();
        }
    }

    private void fails(AlertQueue queue) {
        var event = new Event.SyncFailed(NOON, new ProviderId(1), "Home", "No answer.");
        queue.hear(ActivityEntry.of(event).orElseThrow(), StoryGrouping.part(event));
    }

    @Test
    void whatFailsIsTriedAgainLaterEachTimeAndDeliveredOnce() {
        for (var n = 0; n < 3; n++) answers.add(Delivery.failed("broken"));
        var queue = queue();
        fails(queue);
        passes(queue, Duration.ofHours(2));

        assertThat(sent)
                .containsExactly(
                        "12:00:10 Home could not be synced: No answer. broken",
                        "12:00:20 Home could not be synced: No answer. broken",
                        "12:00:40 Home could not be synced: No answer. broken",
                        "12:01:20 Home could not be synced: No answer. ");
        assertThat(queue.state().problem()).isEmpty();
        assertThat(queue.state().lastSent()).contains(NOON.plusSeconds(80));
    }

    @Test
    void aServiceThatNamesATimeIsLeftAloneUntilThen() {
        answers.add(new Delivery("slow down", true, Optional.of(Duration.ofSeconds(95))));
        var queue = queue();
        fails(queue);
        passes(queue, Duration.ofSeconds(30));

        assertThat(queue.state().problem()).isEqualTo("slow down");
        assertThat(queue.state().failedAt()).contains(NOON.plusSeconds(10));
        passes(queue, Duration.ofMinutes(5));
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).startsWith("12:01:45 ");
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        answers.add(Delivery.refused("wrong token"));
        var queue = queue();
        fails(queue);
        passes(queue, Duration.ofHours(2));

        assertThat(sent).hasSize(1);
        assertThat(queue.state().problem()).isEqualTo("wrong token");
    }

    @Test
    void whatWaitsOrIsBeingGatheredIsSentAfterARestart() {
        answers.add(Delivery.failed("broken"));
        var queue = queue();
        fails(queue);
        passes(queue, Duration.ofSeconds(15));
        var later = new Event.SyncFailed(NOON, new ProviderId(2), "Cabin", "No answer.");
        queue.hear(ActivityEntry.of(later).orElseThrow(), StoryGrouping.part(later));
        queue.close();
        assertThat(sent).hasSize(1);

        var next = queue();
        next.readKept();
        passes(next, Duration.ofMinutes(1));
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).contains("Home could not be synced");
        assertThat(sent.get(2)).contains("Cabin could not be synced");

        var third = queue();
        third.readKept();
        passes(third, Duration.ofMinutes(1));
        assertThat(sent).hasSize(3);
    }

    /// A thread that begins late must not ask a database that has been closed meanwhile.
    @Test
    void aQueueThatIsClosedReadsNothingAnyMore() {
        var queue = queue();
        queue.close();
        store.database().close();

        assertThat(queue.readKept()).isFalse();
    }

    @Test
    void whatWaitsKeepsQuietHoursToo() {
        answers.add(Delivery.failed("broken"));
        var rule = new AlertRule(
                AlertRule.defaults().kinds(),
                Severity.WARNING,
                true,
                Optional.of(LocalTime.of(12, 1)),
                Optional.of(LocalTime.of(13, 0)),
                false,
                6);
        var quiet = new AlertTarget(0, "Phone", TargetKind.GOTIFY, true, PHONE.values(), rule);
        clock.pass(Duration.ofSeconds(40));
        var queue = queue(quiet);
        fails(queue);
        passes(queue, Duration.ofHours(2));

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).startsWith("12:00:50");
        assertThat(sent.getLast()).startsWith("13:00:00");
    }

    @Test
    void aDailyDigestCountsWhatHappenedAndNamesTheTrouble() {
        var usual = AlertRule.defaults();
        var rule = new AlertRule(
                usual.kinds(), Severity.ERROR, true, Optional.empty(), Optional.empty(), true, 6, Digest.DAILY);
        var queue = queue(new AlertTarget(0, "Phone", TargetKind.GOTIFY, true, PHONE.values(), rule));
        passes(queue, Duration.ofHours(30));
        assertThat(sent).as("nothing happened").isEmpty();

        past.add(story(StoryKind.SYNC, Severity.ERROR));
        past.add(story(StoryKind.SYNC, Severity.INFO));
        past.add(story(StoryKind.VIEWING, Severity.INFO));
        passes(queue, Duration.ofHours(24));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst())
                .startsWith("09:00:00 Yesterday")
                .contains("Lists: 2, one with trouble", "Home could not be synced: No answer.")
                .doesNotContain("Viewing");
    }

    private static ActivityStory story(StoryKind kind, Severity severity) {
        var event = new Event.SyncFailed(NOON, new ProviderId(1), "Home", "No answer.");
        return new ActivityStory(
                1, kind, severity, NOON, NOON, 1, ActivityEntry.of(event).orElseThrow(), Optional.empty());
    }

    /// In Berlin, where it is an hour later than in Greenwich in winter.
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-03-02T07:59:59Z, 2026-03-02T08:00:00Z",
        "DAILY, 2026-03-02T08:00:00Z, 2026-03-03T08:00:00Z",
        "DAILY, 2026-03-28T09:00:00Z, 2026-03-29T07:00:00Z",
        "WEEKLY, 2026-03-02T07:00:00Z, 2026-03-02T08:00:00Z",
        "WEEKLY, 2026-03-02T08:00:00Z, 2026-03-09T08:00:00Z",
        "WEEKLY, 2026-03-04T12:00:00Z, 2026-03-09T08:00:00Z",
        "OFF, 2026-03-04T12:00:00Z, "
    })
    void digestsComeAtNineInTheMorning(Digest digest, Instant after, Instant next) {
        assertThat(digest.next(after, ZoneId.of("Europe/Berlin"))).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void aTargetThatWasStoredBeforeThereWereDigestsHasNone() {
        new SettingStore(store.database()).save("alerts", """
                {"lastId":1,"targets":[{"id":1,"name":"Phone","kind":"gotify","enabled":true,"values":{},"rule":
                {"kinds":["sync"],"least":"warning","allClear":true,"urgentAnyway":true,"mostPerHour":6}}]}
                """);
        try (var alerts = alerts()) {
            assertThat(alerts.targets().getFirst().target().rule().digest()).isEqualTo(Digest.OFF);
        }
    }

    @Test
    void afterADayNobodyWantsToKnowIt() {
        for (var n = 0; n < 200; n++) answers.add(Delivery.failed("broken"));
        var queue = queue();
        fails(queue);
        passes(queue, Duration.ofHours(30));
        var tries = sent.size();
        passes(queue, Duration.ofHours(30));

        assertThat(tries).isBetween(20, 40);
        assertThat(sent).hasSize(tries);
    }

    @Test
    void aStormOfFiveThousandFailoversIsThreeMessagesAtMost() {
        var queue = queue();
        for (var n = 0; n < 5_000; n++) {
            var event = new Event.FailedOver(
                    NOON, new ChannelId(1 + n % 700), "Channel", "Home", "Away", FailureReason.STALLED, Duration.ZERO);
            queue.hear(ActivityEntry.of(event).orElseThrow(), StoryGrouping.part(event));
            passes(queue, Duration.ofMillis(12));
            clock.pass(Duration.ofMillis(12));
        }
        passes(queue, Duration.ofMinutes(14));

        assertThat(sent.size()).isBetween(1, 3);
    }

    @Test
    void targetsAreStoredAndTheirSecretsStayWhenTheyAreLeftEmpty() {
        long id;
        try (var alerts = alerts()) {
            id = alerts.add(PHONE).id();
            alerts.change(new AlertTarget(
                    id,
                    "Anna's phone",
                    TargetKind.GOTIFY,
                    false,
                    Map.of("address", "http://127.0.0.1:8", "token", ""),
                    PHONE.rule()));
        }
        try (var alerts = alerts()) {
            var found = alerts.find(id).orElseThrow();
            assertThat(found.name()).isEqualTo("Anna's phone");
            assertThat(found.value("token")).isEqualTo("marked-token");
            assertThat(found.toString()).doesNotContain("marked-token");
            assertThat(alerts.remove(id)).isTrue();
            assertThat(alerts.remove(id)).isFalse();
            assertThat(alerts.add(PHONE).id()).isGreaterThan(id);
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        try (var alerts = alerts()) {
            var without = new AlertTarget(
                    0, "Phone", TargetKind.GOTIFY, true, Map.of("address", "http://127.0.0.1:9"), PHONE.rule());
            assertThatThrownBy(() -> alerts.add(without))
                    .isInstanceOf(AlertTargetRefused.class)
                    .hasMessage("Token is missing.");
            var elsewhere = new AlertTarget(
                    0, "Phone", TargetKind.GOTIFY, true, Map.of("address", "phone", "token", "t"), PHONE.rule());
            assertThatThrownBy(() -> alerts.add(elsewhere)).hasMessage("Address must begin with http:// or https://.");
        }
    }

    @Test
    void aTestSaysWhatTheServiceSaid() {
        try (var alerts = alerts()) {
            assertThat(alerts.test(PHONE)).isEmpty();
            answers.add(Delivery.refused("wrong token"));
            assertThat(alerts.test(PHONE)).isEqualTo("wrong token");
        }
        assertThat(sent).first().asString().contains("This is a test");
    }

    @Test
    void aTargetWithoutAWayIsNoTrouble() {
        var event = new Event.StreamClosed(NOON, new ChannelId(1), "Channel");
        try (var alerts = alerts()) {
            alerts.add(PHONE);
            store.events().publish(event);
        }
        assertThat(sent).isEmpty();
    }
}
