package tv.tributary.identity.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.MergeReport;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.ChannelIdentifier;

/// How well streams of eleven thousand labelled names become channels. A change may raise these floors, never lower
/// them. The labels are facts of the public-domain project iptv-org/epg; providers and decorations are made up.
class MergeScoreTest {
    private static Score score = new Score(0, 0, 0);
    private static Score withoutRows = new Score(0, 0, 0);

    /// @param precision of pairs; @param f1 of pairs; @param bCubed of streams
    private record Score(double precision, double f1, double bCubed) {}

    @BeforeAll
    static void score() throws IOException {
        score = of(new MergeReport());
        withoutRows = of(new MergeReport(new ChannelIdentifier(Brands.WITHOUT_ROWS, ChannelDirectory.EMPTY)));
    }

    private static Score of(MergeReport report) throws IOException {
        try (var list = resource("labelled.m3u.gz")) {
            report.add(list);
        }
        Map<String, String> labels = new HashMap<>();
        for (var row : rows(new GZIPInputStream(resource("labelled.tsv.gz")))) labels.put(row.get(0), row.get(1));
        var streams = report.streams();
        Map<Long, Integer> channels = new HashMap<>();
        Map<String, Integer> truths = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        for (var stream : streams) {
            var label = Objects.requireNonNull(labels.get(stream.url()));
            channels.merge(stream.channel(), 1, Integer::sum);
            truths.merge(label, 1, Integer::sum);
            both.merge(stream.channel() + " " + label, 1, Integer::sum);
        }
        var precision = pairs(both) / pairs(channels);
        var recall = pairs(both) / pairs(truths);
        var pure = 0.0;
        var whole = 0.0;
        for (var joint : both.entrySet()) {
            var space = joint.getKey().indexOf(' ');
            var size = (double) joint.getValue();
            var channel = Long.parseLong(joint.getKey().substring(0, space));
            pure += size * size / Objects.requireNonNull(channels.get(channel));
            whole += size
                    * size
                    / Objects.requireNonNull(truths.get(joint.getKey().substring(space + 1)));
        }
        return new Score(
                precision, harmonic(precision, recall), harmonic(pure / streams.size(), whole / streams.size()));
    }

    @Test
    void nearlyEveryJoinIsRight() {
        assertThat(score.precision).isGreaterThan(0.9636);
    }

    @Test
    void mostJoinsAreFoundToo() {
        assertThat(score.f1).isGreaterThan(0.9470);
        assertThat(score.bCubed).isGreaterThan(0.9784);
    }

    /// Names that no row of the tables speaks of are judged by their form alone.
    @Test
    void namesThatNobodyWroteARowForAreJudgedWell() {
        assertThat(withoutRows.precision).isGreaterThan(0.8525);
        assertThat(withoutRows.f1).isGreaterThan(0.8090);
        assertThat(withoutRows.bCubed).isGreaterThan(0.9515);
    }

    @Test
    void handMadePairsAreJudgedRight() throws IOException {
        var right = 0;
        var all = 0;
        for (var row : rows(resource("pairs.tsv"))) {
            if (row.get(0).equals("n") || row.get(1).equals("alias")) continue;
            var verdict = MergeReport.compare(row.get(2), row.get(3), row.get(4), row.get(5));
            // A separator has no partner.
            var expected = row.get(4).isBlank() ? "SKIP" : row.get(6).toUpperCase(java.util.Locale.ROOT);
            all++;
            if (verdict.name().equals(expected)) right++;
        }
        assertThat((double) right / all).isGreaterThan(0.997);
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1) / 2.0)
                .sum();
    }

    private static double harmonic(double one, double other) {
        return 2 * one * other / (one + other);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(MergeScoreTest.class.getResourceAsStream(name), name);
    }

    private static List<List<String>> rows(InputStream table) {
        try (table) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
