package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entry;
import static tv.tributary.format.m3u.Lists.info;
import static tv.tributary.format.m3u.Lists.url;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class M3uRequestHeadersTest {
    @Test
    void quotesAndOtherNamesForTheSameHeaderAreUnderstood() {
        var both = Map.of("User-Agent", "My Box/1.0", "Referer", "http://r/");
        for (var line : List.of(
                "http://h/1|User-Agent=\"My Box/1.0\"&Referer=\"http://r/\"",
                "http://h/1|user-agent='My Box/1.0'|referrer='http://r/'",
                "http://h/1|http-user-agent=My%20Box/1.0&http-referrer=http://r/",
                "\"http://h/1|User-Agent=My Box/1.0&Referer=http://r/\"",
                "http://h/1|User-Agent=%22My+Box%2F1.0%22&Referer=http://r/&verifypeer=false&seekable=0")) {
            assertThat(url(line).headers()).as(line).isEqualTo(both);
            assertThat(url(line).url()).isEqualTo("http://h/1");
        }
        assertThat(entry("#EXTINF:-1,A\n#EXTHTTP:{'User-Agent':'My Box/1.0','Referer':'http://r/'}\nhttp://h/1\n")
                        .headers())
                .isEqualTo(both);
    }

    @Test
    void fromTheUrlsSuffix() {
        M3uEntry entry = url("http://h/1.ts?a=b|User-Agent=VLC%2F3.0%20x&Referer=http%3A%2F%2Fr%2F");
        assertThat(entry.url()).isEqualTo("http://h/1.ts?a=b");
        assertThat(entry.headers()).isEqualTo(Map.of("User-Agent", "VLC/3.0 x", "Referer", "http://r/"));
    }

    @Test
    void theSuffixMayBePlainText() {
        assertThat(url("http://h/1|user-agent=Mozilla/5.0 (X11; Linux)&referrer=http://r/a?b=c")
                        .headers())
                .isEqualTo(Map.of("User-Agent", "Mozilla/5.0 (X11; Linux)", "Referer", "http://r/a?b=c"));
    }

    @Test
    void aMarkBeforeUncommonNamesIsTakenOff() {
        assertThat(url("http://h/1|!X-Token=a%3Db").headers()).isEqualTo(Map.of("X-Token", "a=b"));
    }

    @Test
    void headersMayFollowABlank() {
        M3uEntry entry = url("http://h/1 User-Agent=abc&Origin=http://o");
        assertThat(entry.url()).isEqualTo("http://h/1");
        assertThat(entry.headers()).isEqualTo(Map.of("User-Agent", "abc", "Origin", "http://o"));
        assertThat(url("http://h/1 |User-Agent=abc").url()).isEqualTo("http://h/1");
        assertThat(url("http://h/1 |User-Agent=abc").headers()).isEqualTo(Map.of("User-Agent", "abc"));
    }

    @Test
    void aBlankInsideAUrlStays() {
        assertThat(url("http://h/my file.ts").url()).isEqualTo("http://h/my file.ts");
    }

    @Test
    void brokenEscapesStayAsTheyAre() {
        assertThat(url("http://h/1|User-Agent=100%&Referer=%zz%4").headers())
                .isEqualTo(Map.of("User-Agent", "100%", "Referer", "%zz%4"));
    }

    @Test
    void whatHttpCannotCarryIsLeftOut() {
        assertThat(url("http://h/1|User-Agent=a%0D%0AX: y&a b=c&=d&Cookie=&x").headers())
                .isEmpty();
    }

    @Test
    void fromVlcOptions() {
        assertThat(entry("""
                        #EXTINF:-1,A
                        #EXTVLCOPT:http-user-agent=Agent/1.0 (a=b)
                        #EXTVLCOPT:http-referrer=http://r/
                        #EXTVLCOPT:http-reconnect=true
                        #EXTVLCOPT:network-caching=1000
                        http://h/1
                        """).headers()).isEqualTo(Map.of("User-Agent", "Agent/1.0 (a=b)", "Referer", "http://r/"));
    }

    @Test
    void otherSpellingsOfVlcOptions() {
        assertThat(entry("#EXTINF:-1,A\n#extvlcopt:HTTP-Referer=\"http://r/\"\nhttp://h/1\n")
                        .headers())
                .isEqualTo(Map.of("Referer", "http://r/"));
        assertThat(entry("#EXTINF:-1,A\n#EXTVLCOPT--http-user-agent=x\nhttp://h/1\n")
                        .headers())
                .isEqualTo(Map.of("User-Agent", "x"));
    }

    @Test
    void fromAttributes() {
        assertThat(info("#EXTINF:-1 user-agent=\"x\" referrer=\"http://r/\",A").headers())
                .isEqualTo(Map.of("User-Agent", "x", "Referer", "http://r/"));
    }

    @Test
    void fromKodiStreamHeaders() {
        assertThat(entry("""
                        #EXTINF:-1,A
                        #KODIPROP:inputstream.adaptive.stream_headers=User-Agent=a%20b&Referer=r
                        http://h/1
                        """).headers()).isEqualTo(Map.of("User-Agent", "a b", "Referer", "r"));
    }

    @Test
    void theSuffixWinsOverOptionsAndTheyOverAttributes() {
        assertThat(entry("""
                        #EXTINF:-1 user-agent="1" referer="1",A
                        #EXTVLCOPT:http-user-agent=2
                        #EXTVLCOPT:http-referrer=2
                        http://h/1|user-agent=3
                        """).headers()).isEqualTo(Map.of("User-Agent", "3", "Referer", "2"));
    }

    @Test
    void theirNamesAreFoundInAnyCase() {
        assertThat(url("http://h/1|x-forwarded-for=1.2.3.4").headers().get("X-Forwarded-For"))
                .isEqualTo("1.2.3.4");
    }

    @Test
    void barsBetweenHeaders() {
        assertThat(
                        url("http://h/1|Referer=https://r.example/|Origin=https://r.example|User-Agent=Mozilla/5.0 (X; Y) A/1 (K, like G)")
                                .headers())
                .isEqualTo(Map.of(
                        "Referer", "https://r.example/",
                        "Origin", "https://r.example",
                        "User-Agent", "Mozilla/5.0 (X; Y) A/1 (K, like G)"));
    }

    @Test
    void anEncodedBar() {
        for (var line : new String[] {
            "http://h/1.m3u8%7CUser-Agent=Demo/1&Referer=http://r/",
            "http://h/1.m3u8%7cUser-Agent%3DDemo%2F1%26Referer%3Dhttp%3A%2F%2Fr%2F"
        }) {
            assertThat(url(line).url()).isEqualTo("http://h/1.m3u8");
            assertThat(url(line).headers()).isEqualTo(Map.of("User-Agent", "Demo/1", "Referer", "http://r/"));
        }
        assertThat(url("http://h/a%7Cb.ts").url()).isEqualTo("http://h/a%7Cb.ts");
    }

    @Test
    void anAddressAsAValueKeepsItsQuery() {
        assertThat(url("http://h/1|Referer=http://r/?a=1&b=2&User-Agent=X&x-token=7")
                        .headers())
                .isEqualTo(Map.of("Referer", "http://r/?a=1&b=2", "User-Agent", "X", "x-token", "7"));
    }

    @Test
    void fromJson() {
        assertThat(entry(
                                "#EXTINF:-1,A\n#EXTHTTP:{\"cookie\":\"Edge=1~exp=2~acl=/*\",\"User-Agent\":\"Demo/1\"}\nhttp://h/1\n")
                        .headers())
                .isEqualTo(Map.of("Cookie", "Edge=1~exp=2~acl=/*", "User-Agent", "Demo/1"));
        assertThat(entry("#EXTINF:-1,A\n#EXTHTTP:{\"headers\":{\"referer\":\"http://r/\",\"x\":[1]}}\nhttp://h/1\n")
                        .headers())
                .isEqualTo(Map.of("Referer", "http://r/"));
        assertThat(entry("#EXTINF:-1,A\n#EXTHTTP:{nonsense\nhttp://h/1\n").headers())
                .isEmpty();
    }

    @Test
    void whatTheFirstLineSaysHoldsForAll() {
        var read = Lists.entries("""
                #EXTM3U user-agent="Hdr/1" http-referrer="https://hdr.example/"
                #EXTINF:-1,A
                http://h/1
                #EXTINF:-1 user-agent="Own/1",B
                http://h/2
                """);
        assertThat(read.get(0).headers()).isEqualTo(Map.of("User-Agent", "Hdr/1", "Referer", "https://hdr.example/"));
        assertThat(read.get(1).headers()).isEqualTo(Map.of("User-Agent", "Own/1", "Referer", "https://hdr.example/"));
    }

    @Test
    void aLineBeforeTheFirstEntryHoldsForAll() {
        var read = Lists.entries(
                "#EXTM3U\n#EXTVLCOPT:http-user-agent=X\n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n");
        assertThat(read).extracting(M3uEntry::headers).containsOnly(Map.of("User-Agent", "X"));
    }

    @Test
    void aLineBeforeEachEntryHoldsForThatEntry() {
        var read = Lists.entries("""
                #EXTM3U
                #EXTVLCOPT:http-user-agent=X
                #EXTINF:-1,A
                http://h/1
                #EXTVLCOPT:http-user-agent=Y
                #EXTINF:-1,B
                http://h/2
                #EXTINF:-1,C
                http://h/3
                """);
        assertThat(read)
                .extracting(M3uEntry::headers)
                .containsExactly(Map.of("User-Agent", "X"), Map.of("User-Agent", "Y"), Map.of());
    }
}
