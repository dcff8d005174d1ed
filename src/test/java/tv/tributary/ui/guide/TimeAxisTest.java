package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;

class TimeAxisTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    /// Two and a half hours, four pixels a minute.
    private final TimeAxis axis = new TimeAxis(Instant.parse("2026-09-01T18:30:00Z"), 600, 4);

    @Test
    void aMomentLiesAsManyPixelsFromTheEdgeAsItsMinutesAsk() {
        assertThat(axis.x(Instant.parse("2026-09-01T18:30:00Z"))).isZero();
        assertThat(axis.x(Instant.parse("2026-09-01T19:00:00Z"))).isEqualTo(120);
        assertThat(axis.x(Instant.parse("2026-09-01T18:00:00Z"))).isEqualTo(-120);
        assertThat(axis.at(120)).isEqualTo("2026-09-01T19:00:00Z");
        assertThat(axis.end()).isEqualTo("2026-09-01T21:00:00Z");
    }

    @Test
    void halfHoursAreMarkedByTheClockOfTheZone() {
        assertThat(axis.ticks(LONDON))
                .containsExactly(
                        Instant.parse("2026-09-01T18:30:00Z"),
                        Instant.parse("2026-09-01T19:00:00Z"),
                        Instant.parse("2026-09-01T19:30:00Z"),
                        Instant.parse("2026-09-01T20:00:00Z"),
                        Instant.parse("2026-09-01T20:30:00Z"));
        var nepal = new TimeAxis(Instant.parse("2026-09-01T18:30:00Z"), 240, 4).ticks(ZoneId.of("Asia/Kathmandu"));
        assertThat(nepal).containsExactly(Instant.parse("2026-09-01T18:45:00Z"), Instant.parse("2026-09-01T19:15:00Z"));
    }

    @Test
    void theHourThatComesTwiceInAutumnHasItsMarksTwice() {
        var night = new TimeAxis(Instant.parse("2026-10-25T00:00:00Z"), 480, 4);
        assertThat(night.ticks(LONDON))
                .extracting(tick -> tick.atZone(LONDON).toLocalTime().toString())
                .containsExactly("01:00", "01:30", "01:00", "01:30");
    }

    @Test
    void thePresentIsALittleInFromTheLeftEdge() {
        assertThat(TimeAxis.startFor(Instant.parse("2026-09-01T18:40:00Z"), LONDON))
                .isEqualTo("2026-09-01T18:30:00Z");
        assertThat(TimeAxis.startFor(Instant.parse("2026-09-01T18:35:00Z"), LONDON))
                .isEqualTo("2026-09-01T18:00:00Z");
        assertThat(TimeAxis.startFor(Instant.parse("2026-09-01T18:40:00Z"), KOLKATA))
                .isEqualTo("2026-09-01T18:30:00Z");
    }

    @Test
    void aProgrammeInSightMovesNothing() {
        assertThat(axis.startToShow(airing("2026-09-01T19:00:00Z", "2026-09-01T19:30:00Z")))
                .isEqualTo(axis.start());
    }

    @Test
    void oneThatEndsBehindTheRightEdgeIsMovedInWhole() {
        assertThat(axis.startToShow(airing("2026-09-01T20:45:00Z", "2026-09-01T21:30:00Z")))
                .isEqualTo("2026-09-01T19:00:00Z");
    }

    @Test
    void oneThatIsLongerThanWhatIsInSightBeginsAtTheLeftEdge() {
        assertThat(axis.startToShow(airing("2026-09-01T20:00:00Z", "2026-09-02T20:00:00Z")))
                .isEqualTo("2026-09-01T20:00:00Z");
    }

    @Test
    void oneThatBeganLongAgoAndGoesOnMovesNothing() {
        assertThat(axis.startToShow(airing("2026-09-01T06:00:00Z", "2026-09-01T20:30:00Z")))
                .isEqualTo(axis.start());
        assertThat(axis.startToShow(airing("2026-09-01T18:00:00Z", "2026-09-01T18:35:00Z")))
                .isEqualTo("2026-09-01T18:00:00Z");
    }

    private static Airing airing(String start, String stop) {
        return new Airing(
                new ChannelId(1), Instant.parse(start), Instant.parse(stop), "News", "", "", "", Genre.NEWS, List.of());
    }
}
