package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeReportCommandTest {
    private static final String FIRST = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",##### UK #####
            http://a.test/0.ts
            #EXTINF:-1 group-title="UK",UK: Dave HD
            http://a.test/1.ts
            #EXTINF:-1 group-title="UK",UK: Dave +1
            http://a.test/2.ts
            """;
    private static final String SECOND = """
            #EXTM3U
            #EXTINF:-1 group-title="United Kingdom",Dave
            http://b.test/1.ts
            """;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesWhichStreamsShareAChannel() throws Exception {
        var first = Files.writeString(temp.resolve("a.m3u"), FIRST);
        var second = Files.writeString(temp.resolve("b.m3u"), SECOND);
        var tsv = temp.resolve("out.tsv");

        assertThat(run("merge-report", first.toString(), second.toString(), "--tsv", tsv.toString()))
                .isZero();

        assertThat(tsv).content().isEqualTo("""
                http://a.test/1.ts\t1
                http://a.test/2.ts\t2
                http://b.test/1.ts\t1
                """);
        assertThat(out.toString()).contains("Dave", "3 streams", "2 channels").doesNotContain("http://");
    }

    @Test
    void judgesPairs() throws Exception {
        var pairs = Files.writeString(temp.resolve("pairs.tsv"), """
                n\tcategory\tname_a\tgroup_a\tname_b\tgroup_b\tverdict
                1\tquality\tESPN HD\tUSA\tUS: ESPN\tSports\tsame
                2\tnumber\tESPN\tUSA\tESPN 2\tUSA\tdifferent
                3\tseparator\t##### NEWS #####\tNews\t\t\tskip
                """);
        var tsv = temp.resolve("out.tsv");

        assertThat(run("merge-report", "--pairs", pairs.toString(), "--tsv", tsv.toString()))
                .isZero();

        assertThat(tsv).content().isEqualTo("1\tsame\n2\tdifferent\n3\tskip\n");
    }

    @Test
    void asksForListsOrPairs() {
        assertThat(run("merge-report")).isEqualTo(2);
        assertThat(err.toString()).contains("--pairs");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(run("merge-report", temp.resolve("none.m3u").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.m3u").hasLineCount(1);
    }

    private int run(String... arguments) {
        return new Cli(_ -> false, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    }
}
