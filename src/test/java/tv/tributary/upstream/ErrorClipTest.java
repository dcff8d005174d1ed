package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorClipTest {
    private static final String ASKED = "http://p.test/live/user/secret/12.ts";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://p.test/video/no_signal.ts",
                "http://cdn.test/clips/Account-Expired.mp4?x=1",
                "http://p.test/limit/clip.ts",
                "http://p.test/max_connections.ts",
                "http://p.test/clips/too_many_connections.ts",
                "http://p.test/toomany.mp4",
                "http://p.test/user-limit.ts",
                "http://p.test/a/connection_limit_exceeded.ts",
                "http://p.test/multi_login.ts",
                "http://p.test/a/stream_offline.ts",
                "http://p.test/a/blocked.ts"
            })
    void aClipIsKnownByItsName(String landed) {
        assertThat(HttpOpening.ErrorClip.isAt(ASKED, landed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASKED,
                "http://edge7.test/live/user/secret/12.ts?token=expired",
                "http://edge.test/unlimited/12.ts",
                "http://blocked.test/live/12.ts",
                "not a url"
            })
    void anyOtherPlaceIsAChannel(String landed) {
        assertThat(HttpOpening.ErrorClip.isAt(ASKED, landed)).isFalse();
    }

    @Test
    void aChannelThatHasSuchANameItselfIsNone() {
        assertThat(HttpOpening.ErrorClip.isAt("http://p.test/offline/1.ts", "http://q.test/offline/1.ts"))
                .isFalse();
    }
}
