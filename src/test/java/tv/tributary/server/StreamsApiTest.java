package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Event;
import tv.tributary.model.ProviderSettings;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.Player;

@Timeout(90)
class StreamsApiTest {
    private static final House house = new House();
    private static final FakeProvider provider = new FakeProvider("Erste HD", "Erste SD");
    private static String stream;

    @BeforeAll
    static void aChannelWithTwoSources() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var channels = house.catalog.channels().list(ChannelQuery.all());
        assertThat(channels).hasSize(1);
        stream = "/api/streams/" + channels.getFirst().channel().id();
    }

    @AfterAll
    static void close() {
        house.close();
        provider.close();
    }

    @Test
    void aStreamIsShownSwitchedBlockedAndItsViewerSentAway() throws Exception {
        assertThat(house.get(stream).statusCode()).isEqualTo(404);
        try (var player = new Player();
                var watching = player.watch(watchUrl())) {
            Player.packets(watching, 100);
            await(now -> now.clients() == 1 && playing(now).equals("Erste HD"));
            assertThat(states()).containsExactly("Erste HD playing", "Erste SD ready");

            var switched = new Semaphore(0);
            try (var _ = house.store.events().subscribe(Event.FailedOver.class, _ -> switched.release())) {
                assertThat(house.send("POST", stream + "/switch", "").statusCode())
                        .isEqualTo(202);
                assertThat(switched.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

                var blocked = house.send("POST", "/api/sources/" + id("Erste SD") + "/block", "");
                assertThat(blocked.statusCode()).isEqualTo(200);
                assertThat(blocked.body()).contains("\"blocked\":true");
                assertThat(switched.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            Player.packets(watching, 100);

            var viewer = house.stats.live().get().streams().getFirst().viewers().getFirst();
            var gone = new CountDownLatch(1);
            try (var _ = house.store.events().subscribe(Event.ViewerLeft.class, _ -> gone.countDown())) {
                assertThat(house.send("DELETE", "/api/viewers/" + viewer.id(), "")
                                .statusCode())
                        .isEqualTo(204);
                assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(house.send("POST", "/api/sources/" + id("Erste SD") + "/unblock", "")
                        .body())
                .doesNotContain("\"blocked\":true");
    }

    @Test
    void whatDoesNotPlayCannotBeSwitched() throws Exception {
        assertThat(house.send("POST", "/api/streams/999/switch", "").statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/sources/999/block", "").statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/sources/nonsense/unblock", "").statusCode())
                .isEqualTo(404);
    }

    private static String watchUrl() throws Exception {
        var shown = House.json(house.get(stream.replace("streams", "channels"))).get("watchUrl");
        return "http://127.0.0.1:" + house.server.port()
                + URI.create(String.valueOf(shown)).getPath();
    }

    private static List<String> states() throws Exception {
        return sources().stream()
                .map(source -> source.get("name") + " " + source.get("state"))
                .toList();
    }

    private static Object id(String name) throws Exception {
        return house
                .catalog
                .channels()
                .find(house.catalog
                        .channels()
                        .list(ChannelQuery.all())
                        .getFirst()
                        .channel()
                        .id())
                .orElseThrow()
                .sources()
                .stream()
                .filter(ranked -> ranked.source().name().equals(name))
                .map(ranked -> ranked.source().id())
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // what the description says
    private static List<Map<String, Object>> sources() throws Exception {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(House.json(house.get(stream)).get("sources"));
    }

    private static String playing(LiveStats now) {
        return now.streams().isEmpty() ? "" : now.streams().getFirst().source();
    }

    private static void await(Predicate<LiveStats> wanted) throws InterruptedException {
        var seen = new CountDownLatch(1);
        try (var _ = house.stats.live().follow(now -> {
            if (wanted.test(now)) seen.countDown();
        })) {
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
