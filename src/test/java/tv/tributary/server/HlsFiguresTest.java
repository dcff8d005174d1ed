package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

@Timeout(60)
class HlsFiguresTest {
    private static final House house = new House();
    private static final FakeProvider provider = new FakeProvider("Erste HD");

    @AfterAll
    static void close() {
        house.close();
        provider.close();
    }

    @Test
    void whatWentOutAsHlsStandsInTheStatistics() throws Exception {
        var sent = watchOneSegment();
        until(now -> now.hls().total().asked() == 1 && now.deliveredBytes() == sent);

        var live = JsonTree.of(house.get("/api/system/stats/realtime?once=true").body());
        assertThat(live.at("hls").value("viewers")).isEqualTo(1);
        assertThat(live.at("hls").at("recent").value("hitPercent")).isEqualTo(100.0);
        assertThat(live.value("clients")).isEqualTo(1);
        var metrics = house.get("/metrics").body();
        assertThat(metrics)
                .contains("tributary_hls_viewers 1\n")
                .contains("tributary_hls_segments_total{from=\"provider\"} 0\n")
                .contains("tributary_hls_memory_limit_bytes 268435456\n")
                .contains("tributary_channel_hls_viewers{channel=");
    }

    /// Its bytes.
    private static long watchOneSegment() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var channel = house.catalog.channels().list(ChannelQuery.all()).getFirst();
        var playlist = house.send(
                house.household("/watch/" + channel.channel().id() + ".m3u8").header("User-Agent", "Kodi"));
        var segment = playlist.body()
                .lines()
                .filter(line -> line.startsWith("../../hls/"))
                .findFirst()
                .orElseThrow()
                .substring("../..".length());
        return house.client
                .send(house.request(segment).header("User-Agent", "Kodi").build(), BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    private static void until(Predicate<LiveStats> so) throws Exception {
        var reached = new CountDownLatch(1);
        try (var _ = house.stats.live().follow(now -> {
            if (so.test(now)) reached.countDown();
        })) {
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
