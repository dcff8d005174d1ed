package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Trouble;
import tv.tributary.model.Vitals;

class ReachTest {
    private static final Vitals PLAYS = Vitals.playing(Instant.EPOCH);
    private static final Vitals UNREACHED = Vitals.failing(Instant.EPOCH, Trouble.UNREACHABLE);

    private final Reach reach = new Reach();

    @Test
    void aServerThatIsNotThereIsGivenUpAfterThreeTries() {
        for (var n = 0; n < 3; n++) {
            assertThat(reach.isLost("http://one.example:80/4.ts")).isFalse();
            reach.learn("http://one.example:80/" + n + ".ts", UNREACHED);
        }
        assertThat(reach.isLost("http://one.example:80/4.ts")).isTrue();
        assertThat(reach.isLost("http://two.example:80/4.ts")).isFalse();
    }

    @Test
    void whatPlaysOrAnswersIsThere() {
        for (var n = 0; n < 9; n++) reach.learn("http://one.example/x", n % 3 == 2 ? PLAYS : UNREACHED);
        assertThat(reach.isLost("http://one.example/y")).isFalse();
        reach.learn("http://one.example/x", Vitals.failing(Instant.EPOCH, Trouble.NOT_FOUND));
        assertThat(reach.isLost("http://one.example/y")).isFalse();
    }

    @Test
    void whereNothingCanBeReachedNothingMoreIsTried() {
        for (var n = 0; n < 10; n++) reach.learn("http://" + n + ".example/x", UNREACHED);
        assertThat(reach.isLost("http://new.example/x")).isTrue();
    }
}
