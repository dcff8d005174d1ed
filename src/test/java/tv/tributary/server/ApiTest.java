package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderId;

class ApiTest {
    private static final House house = new House();
    private static ProviderId news;

    @BeforeAll
    static void fill() throws InterruptedException {
        var list = new StringBuilder("#EXTM3U\n");
        for (int i = 1; i <= 25; i++) {
            list.append("#EXTINF:-1 tvg-chno=\"")
                    .append(i)
                    .append("\" group-title=\"News\",Channel ")
                    .append(i);
            list.append("\nhttp://192.0.2.1/live/user/secret/").append(i).append(".ts\n");
        }
        news = house.provider("news", list.toString());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void statusTellsWhereItRunsAndWhatToTypeIn() throws Exception {
        var status = House.json(house.get("/api/system/status"));

        assertThat(status.get("address")).isEqualTo("http://127.0.0.1:" + house.server.port());
        assertThat(status.get("playlistUrl")).isEqualTo(house.server.playlistUrl());
        assertThat(status.get("channels")).isEqualTo(25);
    }

    @Test
    void channelsComeAPageAtATime() throws Exception {
        var page = House.json(house.get("/api/channels?offset=20&limit=10"));

        assertThat(page.get("total")).isEqualTo(25);
        assertThat((Iterable<?>) page.get("channels")).hasSize(5);
    }

    @Test
    void channelsCanBeSearched() throws Exception {
        assertThat(House.json(house.get("/api/channels?text=channel%2017")).get("total"))
                .isEqualTo(1);
        assertThat(House.json(house.get("/api/channels?group=Sports")).get("total"))
                .isEqualTo(0);
        assertThat(House.json(house.get("/api/channels?minBackups=1")).get("total"))
                .isEqualTo(0);
        assertThat(House.json(house.get("/api/channels?provider=" + news)).get("total"))
                .isEqualTo(25);
    }

    @Test
    void aPageThatIsTooLargeIsRefused() throws Exception {
        var answer = house.get("/api/channels?limit=1001");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("limit");
    }

    @Test
    void aChannelShowsItsStreamsWithoutTheirCredentials() throws Exception {
        var channel =
                house.catalog.channels().list(ChannelQuery.all()).getFirst().channel();
        var detail = house.get("/api/channels/" + channel.id());

        assertThat(detail.body()).contains("192.0.2.1").doesNotContain("secret");
        var watchUrl = house.server.localWatchUrl(channel.id());
        assertThat(House.json(detail))
                .containsEntry("watchUrl", watchUrl)
                .containsEntry("hlsUrl", watchUrl.replaceFirst("\\.ts$", ".m3u8"))
                .containsEntry("pageUrl", watchUrl.replaceFirst("\\.ts$", ""));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(house.get("/api/channels/999999").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/channels/none").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/providers/999999").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/jobs/999999").statusCode()).isEqualTo(404);
        assertThat(house.send("DELETE", "/api/viewers/999999", "").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongMethodIsToldWhatIsAllowed() throws Exception {
        var answer = house.send("PATCH", "/api/providers/" + news, "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, PUT");
    }

    @Test
    void aProviderIsAddedChangedRemovedAndBroughtBack() throws Exception {
        var file = house.file("films", "#EXTM3U\n#EXTINF:-1,One\nhttp://192.0.2.2/1.ts\n");
        var added = house.send("POST", "/api/providers", "{\"name\":\"Films\",\"location\":\"" + file + "\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        var path = added.headers().firstValue("Location").orElseThrow();
        assertThat(House.json(added)).containsEntry("name", "Films");

        var changed = house.send("PUT", path, "{\"priority\":3}");
        assertThat(changed.body()).contains("\"priority\":3").contains("\"name\":\"Films\"");

        assertThat(house.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(house.get(path).statusCode()).isEqualTo(404);
        assertThat(house.send("POST", path + "/restore", "").statusCode()).isEqualTo(200);
        assertThat(house.get(path).statusCode()).isEqualTo(200);
        assertThat(house.send("DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @Test
    void aLocationComesBackWithoutItsPasswordAndKeepsItWhenSentBack() throws Exception {
        var location = "http://192.0.2.3/get.php?username=anna&password=hush&type=m3u_plus";
        var added = house.send(
                "POST",
                "/api/providers",
                "{\"name\":\"Paid\",\"location\":\"" + location + "\",\"refreshEverySeconds\":0,\"enabled\":false}");
        var path = added.headers().firstValue("Location").orElseThrow();
        assertThat(added.body()).contains("192.0.2.3").doesNotContain("hush");

        var changed = house.send("PUT", path, added.body().replace("\"Paid\"", "\"Paid again\""));

        assertThat(changed.statusCode()).isEqualTo(200);
        var id = new ProviderId(Long.parseLong(path.substring("/api/providers/".length())));
        var stored = house.catalog.providers().find(id).orElseThrow().provider();
        assertThat(stored.name()).isEqualTo("Paid again");
        assertThat(stored.settings().location()).isEqualTo(location);
        assertThat(house.send("DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @Test
    void aCookieAndAProxysLoginComeBackHiddenAndStayWhenSentBack() throws Exception {
        var added = house.send(
                "POST",
                "/api/providers",
                "{\"name\":\"Far\",\"location\":\"http://192.0.2.4/list.m3u\",\"enabled\":false,\"referer\":\"http://r.test\","
                        + "\"cookie\":\"sid=hush\",\"proxy\":\"socks5://ann:hush@192.0.2.9:1080\"}");
        var path = added.headers().firstValue("Location").orElseThrow();
        assertThat(added.body()).contains("http://r.test", "192.0.2.9:1080").doesNotContain("hush");

        assertThat(house.send("PUT", path, added.body()).statusCode()).isEqualTo(200);
        var id = new ProviderId(Long.parseLong(path.substring("/api/providers/".length())));
        var stored = house.catalog.providers().find(id).orElseThrow().provider().settings();
        assertThat(stored.requests().cookie()).isEqualTo("sid=hush");
        assertThat(stored.requests().proxy()).isEqualTo("socks5://ann:hush@192.0.2.9:1080");
        assertThat(house.send("DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @Test
    void aServerWithoutACertificateIsToldInPlainWords() throws Exception {
        var answer = house.send("POST", "/api/providers/certificate", "{\"location\":\"http://127.0.0.1:1/\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("shows no certificate");
    }

    @Test
    void aNameThatIsTakenIsAConflict() throws Exception {
        var file = house.file("twice", "#EXTM3U\n");
        var answer = house.send("POST", "/api/providers", "{\"name\":\"news\",\"location\":\"" + file + "\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void aProviderWithoutALocationIsRefusedInPlainWords() throws Exception {
        var answer = house.send("POST", "/api/providers", "{\"name\":\"Nowhere\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(House.json(answer)).containsOnlyKeys("error");
    }

    @Test
    void brokenJsonIsRefusedWithItsPosition() throws Exception {
        var answer = house.send("POST", "/api/providers", "{\"name\":\n oops}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("line 2").doesNotContain("oops");
    }

    @Test
    void whatIsNotJsonIsRefused() throws Exception {
        var form = house.send(house.api("/api/providers").POST(BodyPublishers.ofString("name=x")));

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("application/json");
    }

    @Test
    void aSyncIsAJobThatCanBeWaitedFor() throws Exception {
        var started = house.send("POST", "/api/providers/" + news + "/sync", "");
        assertThat(started.statusCode()).isEqualTo(202);
        var id = House.json(started).get("id");

        var ended = House.json(house.get("/api/jobs/" + id + "?wait=10"));

        assertThat(ended.get("state")).isEqualTo("done");
        assertThat(house.get("/api/jobs").body()).startsWith("[");
    }

    @Test
    void aDraftIsTestedWithoutBeingStored() throws Exception {
        var file = house.file("draft", "#EXTM3U\n#EXTINF:-1,One\nhttp://192.0.2.2/1.ts\n");
        var answer = house.send("POST", "/api/providers/test", "{\"name\":\"Draft\",\"location\":\"" + file + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(House.json(answer)).containsKey("words");
        assertThat(house.get("/api/providers").body()).doesNotContain("Draft");
    }

    @Test
    void longAnswersArePackedForWhoTakesIt() throws Exception {
        var answer = house.send(house.api("/api/channels").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void metricsAreForAdministrators() throws Exception {
        assertThat(house.send(house.request("/metrics")).statusCode()).isEqualTo(401);
        // What is shown is up to a second old.
        var sampled = new CountDownLatch(1);
        try (var _ = house.stats.live().follow(now -> {
            if (now.catalog().channels() == 25) sampled.countDown();
        })) {
            assertThat(sampled.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(house.get("/metrics").body()).contains("tributary_channels 25\n");
    }
}
