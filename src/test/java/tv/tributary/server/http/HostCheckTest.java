package tv.tributary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    private final HostCheck check = new HostCheck(() -> Set.of("tv.example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.20:9188",
                "127.0.0.1",
                "[::1]:9188",
                "[fe80::1%eth0]",
                "localhost:9188",
                "LOCALHOST",
                "nas",
                "tributary.local:9188",
                "box.lan",
                "box.home.arpa",
                "tv.example.org:443"
            })
    void namesThatCanOnlyMeanThisHomeAreGood(String host) {
        assertThat(check.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "192.168.1.20.evil.example",
                "localhost.evil.example",
                "evil.example:9188",
                "",
                "a b",
                "nas\u0000.local",
                "127.0.0.1@evil.example"
            })
    void otherNamesAreNot(String host) {

        assertThat(check.allows(host)).isFalse();
    }

    @Test
    void whatIsNoHostNeverGetsIntoAnAddress() {
        assertThat(HostCheck.isWellFormed("tv.example:80")).isTrue();
        assertThat(HostCheck.isWellFormed("[::1]:80")).isTrue();
        assertThat(HostCheck.isWellFormed("x\"\n#EXTM3U")).isFalse();
        assertThat(HostCheck.isWellFormed("a/b")).isFalse();
    }
}
