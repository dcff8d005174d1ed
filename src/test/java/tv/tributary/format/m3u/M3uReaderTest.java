package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.entry;
import static tv.tributary.format.m3u.Lists.names;
import static tv.tributary.format.m3u.Lists.summary;

import org.junit.jupiter.api.Test;

final class M3uReaderTest {
    @Test
    void readsAnOrdinaryEntry() {
        M3uEntry entry = entry("""
                #EXTM3U
                #EXTINF:-1 tvg-id="bbc1.uk" tvg-name="BBC One" tvg-logo="http://l/1.png" tvg-chno="1" \
                group-title="UK",UK: BBC One HD
                http://h/live/u/p/1.ts
                """);
        assertThat(entry.name()).isEqualTo("UK: BBC One HD");
        assertThat(entry.url()).isEqualTo("http://h/live/u/p/1.ts");
        assertThat(entry.tvgId()).isEqualTo("bbc1.uk");
        assertThat(entry.tvgName()).isEqualTo("BBC One");
        assertThat(entry.logo()).isEqualTo("http://l/1.png");
        assertThat(entry.number()).isEqualTo("1");
        assertThat(entry.group()).isEqualTo("UK");
        assertThat(entry.duration()).isEqualTo(-1);
        assertThat(entry.kind()).isEqualTo(EntryKind.LIVE);
        assertThat(entry.line()).isEqualTo(2);
        assertThat(entry.headers()).isEmpty();
        assertThat(entry.directives()).isEmpty();
    }

    @Test
    void keepsAllAttributesInTheirOrder() {
        M3uEntry entry = entry("#EXTINF:-1 tvg-ID=\"a\" x-z=\"1\" catchup=\"default\" X-a=\"2\",N\nhttp://h/1\n");
        assertThat(entry.attributes())
                .containsExactly(
                        java.util.Map.entry("tvg-ID", "a"),
                        java.util.Map.entry("x-z", "1"),
                        java.util.Map.entry("catchup", "default"),
                        java.util.Map.entry("X-a", "2"));
    }

    @Test
    void keepsTheInfoLineAsWritten() {
        assertThat(entry("  #EXTINF:0   a='1' ,  N \nhttp://h/1").info()).isEqualTo("#EXTINF:0   a='1' ,  N");
    }

    @Test
    void needsNoHeader() {
        assertThat(names("#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("A", "B");
    }

    @Test
    void passesOverBlankLinesBetweenEntryAndUrl() {
        assertThat(entry("#EXTINF:-1,A\n\n   \n\t\nhttp://h/1\n").url()).isEqualTo("http://h/1");
    }

    @Test
    void takesBlanksOffTheFrontOfLines() {
        M3uEntry entry = entry("   #EXTINF:-1,A\n\t http://h/1  \n");
        assertThat(entry.name()).isEqualTo("A");
        assertThat(entry.url()).isEqualTo("http://h/1");
    }

    @Test
    void keepsUnknownLinesWithTheirEntry() {
        M3uEntry entry = entry("#EXTINF:-1,A\n#EXTALB:x\n# remark\n#KODIPROP:a=b\nhttp://h/1\n");
        assertThat(entry.directives()).containsExactly("#EXTALB:x", "# remark", "#KODIPROP:a=b");
    }

    @Test
    void linesBeforeTheEntryBelongToIt() {
        assertThat(entries("#KODIPROP:a=b\n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .extracting(M3uEntry::directives)
                .containsExactly(java.util.List.of("#KODIPROP:a=b"), java.util.List.of());
    }

    @Test
    void strayWordsDoNotBecomeTheUrl() {
        M3uEntry entry = entry("#EXTINF:-1,A\nsecond half of a title\nhttp://h/1\n");
        assertThat(entry.url()).isEqualTo("http://h/1");
        assertThat(entry.directives()).containsExactly("second half of a title");
    }

    @Test
    void aPlaceholderInsteadOfTheUrlIsNoUrl() {
        String list = "#EXTINF:-1,A\n[NO PUBLIC STREAM]\n#EXTINF:-1,B\nhttp://h/2\n";
        assertThat(names(list)).containsExactly("B");
        assertThat(summary(list).problems()).containsExactly(new M3uProblem(1, M3uProblem.Kind.ENTRY_WITHOUT_URL, "A"));
    }

    @Test
    void dropsTheFirstOfTwoEntriesInARowWithItsLines() {
        String list = "#EXTINF:-1,A\n#EXTVLCOPT:http-user-agent=x\n#EXTINF:-1,B\nhttp://h/2\n";
        assertThat(entry(list).name()).isEqualTo("B");
        assertThat(entry(list).headers()).isEmpty();
        assertThat(summary(list).problems()).containsExactly(new M3uProblem(1, M3uProblem.Kind.ENTRY_WITHOUT_URL, "A"));
    }

    @Test
    void dropsAnEntryWithoutUrlAtTheEnd() {
        M3uSummary summary = summary("#EXTM3U\n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\n");
        assertThat(summary.entries()).isEqualTo(1);
        assertThat(summary.problems()).containsExactly(new M3uProblem(4, M3uProblem.Kind.ENTRY_WITHOUT_URL, "B"));
        assertThat(summary.shape()).isEqualTo(M3uSummary.Shape.TRUNCATED);
    }

    @Test
    void aUrlWithoutAnEntryBeforeItGetsAStandInName() {
        String list = "http://h/user/pass/22.ts\n#EXTINF:-1 group-title=\"G\",A\nhttp://h/1\n";
        assertThat(names(list)).containsExactly("22", "A");
        assertThat(entries(list).get(0).group()).isEmpty();
        assertThat(summary(list).problems())
                .containsExactly(new M3uProblem(1, M3uProblem.Kind.URL_WITHOUT_ENTRY, "http://h/…"));
    }

    @Test
    void numbersLinesByTheirEnds() {
        assertThat(entries("#EXTM3U\r\n\r\n#EXTINF:-1,A\r\nhttp://h/1\r\n\n#EXTINF:-1,B\rhttp://h/2"))
                .extracting(M3uEntry::line)
                .containsExactly(3, 6);
    }

    @Test
    void tagsMayBeInLowerCase() {
        assertThat(names("#extm3u\n#extinf:-1,A\nhttp://h/1\n")).containsExactly("A");
    }

    @Test
    void tellsTheEntriesApartFromTagsThatBeginAlike() {
        assertThat(summary("#EXTM3U\n#EXTINFO:x\nhttp://h/1\n").problems())
                .containsExactly(new M3uProblem(3, M3uProblem.Kind.URL_WITHOUT_ENTRY, "http://h/…"));
    }

    @Test
    void keepsTheFirstHundredProblemsAndCountsAll() {
        M3uSummary summary = summary("#EXTINF:-1,A\n".repeat(151) + "http://h/1\n");
        assertThat(summary.problems()).hasSize(100);
        assertThat(summary.problemCount()).isEqualTo(150);
    }

    @Test
    void keepsABoundedNumberOfLinesPerEntry() {
        assertThat(entry("#EXTINF:-1,A\n" + "#X\n".repeat(2000) + "http://h/1\n")
                        .directives())
                .hasSize(500);
    }
}
