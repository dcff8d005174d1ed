package tv.tributary.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.model.GuideSource;

/// The guide as televisions get it.
final class GuideOutputTest {
    private static final DateTimeFormatter XMLTV =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss Z").withZone(ZoneOffset.UTC);
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-id="one.example" tvg-logo="http://pictures.example/1.png" tvg-chno="1",One
            http://provider.example/1.ts
            #EXTINF:-1 tvg-id="two.example" tvg-chno="2",Two & Co
            http://provider.example/2.ts
            #EXTINF:-1,Without
            http://provider.example/3.ts
            """;

    private final House house = new House();
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @BeforeEach
    void open() throws InterruptedException {
        house.provider("P", LIST);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void withoutAGuideThePlaylistNamesNone() throws Exception {
        assertThat(house.send(house.household("/playlist.m3u")).body()).startsWith("#EXTM3U\n");
    }

    @Test
    void thePlaylistNamesTheGuideUnderBothNames() throws Exception {
        readGuide();
        var url = "http://127.0.0.1:" + house.server.port() + "/" + house.tokenGate.householdToken() + "/guide.xml";
        assertThat(house.send(house.household("/playlist.m3u")).body())
                .startsWith("#EXTM3U x-tvg-url=\"" + url + "\" url-tvg=\"" + url + "\"\n");
    }

    @Test
    void everyChannelOfThePlaylistIsInTheGuideUnderItsIdWithAllItsNames() throws Exception {
        readGuide();
        var guide = Read.of(plain("/guide.xml"));
        var ids = entries().stream().map(M3uEntry::tvgId).toList();
        assertThat(guide.channels).extracting(XmltvChannel::id).containsExactlyElementsOf(ids);
        assertThat(guide.channels.getFirst().displayNames())
                .extracting(LocalizedText::text)
                .containsExactly("One", "1", "1 One");
        assertThat(guide.channels.getFirst().icons().getFirst().src())
                .matches("http://127.0.0.1:\\d+/[^/]+/logo/\\d+\\.png");
    }

    @Test
    void aProgrammeHasAStopANumericOffsetAndEpisodeNumbersForAllPlayers() throws Exception {
        readGuide();
        var text = new String(plain("/guide.xml"), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("start=\"" + XMLTV.format(hour) + "\" stop=\"" + XMLTV.format(hour.plusSeconds(3_600)));
        assertThat(text)
                .contains("<episode-num system=\"xmltv_ns\">0.4.</episode-num><episode-num system=\"onscreen\">S01E05");
        assertThat(text).contains("<title>Tom &amp; Jerry</title>");
        assertThat(Read.of(plain("/guide.xml")).programmes)
                .extracting(Programme::title)
                .containsExactly("Tom & Jerry", "Next", "Tomorrow");
    }

    @Test
    void theDaysAreChosenByQuery() throws Exception {
        readGuide();
        assertThat(Read.of(plain("/guide.xml?days=0")).programmes)
                .extracting(Programme::title)
                .isEmpty();
        assertThat(Read.of(plain("/guide.xml?days=1&past-days=1")).programmes)
                .extracting(Programme::title)
                .containsExactly("Before", "Tom & Jerry", "Next");
    }

    @Test
    void itIsPackedOnTheWayOnlyForThoseWhoTakeThat() throws Exception {
        readGuide();
        var packed = bytes("/guide.xml", Map.of("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unpacked(packed.body())).isEqualTo(plain("/guide.xml"));
    }

    @Test
    void thePackedFileIsAFileAndNothingIsPackedTwice() throws Exception {
        readGuide();
        var file = bytes("/guide.xml.gz", Map.of("Accept-Encoding", "gzip"));
        assertThat(file.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(file.headers().firstValue("Content-Type")).contains("application/gzip");
        assertThat(unpacked(file.body())).isEqualTo(plain("/guide.xml"));
    }

    @Test
    void whoKnowsTheGuideIsToldSoAndHeadHasNoBody() throws Exception {
        readGuide();
        var first = bytes("/guide.xml", Map.of());
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(bytes("/guide.xml", Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
        var head = house.client.send(
                house.household("/guide.xml")
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(first.body().length);
    }

    @Test
    void theRulesOfKodiAndJellyfinFindEveryChannel() throws Exception {
        readGuide();
        var guide = Read.of(plain("/guide.xml"));
        var byId = new HashMap<String, XmltvChannel>();
        guide.channels.forEach(channel -> byId.put(channel.id(), channel));
        for (var entry : entries()) {
            // Kodi: the id, else a display name that is tvg-name (with underscores, too) or the entry's name.
            assertThat(byId).containsKey(entry.tvgId());
            assertThat(requireNonNull(byId.get(entry.tvgId())).displayNames())
                    .extracting(LocalizedText::text)
                    .anyMatch(name -> name.equals(entry.tvgName()) || name.equals(entry.name()));
            // Jellyfin: the id, the number, or the name without blanks and hyphens.
            assertThat(requireNonNull(byId.get(entry.tvgId())).displayNames())
                    .extracting(name -> name.text().replaceAll("[ -]", ""))
                    .contains(entry.name().replaceAll("[ -]", ""));
        }
    }

    @Test
    void theApiTellsSourcesProgrammesAndCoverage() throws Exception {
        var file = house.file("api", guide());
        var added = house.send("POST", "/api/guide/sources", "{\"location\": \"" + file + "\", \"shift\": \"+0\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        var id = House.json(added).get("id");
        var job = House.json(house.send("POST", "/api/guide/sources/" + id + "/sync", ""));
        house.get("/api/jobs/" + job.get("id") + "?wait=60");
        assertThat(house.get("/api/guide/coverage").body()).isEqualTo("{\"channels\":3,\"withGuide\":1}");
        assertThat(house.get("/api/guide/now").body()).contains("\"title\":\"Tom & Jerry\"", "\"title\":\"Next\"");
        assertThat(house.get("/api/guide/search?text=jerry").body()).contains("\"name\":\"One\"");
        var channel = house.get("/api/guide/now?limit=1").body().replaceAll("(?s).*?\"channel\":(\\d+).*", "$1");
        assertThat(house.get("/api/channels/" + channel + "/programmes").body()).contains("S01E05", "Tom & Jerry");
        assertThat(house.get("/api/channels/" + channel + "/guide").body()).contains("one.example");
        assertThat(house.send("PUT", "/api/guide/sources/" + id, "{\"shift\": \"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send(house.api("/api/guide/sources/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(house.get("/api/guide/sources").body()).isEqualTo("[]");
        assertThat(house.send("POST", "/api/guide/sources/" + id + "/restore", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWindowIsASetting() throws Exception {
        assertThat(house.get("/api/settings/guide").body())
                .isEqualTo("{\"daysBack\":1,\"daysAhead\":7,\"servedBack\":0,\"servedAhead\":7}");
        assertThat(house.send("PUT", "/api/settings/guide", "{\"daysAhead\": 31}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", "/api/settings/guide", "{\"daysAhead\": 3}")
                        .body())
                .isEqualTo("{\"daysBack\":1,\"daysAhead\":3,\"servedBack\":0,\"servedAhead\":7}");
    }

    @Test
    void howMuchIsServedIsASettingForThoseWhoDoNotAsk() throws Exception {
        readGuide();
        house.send("PUT", "/api/settings/guide", "{\"servedBack\": 1, \"servedAhead\": 1}");
        assertThat(Read.of(plain("/guide.xml")).programmes)
                .extracting(Programme::title)
                .containsExactly("Before", "Tom & Jerry", "Next");
    }

    @Test
    void aPlaylistWithEventsNamesTheGuideThoughNobodyAddedOne() throws Exception {
        house.provider("Events", """
                #EXTM3U
                #EXTINF:-1 group-title="PPV",PPV 1: Derby - Hull 20:45
                http://provider.example/9.ts
                """);
        house.guide.refresh();
        assertThat(house.send(house.household("/playlist.m3u")).body()).startsWith("#EXTM3U x-tvg-url=");
    }

    @Test
    void aProgrammesPictureComesFromOurCacheAndFromNowhereElse() throws Exception {
        try (var pictures = new MockWebServer()) {
            pictures.start();
            pictures.enqueue(
                    new MockResponse.Builder().body(new Buffer().write(wide())).build());
            var secret = pictures.url("/u5er/still.png").toString();
            readGuide("<icon src=\"" + secret + "\" width=\"800\" height=\"450\"/>" + "<image type=\"still\">" + secret
                    + "</image>");

            var icon =
                    Read.of(plain("/guide.xml")).programmes.getFirst().icons().getFirst();
            assertThat(icon.src()).matches("http://127.0.0.1:\\d+/[^/]+/programme/\\d+/\\d+-[0-9a-f]+\\.jpg");
            assertThat(icon.width()).isEmpty();
            assertThat(new String(plain("/guide.xml"), StandardCharsets.UTF_8)).doesNotContain("u5er");

            var path = icon.src().replaceFirst("http://[^/]+/[^/]+", "");
            var picture = bytes(path, Map.of());
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
            var shown = ImageIO.read(new ByteArrayInputStream(picture.body()));
            assertThat(shown.getWidth()).isEqualTo(420);
            var tag = picture.headers().firstValue("ETag").orElseThrow();
            assertThat(bytes(path, Map.of("If-None-Match", tag)).statusCode()).isEqualTo(304);
            var head = house.client.send(
                    house.household(path)
                            .method("HEAD", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(picture.body().length);
            assertThat(pictures.getRequestCount()).isEqualTo(1);

            assertThat(bytes(path.replaceFirst("-[0-9a-f]+", "-0"), Map.of()).statusCode())
                    .as("a picture that the programme does not have")
                    .isEqualTo(404);
            assertThat(bytes("/programme/1/0-" + path.replaceFirst(".*-", ""), Map.of())
                            .statusCode())
                    .as("a time without a programme")
                    .isEqualTo(404);
            assertThat(pictures.getRequestCount()).isEqualTo(1);

            house.send("PUT", "/api/settings/playlist", "{\"originalPictures\": true}");
            assertThat(Read.of(plain("/guide.xml"))
                            .programmes
                            .getFirst()
                            .icons()
                            .getFirst()
                            .src())
                    .isEqualTo(secret);
        }
    }

    private static byte[] wide() throws IOException {
        var image = new BufferedImage(800, 450, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < image.getWidth(); x++) image.setRGB(x, x / 2, 0x336699);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void theLogosOfThePlaylistAreThoseOfTheGuide() throws Exception {
        readGuide();
        assertThat(entries().getFirst().logo())
                .isEqualTo(Read.of(plain("/guide.xml"))
                        .channels
                        .getFirst()
                        .icons()
                        .getFirst()
                        .src());
    }

    @Test
    void aChannelWithoutAPictureHasNone() throws Exception {
        assertThat(house.send(house.household("/logo/999.png")).statusCode()).isEqualTo(404);
    }

    private void readGuide() throws InterruptedException {
        readGuide("<episode-num>S01E05</episode-num>");
    }

    /// @param more of the programme that is on
    private void readGuide(String more) throws InterruptedException {
        var source = house.guide.sources().add(GuideSource.Settings.of("G", house.file("guide", guide(more))));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(60)))
                .isTrue();
        assertThat(house.guide.coverage().covered()).isEqualTo(1);
    }

    private String guide() {
        return guide("<episode-num>S01E05</episode-num>");
    }

    private String guide(String more) {
        return "<?xml version=\"1.0\"?><tv><channel id=\"one.example\"><display-name>One</display-name></channel>"
                + show(-1, "Before", "") + show(0, "Tom &amp; Jerry", more)
                + show(1, "Next", "") + show(30, "Tomorrow", "") + "</tv>";
    }

    private String show(int hours, String title, String more) {
        var start = hour.plus(Duration.ofHours(hours));
        return "<programme start=\"" + XMLTV.format(start) + "\" stop=\"" + XMLTV.format(start.plusSeconds(3_600))
                + "\" channel=\"one.example\"><title>" + title + "</title>" + more + "</programme>";
    }

    private List<M3uEntry> entries() throws Exception {
        var entries = new ArrayList<M3uEntry>();
        var list = house.send(house.household("/playlist.m3u")).body().getBytes(StandardCharsets.UTF_8);
        M3uReader.read(new ByteArrayInputStream(list), entries::add);
        assertThat(entries).hasSize(3);
        return entries;
    }

    private byte[] plain(String path) throws Exception {
        var answer = bytes(path, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> bytes(String path, Map<String, String> headers) throws Exception {
        var request = house.household(path);
        headers.forEach(request::header);
        return house.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    /// What a client reads.
    private static final class Read implements XmltvReader.Handler {
        private final List<XmltvChannel> channels = new ArrayList<>();
        private final List<Programme> programmes = new ArrayList<>();

        static Read of(byte[] document) throws IOException {
            var read = new Read();
            XmltvReader.readWritten(new ByteArrayInputStream(document), read);
            return read;
        }

        @Override
        public void channel(XmltvChannel channel) {
            channels.add(channel);
        }

        @Override
        public void programme(Programme programme) {
            programmes.add(programme);
        }
    }
}
