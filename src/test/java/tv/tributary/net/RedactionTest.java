package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    /// Where the secret stands as `SECRET`.
    private static final List<String> PLACES = List.of(
            "http://SECRET:SECRET@host/list.m3u",
            "http://SECRET@host/",
            "get http://host:8080/get.php?username=SECRET&password=SECRET&type=m3u_plus now",
            "http://host/player_api.php?password=SECRET",
            "http://host/x?token=SECRET",
            "http://host/x?a=1&auth=SECRET#part",
            "http://host/x?api_key=SECRET",
            "http://host/x;sig=SECRET",
            "http://host/live/SECRET/SECRET/77.ts",
            "http://host/live/SECRET/SECRET/77.m3u8?x=1",
            "http://host/movie/SECRET/SECRET/77.mkv",
            "http://host/series/SECRET/SECRET/77.mkv",
            "http://host/timeshift/SECRET/SECRET/60/2026-11-22:10-00/77.ts",
            "http://host/streaming/timeshift.php?username=SECRET&password=SECRET&stream=7",
            "http://host:8080/SECRET/SECRET/77",
            "http://host:8080/SECRET/SECRET/77.ts",
            "\"http://host:8080/SECRET/SECRET/77.ts\"",
            "failed: http://host:8080/SECRET/SECRET/77.ts: broken",
            "GET /SECRET/SECRET/77.ts HTTP/1.1",
            "GET /live/SECRET/SECRET/77.ts HTTP/1.1",
            "http://host/hls/SECRET/77_1.ts",
            "http://host/play/SECRET/ts",
            "http://host:9188/SECRET/playlist.m3u",
            "/SECRET/watch/17.ts",
            "Authorization: Bearer SECRET",
            "Authorization: Basic SECRET",
            "Cookie: session=SECRET; other=1",
            "curl -H 'Authorization: SECRET'",
            "Bearer SECRET",
            "{\"username\":\"SECRET\",\"password\" : \"SECRET\"}",
            "http://host/x|Authorization=SECRET&User-Agent=x",
            "#EXTM3U url-tvg=\"http://host/xmltv.php?username=SECRET&password=SECRET\"",
            "#KODIPROP:inputstream.adaptive.license_key=SECRET",
            "password=\"SECRET\"",
            "http://host/proxy?url=http%3A%2F%2Fhost%2Flive%2FSECRET%2FSECRET%2F7.ts",
            "http://portal/c/?mac=SECRET",
            "srt://host:9000?mode=caller&passphrase=SECRET&streamid=SECRET",
            "srt://host:9000?streamid=#!::u=SECRET,r=SECRET",
            "rtmp://host/app/SECRET",
            "rtmps://host:443/app/inst/SECRET?x=1",
            "rtmp://host/app playpath=SECRET live=1",
            "/SECRET/SECRET/7",
            "Opening '/SECRET/SECRET/7.ts' for reading",
            "live/SECRET/SECRET/7.ts",
            "/panel/live/SECRET/SECRET/7.m3u8",
            "http://host/panel/live/SECRET/SECRET/7.m3u8",
            "http://host/panel/SECRET/SECRET/7.ts",
            "http://host/a/b/c/SECRET/SECRET/7",
            "GET /panel/SECRET/SECRET/7.ts HTTP/1.1",
            "{\"url\":\"http:\\/\\/host\\/live\\/SECRET\\/SECRET\\/7.ts\"}");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    http://bob:hunter2@host:80/list.m3u,         http://***@host:80/list.m3u
                    http://bob:p@ss@host/list.m3u,               http://***@host/list.m3u
                    http://host/get.php?username=b&password=p&type=m3u, http://host/get.php?username=***&password=***&type=m3u
                    http://host/live/bob/hunter2/77.ts,          http://host/live/***/***/77.ts
                    http://host:80/bob/hunter2/77,               http://host:80/***/***/77
                    http://host/timeshift/b/p/60/2026-1-1/7.ts,  http://host/timeshift/***/***/60/2026-1-1/7.ts
                    http://h:9188/abc/playlist.m3u,              http://h:9188/***/playlist.m3u
                    http://h:9188/abc/watch/17.ts,               http://h:9188/***/watch/17.ts
                    http://h/3f2504e0-4f88-11d3-9a0c-0305e82c3301/x.ts, http://h/***/x.ts
                    Authorization: Bearer abc.def,               Authorization: ***
                    """)
    void credentialsAreTakenOutOf(String text, String clean) {
        assertThat(Redaction.redact(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a channel's upstream was opened",
                "http://host/playlist.m3u",
                "https://iptv-org.github.io/iptv/countries/fr.m3u",
                "http://host:8080/hls/channel.m3u8",
                "#EXTINF:-1 tvg-id=\"bbc.one\" group-title=\"News = all\",BBC One",
                "GET /api/channels/17 HTTP/1.1",
                "2026-11-22T10:15:30.123Z 17 of 20 (85 %) keyframe=12",
                "mail to bob@example.org",
                "tv.tributary.net.Http.stream(Http.java:42)",
                "http://host/logos/the-simpsons-s01e02.png"
            })
    void otherTextStays(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void noPlaceKeepsItsSecret() {
        for (var place : PLACES) {
            for (var secret : List.of("hunter2", "p@ss", "Zk3-9_x", "correct.horse")) {
                assertThat(Redaction.redact(place.replace("SECRET", secret)))
                        .as(place)
                        .doesNotContain(secret);
            }
        }
    }

    @Property(tries = 100)
    void noPlantedSecretSurvives(
            @ForAll("texts") String before, @ForAll("secrets") String secret, @ForAll("texts") String after) {
        for (var place : PLACES) {
            var text = before + "\n" + place.replace("SECRET", secret) + "\n" + after;
            assertThat(Redaction.redact(text)).as(place).doesNotContain(secret);
        }
    }

    @Property(tries = 1000)
    void redactingTwiceChangesNothingAndNothingGrowsMuch(@ForAll("texts") String text) {
        var once = Redaction.redact(text);
        assertThat(Redaction.redact(once)).isEqualTo(once);
        assertThat(once.length()).isLessThanOrEqualTo(4 * text.length() + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "://",
                "/a",
                "a=",
                "http://",
                "http://a@",
                "\"a\":\"",
                "/live/a",
                "password=",
                "Bearer ",
                "a b ",
                "/",
                "x",
                "%3a",
                "https%3a",
                "token: ",
                "\\\"",
                "/1/2/3",
                "@",
                "A1b2"
            })
    void hugeTextTakesLinearTime(String piece) {
        var huge = piece.repeat(300_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redaction.redact(huge));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "http://",
                        "https://",
                        "host",
                        ":8080",
                        "/",
                        "live",
                        "?",
                        "&",
                        "username",
                        "password",
                        "=",
                        "@",
                        "a",
                        "7",
                        ".ts",
                        " ",
                        "\n",
                        "\"",
                        "'",
                        ":",
                        "token",
                        "Bearer ",
                        "***",
                        "%3A",
                        "playlist.m3u",
                        "watch",
                        "|",
                        "#",
                        "\\",
                        "3f2504e04f8811d39a0c0305e82c3301",
                        "{",
                        "}",
                        ",",
                        "api",
                        "é")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("-_.~")
                .ofMinLength(8)
                .ofMaxLength(24)
                .filter(secret -> Character.isLetterOrDigit(secret.charAt(0)));
    }
}
