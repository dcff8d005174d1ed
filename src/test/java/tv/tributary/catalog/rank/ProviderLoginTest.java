package tv.tributary.catalog.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderLoginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.test/live/ann/pw/7.ts",
                "http://a.test:8080/live/ann/pw/7.ts",
                "https://www.a.test/live/ann/pw/7.m3u8",
                "HTTP://A.TEST./live//ann/pw/7",
                "http://a.test/ann/pw/7",
                "http://a.test/movie/ann/pw/7.mkv",
                "http://a.test/series/ann/pw/7.mp4?x=1",
                "http://a.test/timeshift/ann/pw/60/2026-03-01:12-00/7.ts",
                "http://a.test/panel/live/ann/pw/7.ts",
                "http://a.test/get.php?username=ann&password=pw&type=m3u_plus",
                "http://a.test/streaming/timeshift.php?user=ann&pass=pw&stream=7",
                "http://ann:pw@a.test/7.ts",
                "http://a.test/live/%61nn/pw/7.ts"
            })
    void oneLoginAtOneHostIsOneAccountHoweverItIsWritten(String url) {
        assertThat(account(url)).isEqualTo("ann@a.test");
    }

    @Test
    void aBasicAuthorizationHeaderIsALoginToo() {
        assertThat(ProviderLogin.of("http://a.test/7.ts", Map.of("authorization", "Basic YW5uOnB3"))
                        .orElseThrow()
                        .account())
                .isEqualTo("ann@a.test");
    }

    @Test
    void otherNamesAndOtherHostsAreOtherAccounts() {
        assertThat(account("http://a.test/live/joe/pw/7.ts")).isNotEqualTo(account("http://a.test/live/ann/pw/7.ts"));
        assertThat(account("http://b.test/live/ann/pw/7.ts")).isNotEqualTo(account("http://a.test/live/ann/pw/7.ts"));
    }

    @Test
    void aTellingPasswordIsTheSameAccountUnderEveryNameOfItsPanel() {
        var one = account("http://line.a.test/live/ann/x7Kq93mZ/7.ts");
        assertThat(one).isEqualTo(account("http://b.example:25461/get.php?username=ann&password=x7Kq93mZ"));
        assertThat(one).doesNotContain("x7Kq93mZ").doesNotContain("ann");
    }

    @Test
    void plainWordsAreNoTellingPassword() {
        assertThat(account("http://a.test/channels/streaming/7.ts"))
                .isNotEqualTo(account("http://b.test/channels/streaming/7.ts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.test/live.m3u8",
                "http://a.test/a/b/c.m3u8?token=1",
                "udp://@239.0.0.1:1234",
                "/home/ann/tv/list/7.m3u"
            })
    void withoutALoginThereIsNone(String url) {
        assertThat(ProviderLogin.of(url, Map.of())).isEmpty();
    }

    private static String account(String url) {
        return ProviderLogin.of(url, Map.of()).orElseThrow().account();
    }
}
