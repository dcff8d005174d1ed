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

/// How well streams of eleven thousand labelled names become channels. A change may raise these floors, never lower
/// them. The labels are facts of the public-domain project iptv-org/epg; providers and decorations are made up.
class MergeScoreTest {
    private static double precision;
    private static double recall;
    private static double bCubed;

    @BeforeAll
    static void score() throws IOException {
        var report = new MergeReport();
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
        precision = pairs(both) / pairs(channels);
        recall = pairs(both) / pairs(truths);
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
        bCubed = harmonic(pure / streams.size(), whole / streams.size());
    }

    @Test
    void nearlyEveryJoinIsRight() {
        assertThat(precision).isGreaterThan(0.9632);
    }

    @Test
    void mostJoinsAreFoundToo() {
        assertThat(harmonic(precision, recall)).isGreaterThan(0.9465);
        assertThat(bCubed).isGreaterThan(0.9784);
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
        assertThat((double) right / all).isGreaterThan(0.994);
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
