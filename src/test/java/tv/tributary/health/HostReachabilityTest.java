package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

class HostReachabilityTest {
    private static final StreamInfo PLAYS = StreamInfo.playing(Instant.EPOCH);
    private static final StreamInfo UNREACHED = StreamInfo.failing(Instant.EPOCH, FailureReason.UNREACHABLE);

    private final CheckRun.HostReachability hostReachability = new CheckRun.HostReachability();

    @Test
    void aServerThatIsNotThereIsGivenUpAfterThreeTries() {
        for (var n = 0; n < 3; n++) {
            assertThat(hostReachability.isLost("http://one.example:80/4.ts")).isFalse();
            hostReachability.learn("http://one.example:80/" + n + ".ts", UNREACHED);
        }
        assertThat(hostReachability.isLost("http://one.example:80/4.ts")).isTrue();
        assertThat(hostReachability.isLost("http://two.example:80/4.ts")).isFalse();
    }

    @Test
    void whatPlaysOrAnswersIsThere() {
        for (var n = 0; n < 9; n++) hostReachability.learn("http://one.example/x", n % 3 == 2 ? PLAYS : UNREACHED);
        assertThat(hostReachability.isLost("http://one.example/y")).isFalse();
        hostReachability.learn("http://one.example/x", StreamInfo.failing(Instant.EPOCH, FailureReason.NOT_FOUND));
        assertThat(hostReachability.isLost("http://one.example/y")).isFalse();
    }

    @Test
    void whereNothingCanBeReachedNothingMoreIsTried() {
        for (var n = 0; n < 10; n++) hostReachability.learn("http://" + n + ".example/x", UNREACHED);
        assertThat(hostReachability.isLost("http://new.example/x")).isTrue();
    }
}
