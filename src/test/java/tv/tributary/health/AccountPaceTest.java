package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.health.AccountPace.Turn;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

class AccountPaceTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Turn GO = new Turn.Go();
    private static final Turn FULL = new Turn.Full();
    private static final Turn DONE = new Turn.Done();

    private final AccountPace pace = new AccountPace(0, Duration.ofSeconds(30));

    @Test
    void anAccountHasAsManyLooksAtOnceAsItAllows() {
        assertThat(turn(0)).isEqualTo(GO);
        assertThat(turn(0)).isEqualTo(GO);
        assertThat(turn(0)).isEqualTo(FULL);
        assertThat(pace.turn("other", 2, NOW)).isEqualTo(GO);
        pace.looked("one");
        assertThat(turn(0)).isEqualTo(GO);
    }

    @Test
    void tooManyMeansARestThenHalfAsManyAndALongerRestTheNextTime() {
        assertThat(pace.turn("one", 4, NOW)).isEqualTo(GO);
        pace.looked("one");
        pace.tooMany("one", Optional.empty(), NOW);
        assertThat(turn(29)).isEqualTo(new Turn.Wait(NOW.plusSeconds(30)));
        assertThat(turn(30)).isEqualTo(GO);
        assertThat(turn(30)).isEqualTo(GO);
        assertThat(turn(30)).isEqualTo(FULL);
        pace.looked("one");
        pace.looked("one");
        pace.tooMany("one", Optional.empty(), NOW.plusSeconds(30));
        assertThat(turn(31)).isEqualTo(new Turn.Wait(NOW.plusSeconds(90)));
        assertThat(turn(90)).isEqualTo(GO);
        assertThat(turn(90)).isEqualTo(FULL);
    }

    @Test
    void aProviderThatSaysForHowLongIsLeftAloneForThatButNotForEver() {
        pace.tooMany("one", Optional.of(Duration.ofMinutes(5)), NOW);
        assertThat(turn(0)).isEqualTo(new Turn.Wait(NOW.plusSeconds(300)));
        pace.tooMany("other", Optional.of(Duration.ofDays(5)), NOW);
        assertThat(pace.turn("other", 2, NOW)).isEqualTo(new Turn.Wait(NOW.plus(Duration.ofMinutes(30))));
    }

    @Test
    void severalLooksThatAreToldTheSameCountOnce() {
        for (var i = 0; i < 5; i++) pace.tooMany("one", Optional.empty(), NOW);
        assertThat(turn(0)).isEqualTo(new Turn.Wait(NOW.plusSeconds(30)));
    }

    @Test
    void whoeverWatchesIsWaitedForAWhile() {
        assertThat(turn(0)).isEqualTo(GO);
        pace.busy("one", NOW);
        assertThat(turn(4)).isEqualTo(new Turn.Wait(NOW.plusSeconds(5)));
        assertThat(turn(5)).isEqualTo(GO);
        pace.busy("one", NOW.plusSeconds(5));
        assertThat(turn(31)).isEqualTo(DONE);
    }

    @Test
    void aConnectionThatIsFreeAgainMakesTheWaitBeginAnew() {
        assertThat(turn(0)).isEqualTo(GO);
        pace.busy("one", NOW);
        assertThat(turn(25)).isEqualTo(GO);
        pace.looked("one");
        assertThat(turn(31)).isEqualTo(GO);
    }

    @Test
    void anAccountThatRefusesTenInARowIsLeftAloneForTheRound() {
        for (var i = 0; i < 9; i++) pace.seen("one", StreamInfo.failing(NOW, FailureReason.REFUSED));
        assertThat(turn(0)).isEqualTo(GO);
        pace.seen("one", StreamInfo.playing(NOW));
        for (var i = 0; i < 10; i++) pace.seen("one", StreamInfo.failing(NOW, FailureReason.REFUSED));
        assertThat(turn(0)).isEqualTo(DONE);
    }

    @Test
    void theBudgetCountsLooksAndNotTriesWithoutAConnection() {
        var thrifty = new AccountPace(2, Duration.ofSeconds(30));
        assertThat(thrifty.turn("one", 2, NOW)).isEqualTo(GO);
        thrifty.busy("one", NOW);
        for (var i = 0; i < 2; i++) {
            assertThat(thrifty.turn("one", 2, NOW.plusSeconds(5))).isEqualTo(GO);
            thrifty.looked("one");
        }
        assertThat(thrifty.turn("one", 2, NOW.plusSeconds(5))).isEqualTo(DONE);
    }

    private Turn turn(int seconds) {
        return pace.turn("one", 2, NOW.plusSeconds(seconds));
    }
}
