package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.names;
import static tv.tributary.format.m3u.Lists.summary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes and line ends.
final class M3uEncodingTest {
    private static final String LIST = "#EXTM3U\n#EXTINF:-1 group-title=\"日本\",Zoë 📺\nhttp://h/1\n";

    @Test
    void utf8() {
        assertThat(names(LIST)).containsExactly("Zoë 📺");
    }

    @Test
    void aByteOrderMarkBeforeTheHeader() {
        assertThat(names("\uFEFF" + LIST)).containsExactly("Zoë 📺");
    }

    @Test
    void aByteOrderMarkBeforeTheFirstEntry() {
        assertThat(names("\uFEFF#EXTINF:-1,A\nhttp://h/1\n")).containsExactly("A");
    }

    @Test
    void aByteOrderMarkBetweenListsGluedTogether() {
        assertThat(names("#EXTINF:-1,A\nhttp://h/1\n\uFEFF#EXTM3U\n\uFEFF#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("A", "B");
    }

    @Test
    void utf16WithByteOrderMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            List<M3uEntry> entries = entries(("\uFEFF" + LIST).getBytes(charset));
            assertThat(entries).as(charset.name()).hasSize(1);
            assertThat(entries.getFirst().name()).isEqualTo("Zoë 📺");
            assertThat(entries.getFirst().group()).isEqualTo("日本");
        }
    }

    @Test
    void utf16WithoutByteOrderMark() {
        assertThat(entries(LIST.getBytes(StandardCharsets.UTF_16LE))).hasSize(1);
        assertThat(entries(LIST.getBytes(StandardCharsets.UTF_16BE))).hasSize(1);
    }

    @Test
    void utf16OfManyBlocksKeepsPairsTogether() {
        String list = "\uFEFFx" + "📺".repeat(20_000) + "\n#EXTINF:-1,A\nhttp://h/1\n";
        assertThat(summary(list.getBytes(StandardCharsets.UTF_16LE)).problemCount())
                .isZero();
        assertThat(entries(list.getBytes(StandardCharsets.UTF_16LE))).hasSize(1);
    }

    @Test
    void aLineThatIsNotUtf8IsWindows1252() {
        byte[] list = "#EXTINF:-1,Caf\u00E9 \u20AC\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(entries(list)).extracting(M3uEntry::name).containsExactly("Café €", "B");
        assertThat(summary(list).problems())
                .containsExactly(new M3uProblem(1, M3uProblem.Kind.BAD_ENCODING, "#EXTINF:-1,Café €"));
    }

    @Test
    void oneBadLineLeavesTheOthersUtf8() {
        byte[] bad = "#EXTINF:-1,Caf\u00E9\nhttp://h/1\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] good = "#EXTINF:-1,Zoë\nhttp://h/2\n".getBytes(StandardCharsets.UTF_8);
        byte[] list = new byte[bad.length + good.length];
        System.arraycopy(bad, 0, list, 0, bad.length);
        System.arraycopy(good, 0, list, bad.length, good.length);
        assertThat(entries(list)).extracting(M3uEntry::name).containsExactly("Café", "Zoë");
    }

    @Test
    void aReplacementCharacterThatIsMeantIsNoProblem() {
        String list = "#EXTINF:-1,A\uFFFDB\nhttp://h/1\n";
        assertThat(names(list)).containsExactly("A\uFFFDB");
        assertThat(summary(list).problemCount()).isZero();
    }

    @Test
    void carriageReturnsAlone() {
        assertThat(names("#EXTM3U\r#EXTINF:-1,A\rhttp://h/1\r#EXTINF:-1,B\rhttp://h/2"))
                .containsExactly("A", "B");
    }

    @Test
    void nulBytes() {
        assertThat(names("#EXTM3U\n\0\0#EXTINF:-1,A\0B\nhttp://h/\0001\n\0")).containsExactly("AB");
        assertThat(entries("#EXTINF:-1,A\nhttp://h/\0001\n").getFirst().url()).isEqualTo("http://h/1");
    }

    @Test
    void lineEndsAcrossBlocks() {
        for (int length = 65_500; length < 65_560; length++) {
            String list = "#EXTM3U " + "x".repeat(length) + "\r\n#EXTINF:-1,A\r\nhttp://h/1\r\n";
            assertThat(entries(list))
                    .extracting(M3uEntry::line)
                    .as("%d", length)
                    .containsExactly(2);
        }
    }

    @Test
    void linesOfAMegabyte() {
        String name = "x".repeat(1_000_000);
        assertThat(names("#EXTINF:-1," + name + "\nhttp://h/1\n")).containsExactly(name);
    }

    @Test
    void longerLinesAreSkipped() {
        String list = "#EXTINF:-1," + "x".repeat(3_000_000) + "\n#EXTINF:-1,B\nhttp://h/2\n";
        assertThat(names(list)).containsExactly("B");
        assertThat(summary(list).problems())
                .containsExactly(
                        new M3uProblem(1, M3uProblem.Kind.LINE_TOO_LONG, "#EXTINF:-1," + "x".repeat(68) + "…"));
    }

    @Test
    void aLongerLineAtTheEndIsSkippedToo() {
        M3uSummary summary = summary("#EXTINF:-1,A\nhttp://h/1\n" + "x".repeat(1_100_000));
        assertThat(summary.entries()).isEqualTo(1);
        assertThat(summary.problems()).extracting(M3uProblem::kind).containsExactly(M3uProblem.Kind.LINE_TOO_LONG);
    }
}
