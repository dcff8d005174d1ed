package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.User.UserSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ArchiveServer;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.JsonTree;

/// The past of channels through the whole server: at a panel in London, and at archives that lists describe.
@Timeout(90)
class CatchupTest {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd:HH-mm");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final String CHILD = "child22222";

    private final House house = new House(new Children());
    /// Without rights beyond watching live.
    private static final class Children implements TokenSource {
        @Override
        public Optional<Grant> find(String token) {
            return token.equals(CHILD)
                    ? Optional.of(new Grant("child", "Our child", token, Grant.HOME, 0, "", Set.of()))
                    : Optional.empty();
        }
    }

    private final FakePanel panel = new FakePanel(3, 0, 0);
    private final ArchiveServer recordings = new ArchiveServer();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(3));
    private ProviderId provider = new ProviderId(1);
    private ChannelId channel = new ChannelId(1);

    @BeforeEach
    void theThirdChannelHasAnArchive() throws Exception {
        panel.archive(recordings);
        provider = house.catalog
                .providers()
                .add(ProviderSettings.of("Panel", panel.api()).withConnections(1))
                .id();
        assertThat(house.catalog.sync().sync(provider).await(Duration.ofSeconds(20)))
                .isTrue();
        channel = channel("Channel Q3x");
    }

    @AfterEach
    void close() {
        house.close();
        panel.close();
        recordings.close();
    }

    private ChannelId channel(String name) {
        return house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return house.client.send(house.household(path).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String past(Instant from, long seconds) {
        return "/watch/" + channel + ".ts?start=" + from.getEpochSecond() + "&duration=" + seconds;
    }

    private String asked(int minutes, ZoneId zone) {
        return "/timeshift/ann/s3cret/" + minutes + "/" + MINUTE.format(start.atZone(zone)) + "/3.ts";
    }

    @Test
    void thePanelIsAskedForTheMinuteInItsOwnZone() throws Exception {
        var answer = get(past(start, 3_600));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp2t");
        assertThat(recordings.asked()).containsExactly(asked(60, LONDON));
        assertThat(answer.body()).isEqualTo(ArchiveServer.at(asked(60, LONDON)));
    }

    @Test
    void theUsersZoneBeatsThePanels() throws Exception {
        house.catalog.archives().setZone(provider, Optional.of(ZoneId.of("Asia/Kolkata")));

        get(past(start, 3_600));

        assertThat(recordings.asked()).containsExactly(asked(60, ZoneId.of("Asia/Kolkata")));
    }

    @Test
    void theApiShowsAndSetsTheZone() throws Exception {
        var zone = "/api/providers/" + provider + "/zone";
        assertThat(house.get(zone).body()).isEqualTo("{\"zone\":\"\",\"effective\":\"Europe/London\"}");

        assertThat(house.send("PUT", zone, "{\"zone\":\"Asia/Kolkata\"}").body())
                .isEqualTo("{\"zone\":\"Asia/Kolkata\",\"effective\":\"Asia/Kolkata\"}");
        assertThat(house.send("PUT", zone, "{\"zone\":\"Atlantis\"}").statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", zone, "{\"zone\":\"\"}").body()).contains("\"effective\":\"Europe/London\"");
    }

    @Test
    void playersSeekWhereTheArchiveCan() throws Exception {
        var whole = ArchiveServer.at(asked(60, LONDON));

        var part = house.client.send(
                house.household(past(start, 3_600))
                        .header("Range", "bytes=1880-3759")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1880-3759/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1_880, 3_760));
    }

    @Test
    void everyFormOfPlayersMeansTheSameHour() throws Exception {
        var end = start.plusSeconds(3_600);
        var utc = MINUTE.format(start.atZone(ZoneOffset.UTC));
        var token = house.tokenGate.householdToken();
        var forms = List.of(
                "/" + token + "/watch/" + channel + ".ts?start=" + start.getEpochSecond() + "&end="
                        + end.getEpochSecond(),
                "/" + token + "/watch/" + channel + ".ts?utc=" + start.getEpochSecond() + "&utcend="
                        + end.getEpochSecond() + "&lutc=1",
                "/" + token + "/watch/" + channel + ".ts?start=" + utc + "&duration=3600",
                "/" + token + "/watch/" + channel + ".ts?playseek=" + start.getEpochSecond() + "-"
                        + end.getEpochSecond(),
                "/timeshift/anybody/" + token + "/60/" + utc + "/" + channel + ".ts",
                "/timeshift/anybody/" + token + "/60/" + utc + "/" + channel,
                "/timeshift/" + token + "/watch/60/" + utc + "/" + channel + ".ts",
                "/streaming/timeshift.php?username=x&password=" + token + "&stream=" + channel + "&start=" + utc
                        + "&duration=60",
                "/timeshift.php?username=x&password=" + token + "&stream=" + channel + "&start=" + utc
                        + "&duration=60");

        for (var form : forms) {
            var answer = house.client.send(house.request(form).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(form).isEqualTo(200);
        }

        assertThat(recordings.asked()).hasSize(forms.size()).containsOnly(asked(60, LONDON));
    }

    @Test
    void whoMayNotWatchThePastIsPromisedNone() throws Exception {
        house.users.add(
                "Mia", Optional.of("secret77"), UserSettings.defaults().withRights(Set.of(Grant.Right.RECORDING)));
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        var time = DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000");
        var guide = """
                <tv><channel id="q3"><display-name>Channel Q3x</display-name></channel>
                <programme start="%s" stop="%s" channel="q3"><title>Earlier</title></programme>
                <programme start="%s" stop="%s" channel="q3"><title>Now</title></programme></tv>
                """.formatted(
                        time.format(now.minusHours(3)),
                        time.format(now.minusHours(2)),
                        time.format(now.minusHours(1)),
                        time.format(now.plusHours(1)));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", house.file("guide", guide)));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var household = "username=any&password=" + house.tokenGate.householdToken();
        var mia = "username=Mia&password=secret77";
        var table = "&action=get_simple_data_table&stream_id=" + channel;

        assertThat(flags(household, table)).containsExactly(1, 1);
        assertThat(flags(household, "&action=get_short_epg&stream_id=" + channel))
                .containsExactly(1);
        assertThat(flags(mia, table)).as("only what is on").containsExactly(0);
        assertThat(flags(mia, "&action=get_short_epg&stream_id=" + channel)).containsExactly(0);
        var streams = house.send(house.request("/player_api.php?" + mia + "&action=get_live_streams"));
        assertThat(streams.body()).contains("\"tv_archive\":0").doesNotContain("\"tv_archive\":1");
        assertThat(house.send(house.request("/get.php?" + mia)).body()).doesNotContain("catchup");
    }

    private List<Integer> flags(String login, String rest) throws Exception {
        var answer = Json.read(
                house.send(house.request("/player_api.php?" + login + rest)).body(), Map.class);
        return ((List<?>)
                        Optional.<Object>ofNullable(answer.get("epg_listings")).orElseThrow())
                .stream()
                        .map(item -> Integer.valueOf(String.valueOf(((Map<?, ?>) item).get("has_archive"))))
                        .toList();
    }

    @Test
    void theListTellsPlayersWhichChannelsHaveAPastAndKodiFillsIt() throws Exception {
        var list = house.send(house.household("/playlist.m3u")).body();
        var entries = list.lines().filter(line -> line.startsWith("#EXTINF")).toList();
        assertThat(entries).hasSize(3);
        assertThat(entries)
                .filteredOn(line -> line.contains("catchup"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "catchup=\"default\"",
                                "catchup-days=\"7\"",
                                "tvg-rec=\"7\"",
                                "timeshift=\"7\"",
                                "Q3x"));

        var source = Pattern.compile("catchup-source=\"http://[^/]+/[^/]+(/[^\"]+)\"")
                .matcher(list);
        assertThat(source.find()).isTrue();
        // Kodi replaces each of them once.
        var filled = source.group(1)
                .replaceFirst("\\$\\{start}", Long.toString(start.getEpochSecond()))
                .replaceFirst("\\$\\{duration}", "1800");
        assertThat(get(filled).statusCode()).isEqualTo(200);
        assertThat(recordings.asked()).containsExactly(asked(30, LONDON));
    }

    @Test
    void panelsOfOursSayWhichChannelsHaveAPast() throws Exception {
        var login = "/player_api.php?username=ann&password=" + house.tokenGate.householdToken();
        List<?> streams = Json.read(
                house.send(house.request(login + "&action=get_live_streams")).body(), List.class);

        assertThat(streams).hasSize(3);
        assertThat(streams)
                .filteredOn(one -> Json.write(one).contains("Q3x"))
                .singleElement()
                .satisfies(one -> {
                    var stream = JsonTree.of(Json.write(one));
                    assertThat(stream.value("tv_archive")).isEqualTo(1);
                    assertThat(stream.value("tv_archive_duration")).isEqualTo(7);
                });
        assertThat(streams)
                .filteredOn(one -> Json.write(one).contains("\"tv_archive\":0"))
                .hasSize(2);
    }

    @Test
    void aSessionOfTheArchiveIsFollowed() throws Exception {
        recordings.redirect();

        assertThat(get(past(start, 3_600)).body()).isEqualTo(ArchiveServer.at(asked(60, LONDON)));
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        recordings.lose(_ -> true);
        var absent = get(past(start, 3_600));
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(text(absent)).isEqualTo("The provider's archive does not have this.\n");

        var old = get(past(start.minus(Duration.ofDays(8)), 3_600));
        assertThat(old.statusCode()).isEqualTo(404);
        assertThat(text(old)).startsWith("This cannot be watched again");
        var none = get("/watch/" + channel("Channel Q1x") + ".ts?start=" + start.getEpochSecond());
        assertThat(none.statusCode()).isEqualTo(404);

        assertThat(get("/watch/" + channel + ".ts?start=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(get("/watch/" + channel + ".ts?start=2000000000&end=1000000000")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageWhereARecordingShouldBeIsNotPassedOn() throws Exception {
        // The first form of the address answers with a page, the second one plays.
        recordings.answerWithPage(address -> address.endsWith(".ts"));

        var answer = get(past(start, 3_600));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ArchiveServer.at(asked(60, LONDON).replace(".ts", "")));
    }

    @Test
    void anotherProvidersArchiveStandsIn() throws Exception {
        try (var other = new ArchiveServer()) {
            house.provider(
                    "Other",
                    "#EXTM3U catchup=\"append\" catchup-days=\"3\" catchup-source=\"?from={utc}&for={duration}\"\n"
                            + "#EXTINF:-1 tvg-id=\"id3.test\",Channel Q3x\n" + other.base() + "/7.ts\n");
            assertThat(house.catalog.channels().list(ChannelQuery.all())).hasSize(3);
            recordings.lose(_ -> true);

            var answer = get(past(start, 3_600));

            var address = "/7.ts?from=" + start.getEpochSecond() + "&for=3600";
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(other.asked()).containsExactly(address);
            assertThat(answer.body()).isEqualTo(ArchiveServer.at(address));
        }
    }

    @Test
    void oneWhoJumpsAboutHasOneConnectionAndTheLastJumpCounts() throws Exception {
        recordings.goOnForEver();
        InputStream last = InputStream.nullInputStream();
        for (int jump = 0; jump < 12; jump++) {
            var from = start.plus(Duration.ofMinutes(jump));
            var answer = house.client.send(house.household(past(from, 3_600)).build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).as("jump %d", jump).isEqualTo(200);
            last = answer.body();
        }

        assertThat(last.readNBytes(188 * 100)).startsWith(0x47);
        assertThat(house.relay.passages()).hasSize(1);
        assertThat(house.relay.slots())
                .singleElement()
                .satisfies(use -> assertThat(use.used()).isEqualTo(1));
        last.close();
    }

    @Test
    void browsersGetTheSameInSegmentsOnOneConnection() throws Exception {
        recordings.goOnForEver();
        var path = "/watch/" + channel + ".m3u8?start=" + start.getEpochSecond() + "&duration=3600";

        var playlist = house.send(house.household(path));

        assertThat(playlist.statusCode()).isEqualTo(200);
        assertThat(recordings.asked()).containsExactly(asked(60, LONDON));
        var segment = playlist.body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
        var bytes = house.client.send(
                house.request("/" + segment.replace("../../", "")).build(), BodyHandlers.ofByteArray());
        assertThat(bytes.statusCode()).isEqualTo(200);
        assertThat(bytes.body()).startsWith(0x47).hasSizeGreaterThan(188 * 10);
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(stream -> assertThat(stream.name()).isEqualTo("Channel Q3x"));
        // The same player again has the same connection.
        assertThat(house.send(house.household(path)).statusCode()).isEqualTo(200);
        assertThat(recordings.most()).isEqualTo(1);
    }

    @Test
    void xtreamAppsThatWantSegmentsAreSentToThePlaylist() throws Exception {
        var token = house.tokenGate.householdToken();
        var utc = MINUTE.format(start.atZone(ZoneOffset.UTC));

        var answer = house.send(house.request("/timeshift/x/" + token + "/60/" + utc + "/" + channel + ".m3u8"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .contains("../../../../../" + token + "/watch/" + channel + ".m3u8?start=" + utc + "&duration=3600");
    }

    @Test
    void whoMayNotCatchUpIsToldSo() throws Exception {
        var refused = house.send(house.request("/" + CHILD + past(start, 3_600)));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).startsWith("Our child may not watch what was on before.");
        assertThat(recordings.asked()).isEmpty();
        assertThat(house.send(house.household("/playlist.m3u")).body()).contains("catchup-source");
        assertThat(house.send(house.request("/" + CHILD + "/playlist.m3u")).body())
                .contains("Q3x")
                .doesNotContain("catchup");
    }

    @Test
    void askingWhetherItIsThereCostsNoConnection() throws Exception {
        var head = house.client.send(
                house.household(past(start, 3_600))
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("video/mp2t");
        assertThat(recordings.asked()).isEmpty();
    }
}
