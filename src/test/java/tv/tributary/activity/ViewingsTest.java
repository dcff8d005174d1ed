package tv.tributary.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.activity.ViewingReport.DayTime;
import tv.tributary.activity.ViewingReport.Endings;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamUse;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingStore;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// Closing stores what was published before: so each test closes before it looks.
@Timeout(60)
final class ViewingsTest {
    /// A Sunday.
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(NOON.plusSeconds(3_600));
    private final LatestValue<ActivitySettings> settings = new LatestValue<>(ActivitySettings.defaults());
    private String showing = "";
    private Viewings viewings = open();

    private Viewings open() {
        return new Viewings(store.database(), store.events(), settings, (_, _) -> showing, clock);
    }

    @AfterEach
    void close() {
        viewings.close();
        store.close();
    }

    private void happens(Event... facts) {
        for (var fact : facts) store.events().publish(fact);
        viewings.close();
    }

    private ViewingReport report() {
        return viewings.report(NOON, NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC);
    }

    private String csv() throws Exception {
        var out = new ByteArrayOutputStream();
        viewings.export(NOON, NOON.plus(Duration.ofHours(2)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Event joined(int second, String user, StreamUse use) {
        return new Event.ViewerJoined(NOON.plusSeconds(second), FYRA, "Kanal Fyra", user, "192.168.1.9", "VLC", use);
    }

    private static Event left(int second, String user, long bytes) {
        return new Event.ViewerLeft(
                NOON.plusSeconds(second),
                FYRA,
                "Kanal Fyra",
                user,
                "192.168.1.9",
                "VLC",
                StreamUse.VIEWER,
                Duration.ofSeconds(60),
                bytes);
    }

    private static Event opened() {
        return new Event.StreamOpened(NOON, FYRA, "Kanal Fyra", "Home");
    }

    private static Event over() {
        return new Event.FailedOver(
                NOON.plusSeconds(30), FYRA, "Kanal Fyra", "Home", "Away", FailureReason.STALLED, Duration.ZERO);
    }

    @Test
    void aViewingSaysWhoWatchedWhatFromWhereAndHowItEnded() throws Exception {
        happens(opened(), joined(10, "Anna", StreamUse.VIEWER), over(), left(70, "Anna", 5_000));

        assertThat(csv().lines().skip(1))
                .containsExactly("2026-03-01T12:00:10Z,2026-03-01T12:01:10Z,4,\"Kanal Fyra\",\"Anna\",\"VLC\",\"Away\","
                        + "5000,1,left,\"\",0");
    }

    @Test
    void whatWasClosedByTributarySaysSo() {
        happens(
                joined(10, "Anna", StreamUse.VIEWER),
                new Event.ViewerDisconnected(
                        NOON.plusSeconds(70), FYRA, "Kanal Fyra", "Anna", "192.168.1.9", "VLC", "too slow"),
                left(70, "Anna", 5_000));

        assertThat(report().all().endings()).isEqualTo(new Endings(0, 0, 1, 0));
    }

    @Test
    void recordingsAndTestsAreNoViewings() {
        happens(joined(10, "Anna", StreamUse.RECORDING), joined(10, "Anna", StreamUse.PROBE));

        assertThat(report().all().viewings()).isZero();
    }

    @Test
    void whatRunsAtTheEndIsKeptAsStoppedThen() {
        happens(joined(0, "Anna", StreamUse.VIEWER));

        assertThat(report().all().time()).isEqualTo(Duration.ofHours(1));
        assertThat(report().all().endings()).isEqualTo(new Endings(0, 0, 0, 1));
    }

    @Test
    void whatACrashLeftRunningEndsAtTheLastKnownMoment() {
        viewings.close();
        new ViewingStore(store.database()).put(List.of(viewing(NOON, NOON.plusSeconds(600))));
        viewings = open();

        assertThat(report().all().time()).isEqualTo(Duration.ofMinutes(10));
        assertThat(report().all().endings()).isEqualTo(new Endings(0, 0, 0, 1));
    }

    @Test
    void namesAreNeitherKeptNorLeftWhereNobodyWantsThem() throws Exception {
        store.events().publish(joined(0, "Anna", StreamUse.VIEWER));
        settings.set(new ActivitySettings(90, 500_000, true, 0));
        happens(left(60, "Anna", 5_000), joined(70, "Ben", StreamUse.VIEWER));

        assertThat(csv()).doesNotContain("Anna", "Ben", "VLC").contains("Kanal Fyra");
    }

    @Test
    void namesAreRemovedFromWhatIsThere() throws Exception {
        happens(joined(0, "Anna", StreamUse.VIEWER), left(60, "Anna", 5_000));
        assertThat(csv()).contains("Anna");

        viewings.forgetPeople();

        assertThat(csv()).doesNotContain("Anna", "VLC").contains("Kanal Fyra");
    }

    @Test
    void theLongestWatchedComesFirst() {
        happens(
                joined(0, "Anna", StreamUse.VIEWER),
                left(60, "Anna", 5_000),
                joined(0, "Ben", StreamUse.VIEWER),
                left(90, "Ben", 7_000));

        assertThat(report().people())
                .extracting(ViewingReport.ViewingTotal::name)
                .containsExactly("Ben", "Anna");
        assertThat(report().channels())
                .containsExactly(new ViewingReport.ViewingTotal("Kanal Fyra", 2, Duration.ofSeconds(150), 12_000, 0));
    }

    @Test
    void whatIsTooOldIsDeleted() {
        viewings.close();
        var rows = new ViewingStore(store.database());
        rows.put(List.of(viewing(NOON, NOON.plusSeconds(600))));

        rows.prune(NOON.plusSeconds(601), 100);

        assertThat(rows.last()).isZero();
    }

    @Test
    void ofTooManyTheNewestStay() {
        viewings.close();
        var rows = new ViewingStore(store.database());
        rows.put(List.of(
                viewing(NOON, NOON.plusSeconds(600)),
                new ViewingRow(8, NOON, NOON, 4, "", "", "", "", 0, 0, Ending.LEFT, "", Duration.ZERO)));

        rows.prune(NOON.minusSeconds(1), 1);

        assertThat(report().all().viewings()).isZero();
        assertThat(rows.last()).isEqualTo(8);
    }

    @Test
    void whatWasOnIsKeptOfWhatWasWatchedLongEnough() {
        showing = "Evening news";
        happens(
                joined(0, "Anna", StreamUse.VIEWER),
                left(600, "Anna", 5_000),
                joined(700, "Ben", StreamUse.VIEWER),
                left(730, "Ben", 10));

        assertThat(report().programmes())
                .extracting(ViewingReport.ViewingTotal::name, ViewingReport.ViewingTotal::time)
                .containsExactly(tuple("Evening news", Duration.ofMinutes(10)), tuple("", Duration.ofSeconds(30)));
    }

    @Test
    void waitingForTheFirstPictureIsAveragedOverThoseWhoHadTo() {
        happens(
                waited(0, "Anna", Duration.ofMillis(900)),
                waited(1, "Ben", Duration.ofMillis(300)),
                waited(2, "Cleo", Duration.ZERO));

        assertThat(report().all().meanWait()).isEqualTo(Duration.ofMillis(600));
    }

    private static Event waited(int second, String user, Duration waited) {
        return new Event.ViewerJoined(
                NOON.plusSeconds(second), FYRA, "Kanal Fyra", user, "192.168.1.9", "VLC", StreamUse.VIEWER, waited);
    }

    @Test
    void whatFailedIsCountedAndWhoSavedIt() {
        happens(
                opened(),
                over(),
                new Event.SourceRefused(
                        NOON.plusSeconds(40), FYRA, "Kanal Fyra", "Away", "FYRA 4K", FailureReason.NO_SLOT),
                new Event.SlateShown(NOON.plusSeconds(50), FYRA, "Kanal Fyra", FailureReason.STALLED),
                new Event.StreamClosed(NOON.plusSeconds(110), FYRA, "Kanal Fyra"));

        var failures = report().failures();
        assertThat(failures.providers())
                .containsExactly(
                        new ViewingReport.FailureTotal("Away", 1, 0, Duration.ZERO),
                        new ViewingReport.FailureTotal("Home", 1, 1, Duration.ZERO));
        assertThat(failures.channels())
                .containsExactly(new ViewingReport.FailureTotal("Kanal Fyra", 2, 1, Duration.ofSeconds(60)));
        assertThat(failures.sources())
                .containsExactly(new ViewingReport.FailureTotal("FYRA 4K · Away", 1, 0, Duration.ZERO));
    }

    /// 2026-03-29 has no hour from two to three in Berlin.
    @Test
    void hoursAreThoseOfTheClockOnTheWall() {
        var from = Instant.parse("2026-03-28T22:30:00Z");
        var sums = new ViewingSums(ZoneId.of("Europe/Berlin"));

        sums.add(
                viewing(from.minusSeconds(600), from.plus(Duration.ofHours(5))),
                from,
                from.plus(Duration.ofHours(3)),
                true);

        assertThat(sums.days())
                .containsExactly(
                        new DayTime(LocalDate.parse("2026-03-28"), Duration.ofMinutes(30)),
                        new DayTime(LocalDate.parse("2026-03-29"), Duration.ofMinutes(150)));
        assertThat(sums.week().subList(143, 148))
                .containsExactly(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(60),
                        Duration.ZERO,
                        Duration.ofMinutes(30));
    }

    private static ViewingRow viewing(Instant began, Instant ended) {
        return new ViewingRow(
                7, began, ended, 4, "Kanal Fyra", "Anna", "VLC", "Home", 0, 0, Ending.RUNNING, "", Duration.ZERO);
    }
}
