package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.health.TunerInspection;
import tv.tributary.health.TunerInspection.ClientResult;
import tv.tributary.health.TunerInspection.DvrClient;
import tv.tributary.health.TunerInspection.Finding;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.health.TunerInspection.TunerFinding;
import tv.tributary.model.GuideSource;

/// What media servers get of a tuner, read over the network as they do.
@Timeout(120)
class TunerInspectionTest {
    private static final DateTimeFormatter GUIDE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000").withZone(ZoneOffset.UTC);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private String base() {
        return "http://127.0.0.1:" + house.server.port();
    }

    private InspectionReport inspect() {
        return house.tuners.inspect(house.tuners.all().getFirst(), base());
    }

    private void channels(int count) throws Exception {
        var list = IntStream.rangeClosed(1, count)
                .mapToObj(n -> "#EXTINF:-1 tvg-chno=\"%d\" tvg-id=\"c%d\",Kanal %s\nhttp://192.0.2.1/%d.ts\n"
                        .formatted(n, n, (char) ('A' + n % 26) + " " + n, n))
                .collect(Collectors.joining());
        house.provider("one", "#EXTM3U\n" + list);
    }

    private static ClientResult of(InspectionReport report, DvrClient client) {
        return report.clients().stream()
                .filter(one -> one.client() == client)
                .findFirst()
                .orElseThrow();
    }

    private static List<TunerFinding> findings(InspectionReport report, DvrClient client) {
        return of(report, client).findings().stream().map(Finding::what).toList();
    }

    @Test
    void itSaysHowManyChannelsAndStreamsThereAreAndWhichComeFirst() throws Exception {
        channels(3);
        var start = Instant.now().minusSeconds(60);
        var guide = house.file(
                "guide", """
                <tv><channel id="c1"><display-name>Kanal B 1</display-name></channel>
                <channel id="c2"><display-name>Kanal C 2</display-name></channel>
                <programme start="%1$s" stop="%2$s" channel="c1"><title>News</title></programme>
                <programme start="%1$s" stop="%2$s" channel="c2"><title>Film</title></programme></tv>
                """.formatted(GUIDE_TIME.format(start), GUIDE_TIME.format(start.plusSeconds(3_600))));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", guide));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var tuner = house.tuners.add("Living room", List.of());

        var report = inspect();

        assertThat(report.name()).isEqualTo("Living room");
        assertThat(report.channels()).isEqualTo(3);
        assertThat(report.streams()).isEqualTo(house.tuners.streams(tuner));
        assertThat(report.first()).containsExactly("1 Kanal B 1", "2 Kanal C 2", "3 Kanal D 3");
        assertThat(report.withGuide()).isEqualTo(2);
        assertThat(of(report, DvrClient.PLEX).channels()).isEqualTo(3);
        assertThat(findings(report, DvrClient.PLEX)).containsExactly(TunerFinding.ONLY_HERE);
        assertThat(findings(report, DvrClient.JELLYFIN))
                .containsExactly(TunerFinding.ONLY_HERE, TunerFinding.TYPE_ADDRESS);
    }

    @Test
    void plexReadsTheFirst480AndTheOthersAll() throws Exception {
        channels(500);
        house.tuners.add("Plex", List.of());

        var report = inspect();

        assertThat(of(report, DvrClient.PLEX).channels()).isEqualTo(TunerInspection.MOST_FOR_PLEX);
        assertThat(of(report, DvrClient.PLEX).findings().getFirst().words())
                .startsWith("Only the first 480 of 500 channels are read.");
        assertThat(of(report, DvrClient.EMBY).channels()).isEqualTo(500);
        assertThat(findings(report, DvrClient.EMBY)).containsExactly(TunerFinding.NO_GUIDE, TunerFinding.ONLY_HERE);
    }

    @Test
    void aTunerWithoutChannelsAndOneThatDoesNotAnswerAreSaidSo() throws Exception {
        house.tuners.add("Empty", List.of("No such group"));
        channels(1);
        assertThat(findings(inspect(), DvrClient.CHANNELS))
                .containsExactly(TunerFinding.NO_CHANNELS, TunerFinding.ONLY_HERE);

        var closed = TunerInspection.of("http://127.0.0.1:1", base() + "/guide.xml");
        assertThat(closed.name()).isEmpty();
        assertThat(findings(closed, DvrClient.PLEX)).containsExactly(TunerFinding.UNREACHABLE);
        var other = TunerInspection.of(base() + "/api", base() + "/guide.xml");
        assertThat(of(other, DvrClient.PLEX).channels()).isZero();
    }

    @Test
    void theApiSaysItInSentences() throws Exception {
        channels(2);
        var tuner = house.tuners.add("Plex", List.of());
        var answer = house.send("POST", "/api/tuners/" + tuner.device() + "/inspect", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"channels\":2", "\"client\":\"plex\"", "No channel has programmes. Add a guide");
        assertThat(house.send("POST", "/api/tuners/10000000/inspect", "").statusCode())
                .isEqualTo(404);
    }
}
