package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FakeProvider;

class HlsTest {
    private static final House house = new House();
    private static final FakeProvider provider = new FakeProvider("Erste HD");
    private static String watch;

    @BeforeAll
    static void aChannel() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var channel = house.catalog.channels().list(ChannelQuery.all()).getFirst();
        watch = "/watch/" + channel.channel().id();
    }

    @AfterAll
    static void close() {
        house.close();
        provider.close();
    }

    @Test
    void aChannelPlaysAsSegments() throws Exception {
        var playlist = house.send(house.household(watch + ".m3u8"));
        assertThat(playlist.statusCode()).isEqualTo(200);
        assertThat(playlist.headers().firstValue("Content-Type")).contains("application/vnd.apple.mpegurl");
        assertThat(playlist.headers().firstValue("Cache-Control")).contains("public, max-age=1");
        assertThat(playlist.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(playlist.body()).startsWith("#EXTM3U\n").doesNotContain(provider.list());

        var segment = get(path(playlist));
        assertThat(segment.statusCode()).isEqualTo(200);
        assertThat(segment.headers().firstValue("Content-Type")).contains("video/mp2t");
        assertThat(segment.headers().firstValue("Cache-Control")).contains("public, max-age=3600, immutable");
        assertThat(segment.body().length % 188).isZero();
        assertThat(segment.body()[0]).isEqualTo((byte) 0x47);

        var again = house.client.send(
                house.request(path(playlist)).header("Range", "bytes=188-375").build(), BodyHandlers.ofByteArray());
        assertThat(again.statusCode()).isEqualTo(206);
        assertThat(again.body()).hasSize(188).startsWith(0x47);
    }

    /// Of the last segment it lists, from the server's top.
    private static String path(HttpResponse<String> playlist) {
        var name = playlist.body()
                .lines()
                .filter(line -> line.startsWith("../../hls/"))
                .toList();
        assertThat(name).isNotEmpty();
        return name.getLast().substring("../..".length());
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return house.client.send(house.request(path).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void askingForTheHeadOpensNothing() throws Exception {
        var head = house.send(house.household(watch + ".m3u8").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("application/vnd.apple.mpegurl");
    }

    @Test
    void anUnknownChannelIsNotFound() throws Exception {
        var unknown = house.send(house.household("/watch/999999.m3u8"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(house.send(house.household("/watch/999999")).statusCode()).isEqualTo(404);
    }

    @Test
    void aNameNobodyListedIsNotFoundWithoutAHint() throws Exception {
        var guessed = get("/hls/abcdefghijklmnopqrstuv.ts");
        var odd = get("/hls/anything");
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(odd.statusCode()).isEqualTo(404);
        assertThat(guessed.body()).isEqualTo(odd.body());
    }

    @Test
    void aWaitThatMakesNoSenseIsABadRequest() throws Exception {
        assertThat(house.send(house.household(watch + ".m3u8?_HLS_part=1")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePageTellsTheChannelAndNothingOfItsProvider() throws Exception {
        var page = house.send(house.household(watch));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Erste").doesNotContain(house.tokenGate.householdToken(), "127.0.0.1");
    }
}
