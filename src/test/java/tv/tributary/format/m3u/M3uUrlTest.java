package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entry;
import static tv.tributary.format.m3u.Lists.summary;
import static tv.tributary.format.m3u.Lists.url;

import java.util.List;
import org.junit.jupiter.api.Test;

final class M3uUrlTest {
    @Test
    void schemesThatPlayersKnow() {
        for (String url : List.of(
                "http://h/1",
                "HTTPS://h/1",
                "rtsp://h/1",
                "rtp://@239.0.0.1:5000",
                "udp://@239.0.0.1:1234",
                "rtmp://h/a/b",
                "mms://h/1",
                "srt://h:9000?mode=caller")) {
            String list = "#EXTINF:-1,A\n" + url + "\n";
            assertThat(entry(list).url()).isEqualTo(url);
            assertThat(summary(list).problemCount()).as(url).isZero();
        }
    }

    @Test
    void otherSchemesAreKeptAndTold() {
        String list = "#EXTINF:-1,A\nacestream://0123456789\n";
        assertThat(entry(list).url()).isEqualTo("acestream://0123456789");
        assertThat(summary(list).problems())
                .containsExactly(new M3uProblem(2, M3uProblem.Kind.UNKNOWN_SCHEME, "acestream://0123456789/…"));
    }

    @Test
    void relativeUrlsAreKeptAndTold() {
        String list = "#EXTINF:-1,A\nlive/user/secret/1.ts?token=secret\n";
        assertThat(entry(list).url()).isEqualTo("live/user/secret/1.ts?token=secret");
        assertThat(summary(list).problems())
                .containsExactly(new M3uProblem(2, M3uProblem.Kind.RELATIVE_URL, "…/1.ts?…"));
    }

    @Test
    void escapedAmpersandsAreUndone() {
        assertThat(url("http://h/get.php?a=1&amp;b=2").url()).isEqualTo("http://h/get.php?a=1&b=2");
        assertThat(entry("#EXTINF:-1 tvg-logo=\"http://l/?a=1&amp;b=2\",A\nhttp://h/1\n")
                        .logo())
                .isEqualTo("http://l/?a=1&b=2");
    }

    @Test
    void standInNamesShowNoCredentials() {
        assertThat(nameless("http://user:secret@h:8080/live/user/secret/103.ts?token=secret"))
                .isEqualTo("103");
        assertThat(nameless("http://user:secret@h:8080/user/secret")).isEqualTo("h:8080");
        assertThat(nameless("http://h/secret/")).isEqualTo("h");
        assertThat(nameless("http://h?secret")).isEqualTo("h");
        assertThat(nameless("http://h/u/secret/55")).isEqualTo("55");
        assertThat(nameless("udp://@239.0.0.1:1234")).isEqualTo("239.0.0.1:1234");
        assertThat(nameless("http://")).isEqualTo("?");
    }

    @Test
    void namesWithoutAnythingToSeeGetAStandIn() {
        for (String title : new String[] {"\u200E", "\u3000", "\uFEFF", "\u2066\u2069", "\u00AD", "\u3164"}) {
            assertThat(entry("#EXTINF:-1," + title + "\nhttp://h/u/secret/55\n").name())
                    .isEqualTo("55");
            assertThat(entry("#EXTINF:-1 tvg-name=\"Seen\"," + title + "\nhttp://h/1\n")
                            .name())
                    .isEqualTo("Seen");
        }
    }

    @Test
    void excerptsShowNoCredentials() {
        assertThat(SafeExcerpt.of("http://user:secret@h:80/live/secret/1.ts")).isEqualTo("http://h:80/…");
        assertThat(SafeExcerpt.of("a http://h?secret \"https://i/secret\" b"))
                .isEqualTo("a http://h/… \"https://i/…\" b");
        assertThat(SafeExcerpt.of("x".repeat(100))).isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void entriesShowNoCredentials() {
        assertThat(url("http://u:secret@h/secret/1.ts|Cookie=secret")).hasToString("entry A in line 1");
    }

    private static String nameless(String url) {
        return entry(url + "\n").name();
    }
}
