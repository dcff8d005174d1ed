package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.LoginThrottle;

class LoginThrottleTest {
    private Instant now = Instant.parse("2026-03-01T20:00:00Z");
    private final LoginThrottle loginThrottle = new LoginThrottle(() -> now);

    @Test
    void twentyWrongTokensAMinuteAreAnswered() {
        for (int i = 0; i < 20; i++)
            assertThat(loginThrottle.failed("10.0.0.2")).isFalse();

        assertThat(loginThrottle.failed("10.0.0.2")).isTrue();
    }

    @Test
    void afterAMinuteTheCountBeginsAgain() {
        for (int i = 0; i < 21; i++) loginThrottle.failed("10.0.0.2");
        now = now.plusSeconds(61);

        assertThat(loginThrottle.failed("10.0.0.2")).isFalse();
    }

    @Test
    void eachAddressCountsForItself() {
        for (int i = 0; i < 21; i++) loginThrottle.failed("10.0.0.2");

        assertThat(loginThrottle.failed("10.0.0.3")).isFalse();
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        for (int i = 0; i < 21; i++) loginThrottle.failed("10.0.0.2");
        for (int i = 0; i < 5_000; i++) loginThrottle.failed("10.1." + i / 250 + "." + i % 250);

        assertThat(loginThrottle.failed("10.0.0.2")).isFalse();
    }
}
