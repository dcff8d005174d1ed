package tv.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.activity.StoryGrouping;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;

/// What a target is told, and when, with the time given.
final class AlertPolicyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private AlertPolicy policy = new AlertPolicy(AlertRule.defaults(), BERLIN);
    private Instant now = NOON;

    private void happens(Event event) {
        policy.hear(ActivityEntry.of(event).orElseThrow(), StoryGrouping.part(event), now);
    }

    /// All messages until then.
    private List<Alert> passes(Duration time) {
        var until = now.plus(time);
        var alerts = new ArrayList<Alert>();
        for (var next = policy.next(); next.isPresent() && !next.get().isAfter(until); next = policy.next()) {
            if (next.get().isAfter(now)) now = next.get();
            policy.take(now).ifPresent(alerts::add);
        }
        now = until;
        return alerts;
    }

    private static Event over(int channel) {
        return new Event.FailedOver(
                NOON,
                new ChannelId(channel),
                "Channel " + channel,
                "Home",
                "Away",
                FailureReason.STALLED,
                Duration.ZERO);
    }

    private static Event slate(int channel) {
        return new Event.SlateShown(NOON, new ChannelId(channel), "Channel " + channel, FailureReason.STALLED);
    }

    private static Event back(int channel) {
        return new Event.FailedBack(NOON, new ChannelId(channel), "Channel " + channel, "Away", "Home");
    }

    private static final Event SYNC_FAILED = new Event.SyncFailed(NOON, new ProviderId(1), "Home", "No answer.");
    private static final Event SYNC_DONE = new Event.SyncFinished(NOON, new ProviderId(1), "Home", 9, 1, 0, 0, 0);

    @Test
    void whatHappensIsToldAfterTenSecondsTogetherWithWhatHappensMeanwhile() {
        happens(over(1));
        assertThat(passes(Duration.ofSeconds(9))).isEmpty();
        happens(SYNC_FAILED);
        var alerts = passes(Duration.ofSeconds(1));

        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().lines())
                .containsExactly(
                        "Channel 1 switched from Home to Away. The stream stalled.",
                        "Home could not be synced: No answer.");
        assertThat(alerts.getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void whatNobodyWantsIsNotTold() {
        happens(SYNC_DONE);
        happens(new Event.StreamClosed(NOON, new ChannelId(1), "Channel 1"));
        assertThat(policy.next()).isEmpty();

        policy = new AlertPolicy(rule(Set.of(StoryKind.SYNC), Severity.ERROR), BERLIN);
        happens(over(1));
        happens(new Event.SyncNeedsReview(NOON, new ProviderId(1), "Home", 900, 2));
        assertThat(policy.next()).isEmpty();
        happens(SYNC_FAILED);
        assertThat(policy.next()).isPresent();
    }

    @Test
    void aStormOfFiveThousandIsThreeMessagesAtMostAndEachIsCounted() {
        var alerts = new ArrayList<Alert>();
        for (var n = 0; n < 5_000; n++) {
            happens(over(n + 1));
            alerts.addAll(passes(Duration.ofMillis(12)));
        }
        alerts.addAll(passes(Duration.ofMinutes(30)));

        assertThat(alerts.size()).isBetween(1, 3);
        assertThat(alerts.stream()
                        .mapToLong(alert -> alert.lines().size() + alert.more())
                        .sum())
                .isEqualTo(5_000);
        assertThat(alerts.getLast().text(4_096)).contains("and ", " more");
    }

    @Test
    void theSameTroubleIsToldAgainLessAndLessOften() {
        var told = new ArrayList<Duration>();
        for (var minute = 0; minute < 24 * 60; minute++) {
            happens(over(1));
            if (!passes(Duration.ofMinutes(1)).isEmpty()) told.add(Duration.between(NOON, now));
        }

        assertThat(told).extracting(Duration::toMinutes).containsExactly(1L, 16L, 46L, 106L, 226L, 466L, 826L, 1_186L);
    }

    @Test
    void troubleThatGetsWorseIsToldAtOnce() {
        happens(over(1));
        passes(Duration.ofMinutes(5));
        happens(slate(1));

        assertThat(passes(Duration.ofMinutes(1))).extracting(Alert::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void theEndOfTroubleThatWasToldIsToldOnce() {
        happens(SYNC_FAILED);
        passes(Duration.ofMinutes(10));
        happens(SYNC_DONE);
        happens(SYNC_DONE);
        var alerts = passes(Duration.ofMinutes(10));

        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().allClear()).isTrue();
        assertThat(alerts.getFirst().title()).isEqualTo("All clear");
        assertThat(alerts.getFirst().lines()).containsExactly("Home: 1 new, none gone");
    }

    @Test
    void nobodyIsToldOfTheEndOfTroubleThatWasNotTold() {
        happens(back(1));

        assertThat(policy.next()).isEmpty();
    }

    @Test
    void thereAreNoMoreMessagesAnHourThanWished() {
        policy = new AlertPolicy(
                new AlertRule(
                        Set.of(StoryKind.OUTAGE), Severity.WARNING, true, Optional.empty(), Optional.empty(), true, 2),
                BERLIN);
        var alerts = new ArrayList<Instant>();
        for (var minute = 0; minute < 180; minute++) {
            happens(over(minute + 1));
            passes(Duration.ofMinutes(1)).forEach(alert -> alerts.add(alert.at()));
        }

        for (var n = 2; n < alerts.size(); n++)
            assertThat(Duration.between(alerts.get(n - 2), alerts.get(n))).isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(alerts.size()).isBetween(5, 6);
    }

    @Test
    void inQuietHoursOnlyErrorsAreTold() {
        policy = new AlertPolicy(quiet(true), BERLIN);
        now = Instant.parse("2026-03-01T22:30:00Z");
        happens(over(1));
        assertThat(passes(Duration.ofHours(1))).isEmpty();
        happens(slate(2));

        var alerts = passes(Duration.ofMinutes(1));
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().lines()).hasSize(2);
    }

    @Test
    void whatHappensInQuietHoursIsToldWhenTheyEnd() {
        policy = new AlertPolicy(quiet(false), BERLIN);
        now = Instant.parse("2026-03-01T22:30:00Z");
        happens(slate(1));
        happens(slate(2));

        assertThat(policy.next()).contains(Instant.parse("2026-03-02T06:00:00Z"));
        assertThat(passes(Duration.ofHours(9))).hasSize(1);
    }

    /// In Berlin, where the clock was put forward at two o'clock on 29 March 2026.
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T20:59:00Z, ",
        "2026-03-01T21:00:00Z, 2026-03-02T06:00:00Z",
        "2026-03-01T05:59:00Z, 2026-03-01T06:00:00Z",
        "2026-03-01T06:00:00Z, ",
        "2026-03-28T23:30:00Z, 2026-03-29T05:00:00Z"
    })
    void quietHoursEndAtTheWishedTimeOfDay(Instant at, Instant end) {
        assertThat(quiet(false).quietEnd(at, BERLIN)).isEqualTo(Optional.ofNullable(end));
    }

    private static AlertRule rule(Set<StoryKind> kinds, Severity least) {
        return new AlertRule(kinds, least, true, Optional.empty(), Optional.empty(), true, 6);
    }

    private static AlertRule quiet(boolean urgentAnyway) {
        var usual = AlertRule.defaults();
        return new AlertRule(
                usual.kinds(),
                usual.least(),
                true,
                Optional.of(LocalTime.of(22, 0)),
                Optional.of(LocalTime.of(7, 0)),
                urgentAnyway,
                6);
    }
}
