package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {
    @ParameterizedTest
    @CsvSource({
        "/abcdefghjk/watch/7.ts,/***/watch/7.ts",
        "/abcdefghjk,/***",
        "/api/channels,/api/channels",
        "/healthz,/healthz",
        "/,/"
    })
    void theTokenIsNeverShown(String path, String shown) {
        assertThat(AccessLog.shown(path)).isEqualTo(shown);
    }
}
