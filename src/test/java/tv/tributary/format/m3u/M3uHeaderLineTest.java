package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.summary;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class M3uHeaderLineTest {
    @Test
    void attributes() {
        assertThat(summary("#EXTM3U tvg-shift=\"1.5\" catchup='append' catchup-days=7\n")
                        .header())
                .isEqualTo(Map.of("tvg-shift", "1.5", "catchup", "append", "catchup-days", "7"));
    }

    @Test
    void guidesUnderTheirNames() {
        assertThat(summary("#EXTM3U url-tvg=\"http://b\" x-tvg-url=\"http://a\"\n")
                        .guides())
                .containsExactly("http://a", "http://b");
    }

    @Test
    void theSameGuideTwiceIsOne() {
        assertThat(summary("#EXTM3U url-tvg=\"http://a\" x-tvg-url=\"http://a\"\n")
                        .guides())
                .containsExactly("http://a");
    }

    @Test
    void guidesSplitAtCommasAndSemicolons() {
        assertThat(summary("#EXTM3U x-tvg-url=\"http://a, https://b;http://c ;, http://d http://e\"\n")
                        .guides())
                .containsExactly("http://a", "https://b", "http://c", "http://d", "http://e");
    }

    @Test
    void commasInsideAGuideUrlStay() {
        assertThat(summary("#EXTM3U x-tvg-url=\"http://a/?c=1,2;3&amp;d=4,http://b\"\n")
                        .guides())
                .containsExactly("http://a/?c=1,2;3&d=4", "http://b");
    }

    @Test
    void aVeryLongList() {
        StringBuilder line = new StringBuilder("#EXTM3U x-tvg-url=\"");
        for (int i = 0; i < 100; i++) {
            line.append(i == 0 ? "" : ", ")
                    .append("https://guides.example/epg_ripper_number_")
                    .append(i)
                    .append("_of_100.xml.gz");
        }
        assertThat(summary(line + "\"\n").guides())
                .hasSize(100)
                .startsWith("https://guides.example/epg_ripper_number_0_of_100.xml.gz")
                .endsWith("https://guides.example/epg_ripper_number_99_of_100.xml.gz");
    }

    @Test
    void listsGluedTogetherHaveSeveralHeaders() {
        M3uSummary summary = summary("""
                #EXTM3U a="1" url-tvg="http://a"
                #EXTINF:-1,A
                http://h/1
                #EXTM3U a="2" b="3" url-tvg="http://b"
                #EXTINF:-1,B
                http://h/2
                """);
        assertThat(summary.entries()).isEqualTo(2);
        assertThat(summary.header()).containsEntry("a", "1").containsEntry("b", "3");
        assertThat(summary.guides()).containsExactly("http://a", "http://b");
    }

    @Test
    void noGuide() {
        assertThat(summary("#EXTM3U x-tvg-url=\"\" url-tvg=\"[]\"\n").guides()).isEmpty();
    }
}
