package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entry;
import static tv.tributary.format.m3u.Lists.info;
import static tv.tributary.format.m3u.Lists.url;

import java.util.List;
import org.junit.jupiter.api.Test;

final class M3uKindTest {
    @Test
    void filesAndStepsOfThePathAreVod() {
        for (String url : List.of(
                "http://h/movie/u/p/1.mkv",
                "http://h/movie/u/p/1",
                "http://h/series/u/p/9.mp4?token=x",
                "http://h/a/film.MKV?token=a.ts",
                "http://h/film.avi#x")) {
            assertThat(url(url).kind()).as(url).isEqualTo(EntryKind.VOD);
        }
    }

    @Test
    void onlyThePathCounts() {
        for (String url : List.of(
                "http://h/live/u/p/1.ts",
                "http://h/u/p/1",
                "http://h/play?next=/movie/1",
                "http://h/play?file=a.mkv",
                "http://h/live/movie/1.m3u8",
                "http://movie.mkv",
                "http://h.mp4:80/1.m3u8",
                "http://h/moviechannel/1.ts",
                "udp://@239.0.0.1:1234")) {
            assertThat(url(url).kind()).as(url).isEqualTo(EntryKind.LIVE);
        }
    }

    @Test
    void stationsThatNameTheirStreamLikeAFileAreLive() {
        String station = "#EXTINF:-1 tvg-country=\"IT\" group-title=\"Italy\",News24 City\nhttp://h/news24.mp4\n";

        assertThat(entry(station).kind()).isEqualTo(EntryKind.LIVE);
        assertThat(entry(station.replace("-1", "5400")).kind()).isEqualTo(EntryKind.VOD);
        assertThat(entry(station.replace("/news24", "/movie/news24")).kind()).isEqualTo(EntryKind.VOD);
        assertThat(entry(station.replace("tvg-country=\"IT\"", "tvg-id=\"tt0111161\""))
                        .kind())
                .isEqualTo(EntryKind.VOD);
    }

    @Test
    void radio() {
        assertThat(info("#EXTINF:-1 radio=\"true\",A").kind()).isEqualTo(EntryKind.RADIO);
        assertThat(info("#EXTINF:-1 radio=\"1\",A").kind()).isEqualTo(EntryKind.RADIO);
        assertThat(info("#EXTINF:-1 radio=\"false\",A").kind()).isEqualTo(EntryKind.LIVE);
    }

    @Test
    void namesWrappedInOrnamentsAreSeparators() {
        for (String name : List.of(
                "##### SPORTS #####",
                "===== X =====",
                "[ SPORTS ] =======",
                "--- UK ---",
                "★★★ VIP ★★★",
                "** 4K **",
                "━━━━ FRANCE ━━━━",
                "▬▬▬▬ DE ▬▬▬▬",
                "● ● ● NEWS ● ● ●",
                "||| KIDS |||",
                "<<< ITALY >>>",
                "-=[ MUSIC ]=-",
                "~~~ 24/7 ~~~",
                "##### EX-YU",
                "──────────",
                "=====")) {
            assertThat(info("#EXTINF:-1," + name).kind()).as(name).isEqualTo(EntryKind.SEPARATOR);
        }
    }

    @Test
    void channelsAreNoSeparators() {
        for (String name : List.of(
                "24/7 #1",
                "#1 Hits",
                "* CNN",
                "[+] CNN",
                "|EN| CNN |HD|",
                "┃DE┃ RTL",
                "-",
                "& TV HD",
                "+1 TV",
                "C+ ★★★",
                "🔴🔴 LIVE 🔴🔴",
                "🇬🇧🇬🇧 BBC 🇬🇧🇬🇧",
                "ⓈⓉ News ⒼⓈ",
                "...And Action...",
                "!!! Music !!!",
                "Ａ＋Ｂ",
                "スーパー！ドラマＴＶ #海外ドラマ☆エンタメ",
                "★ Star ★")) {
            assertThat(info("#EXTINF:-1," + name).kind()).as(name).isEqualTo(EntryKind.LIVE);
        }
    }

    @Test
    void typesSayRadioToo() {
        assertThat(info("#EXTINF:-1 tvg-type=\"radio\",A").kind()).isEqualTo(EntryKind.RADIO);
        assertThat(info("#EXTINF:-1 type=\"Radio\",A").kind()).isEqualTo(EntryKind.RADIO);
        assertThat(info("#EXTINF:-1 type=\"tv\",A").kind()).isEqualTo(EntryKind.LIVE);
    }
}
