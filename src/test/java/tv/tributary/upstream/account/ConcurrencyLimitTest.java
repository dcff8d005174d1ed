package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.SourceId;

/// What refusals show of how many streams a provider sends at once, and what they do not.
class ConcurrencyLimitTest {
    private static final SourceId NEWS = new SourceId(1);
    private static final SourceId SPORT = new SourceId(2);
    private static final Optional<Duration> NEVER = Optional.empty();

    private final ConcurrencyLimit limit = new ConcurrencyLimit();

    @Test
    void oneSourceRefusedShowsNothingHoweverOften() {
        for (int second = 0; second < 600; second++)
            assertThat(refused(NEWS, 1, second)).isFalse();
        assertThat(limit.at(seconds(600))).isZero();
    }

    @Test
    void twoSourcesRefusedWithinAPanelsMemoryShowNothing() {
        refused(NEWS, 1, 0);
        assertThat(refused(SPORT, 1, 19)).isFalse();
        assertThat(limit.at(seconds(19))).isZero();
    }

    @Test
    void twoSourcesRefusedForLongerShowTheLimit() {
        refused(NEWS, 1, 0);
        assertThat(refused(SPORT, 1, 20)).isTrue();
        assertThat(limit.at(seconds(20))).isEqualTo(1);
    }

    @Test
    void aRefusalSoonAfterAStreamEndedShowsNothing() {
        refused(NEWS, 2, 0);
        var ended = Optional.of(Duration.ofMillis(19_999));
        assertThat(limit.refused(SPORT, 2, ended, seconds(30))).isFalse();
        assertThat(limit.refused(SPORT, 2, Optional.of(Duration.ofSeconds(20)), seconds(31)))
                .isTrue();
    }

    @Test
    void aRefusalWhileNothingElsePlaysShowsNothing() {
        refused(NEWS, 0, 0);
        assertThat(refused(SPORT, 0, 60)).isFalse();
    }

    @Test
    void aRefusalOfLongAgoDoesNotCount() {
        refused(NEWS, 1, 0);
        assertThat(refused(SPORT, 1, 601)).isFalse();
        assertThat(refused(NEWS, 1, 621)).isTrue();
    }

    @Test
    void oneStreamMoreThanWasRefusedSpeaksAgainstIt() {
        refused(NEWS, 1, 0);
        limit.delivers(2);
        assertThat(refused(SPORT, 1, 30)).isFalse();
    }

    @Test
    void aLimitIsForgottenAsSoonAsOneStreamMoreIsSent() {
        limit.confirmed(2, seconds(0));
        limit.delivers(2);
        assertThat(limit.at(seconds(1))).isEqualTo(2);
        limit.delivers(3);
        assertThat(limit.at(seconds(1))).isZero();
    }

    @Test
    void aLimitIsTestedAgainAfterAMinuteThenAfterTwoAtLastAfterTen() {
        long at = 0;
        for (int minutes : new int[] {1, 2, 4, 8, 10, 10}) {
            assertThat(limit.confirmed(1, at)).isTrue();
            long end = at + Duration.ofMinutes(minutes).toNanos();
            assertThat(limit.at(end - 1)).isEqualTo(1);
            assertThat(limit.at(end)).isZero();
            at = end;
        }
    }

    @Test
    void howLongItHasBeenRefusedIsKnown() {
        assertThat(limit.refusedFor(seconds(5))).isZero();
        refused(NEWS, 1, 10);
        assertThat(limit.refusedFor(seconds(17))).isEqualTo(Duration.ofSeconds(7));
    }

    private boolean refused(SourceId source, int streams, int second) {
        return limit.refused(source, streams, NEVER, seconds(second));
    }

    private static long seconds(int n) {
        return Duration.ofSeconds(n).toNanos();
    }
}
