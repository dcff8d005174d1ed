package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.health.NightlyRound.Night;

class NightlyRoundTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NEVER = Instant.MIN;

    @ParameterizedTest
    @CsvSource({
        // hours, now, its night
        "3, 6, 2026-01-02T01:00:00Z, 2026-01-02T02:00:00Z, 2026-01-02T05:00:00Z",
        "3, 6, 2026-01-02T04:59:59Z, 2026-01-02T02:00:00Z, 2026-01-02T05:00:00Z",
        "3, 6, 2026-01-02T05:00:00Z, 2026-01-03T02:00:00Z, 2026-01-03T05:00:00Z",
        "22, 4, 2026-01-02T01:00:00Z, 2026-01-01T21:00:00Z, 2026-01-02T03:00:00Z",
        "22, 4, 2026-01-02T03:00:00Z, 2026-01-02T21:00:00Z, 2026-01-03T03:00:00Z",
        "5, 5, 2026-01-02T12:00:00Z, 2026-01-02T04:00:00Z, 2026-01-03T04:00:00Z",
        // The hour from two to three is missing on 29 March 2026, and comes twice on 25 October.
        "2, 4, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "2, 4, 2026-10-24T22:30:00Z, 2026-10-25T00:00:00Z, 2026-10-25T03:00:00Z"
    })
    void aNightIsTheOneThatIsOrTheNext(int from, int until, Instant now, Instant begins, Instant ends) {
        assertThat(Night.of(settings(from, until), now, BERLIN)).isEqualTo(new Night(begins, ends));
    }

    @Test
    void aRoundBeginsWithTheNight() {
        assertThat(due("2026-01-02T01:00:00Z", NEVER, NEVER)).isEqualTo("2026-01-02T02:00:00Z");
    }

    @Test
    void aProgramThatWasJustStartedWaitsAMoment() {
        assertThat(due("2026-01-02T03:00:00Z", NEVER, Instant.parse("2026-01-02T03:10:00Z")))
                .isEqualTo("2026-01-02T03:10:00Z");
        assertThat(due("2026-01-02T04:55:00Z", NEVER, Instant.parse("2026-01-02T05:05:00Z")))
                .isEqualTo("2026-01-03T02:00:00Z");
    }

    @Test
    void eachNightHasOneRound() {
        assertThat(due("2026-01-02T03:00:00Z", Instant.parse("2026-01-02T02:00:00Z"), NEVER))
                .isEqualTo("2026-01-03T02:00:00Z");
    }

    @Test
    void hoursThatAreNoneAreRefused() {
        assertThatThrownBy(() -> settings(3, 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String due(String now, Instant begun, Instant earliest) {
        return NightlyRound.nextDue(settings(3, 6), Instant.parse(now), begun, earliest, BERLIN)
                .toString();
    }

    private static HealthSettings settings(int from, int until) {
        return new HealthSettings(true, from, until, true, 0);
    }
}
