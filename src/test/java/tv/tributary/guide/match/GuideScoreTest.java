package tv.tributary.guide.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.MergeReport;
import tv.tributary.guide.match.ChannelStreams.Stream;
import tv.tributary.guide.match.ListedGuideChannel.GuideName;

/// How well eleven thousand labelled streams find their channel among the five thousand of a guide. A change may raise
/// these floors, never lower them. The labels are facts of the public-domain project iptv-org/epg; providers,
/// decorations and the guide's ids are made up.
class GuideScoreTest {
    private static final Map<String, String> streams = new HashMap<>();
    private static final Map<String, String> labels = new HashMap<>();
    private static final List<ListedGuideChannel> guide = new ArrayList<>();
    private static final MergeReport report = new MergeReport();

    private record Score(double precision, double recall) {
        double harmonic() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (var list = resource("/tv/tributary/identity/match/labelled.m3u.gz")) {
            report.add(list);
        }
        for (var row : rows("/tv/tributary/identity/match/labelled.tsv.gz")) streams.put(row.get(0), row.get(1));
        for (var row : rows("labelled-guide.tsv.gz").subList(1, 5_206)) {
            labels.put(row.get(0), row.get(1));
            guide.add(new ListedGuideChannel(row.get(0), List.of(new GuideName(row.get(3), row.get(2)))));
        }
    }

    @Test
    void nearlyAllChannelsThatHaveAGuideFindTheRightOne() {
        var score = score(UnaryOperator.identity());

        assertThat(score.precision).isGreaterThan(0.953);
        assertThat(score.harmonic()).isGreaterThan(0.927);
    }

    @Test
    void idsWithoutACountryCostLittle() {
        var score = score(id -> id.replaceFirst("\\.([a-z]{2})(\\.\\d)?$", ".z$1.guide"));

        assertThat(score.precision).isGreaterThan(0.93);
        assertThat(score.harmonic()).isGreaterThan(0.90);
    }

    /// @param writing how the guide writes its ids
    private static Score score(UnaryOperator<String> writing) {
        var members = new LinkedHashMap<Long, List<Stream>>();
        var labelsOf = new HashMap<Long, List<String>>();
        for (var one : report.identified()) {
            var channel = one.stream().channel();
            members.computeIfAbsent(channel, _ -> new ArrayList<>()).add(new Stream(one.listed(), one.identity()));
            labelsOf.computeIfAbsent(channel, _ -> new ArrayList<>())
                    .add(Objects.requireNonNull(streams.get(one.stream().url())));
        }
        var channels = members.entrySet().stream()
                .map(channel -> new ChannelStreams(channel.getKey(), channel.getValue()))
                .toList();
        var written = new HashMap<String, String>();
        var listed = guide.stream()
                .map(channel -> {
                    var id = writing.apply(channel.id());
                    written.put(id, Objects.requireNonNull(labels.get(channel.id())));
                    return new ListedGuideChannel(id, channel.names());
                })
                .toList();
        Set<String> present = new HashSet<>(labels.values());
        var wanted = streams.values().stream().filter(present::contains).count();
        var given = 0;
        var right = 0;
        for (var match : GuideReport.of(GuideOrigin.UNKNOWN, listed, channels).matches()) {
            if (!match.isConfident() || match.hoursLater() > 0) continue;
            for (var label : Objects.requireNonNull(labelsOf.get(match.channel()))) {
                given++;
                if (label.equals(written.get(match.guideId()))) right++;
            }
        }
        return new Score((double) right / given, (double) right / wanted);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(GuideScoreTest.class.getResourceAsStream(name), name);
    }

    private static List<List<String>> rows(String name) throws IOException {
        try (var table = new GZIPInputStream(resource(name))) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        }
    }
}
