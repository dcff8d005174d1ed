package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.testkit.HlsPlayer;
import tv.tributary.testkit.LiveHls;
import tv.tributary.testkit.NginxEdge;

/// Real nginx servers with the configuration that we ship, between players and a whole server.
@EnabledIf(value = "nginxIsHere", disabledReason = "there is no nginx on this machine")
class ScaleOutTest {
    @TempDir
    Path temp;

    static boolean nginxIsHere() {
        return NginxEdge.program().isPresent();
    }

    @Test
    void twoEdgesAskForEachSegmentOnceForTwoHundredPlayers() throws Exception {
        try (var provider = new LiveHls("one");
                var house = new House();
                var first = edge("first", house);
                var second = edge("second", house)) {
            house.provider("p", "#EXTM3U\n#EXTINF:-1,One\n" + provider.url() + "\n");
            // A player that was busy for seconds misses nothing.
            house.hls.set(new HlsSettings(256 << 20, Duration.ofMinutes(1), HlsSettings.Variants.BEST, false));
            var path = "/" + house.tokenGate.householdToken() + "/watch/1.m3u8";
            var viewers = new LongAccumulator(Math::max, 0);
            var counted = new CountDownLatch(1);
            try (var _ = house.stats.live().follow(now -> {
                viewers.accumulate(now.hls().viewers());
                if (viewers.get() > 0 && now.hls().total().asked() > 0) counted.countDown();
            })) {
                assertThat(watch(List.of(first.url(path), second.url(path)), 200, 4))
                        .allSatisfy(player -> {
                            assertThat(player.faults()).isEmpty();
                            assertThat(player.segments()).isEqualTo(4);
                        });
                assertThat(counted.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(house.stats.live().get().hls().total().asked())
                    .isLessThanOrEqualTo(2 * provider.segmentsAsked());
            assertThat(viewers.get()).isLessThanOrEqualTo(2);
            assertThat(provider.askedAgain()).isZero();
            assertThat(provider.most()).isEqualTo(1);
        }
    }

    @Test
    void anEdgeLetsNobodyInWhoHasNoToken() throws Exception {
        try (var provider = new LiveHls("one");
                var house = new House();
                var edge = edge("edge", house);
                var http = HttpClient.newHttpClient()) {
            house.provider("p", "#EXTM3U\n#EXTINF:-1,One\n" + provider.url() + "\n");
            var known = edge.url("/" + house.tokenGate.householdToken() + "/watch/1.m3u8");
            var guessed = edge.url("/aaaaaaaaaa/watch/1.m3u8");

            var opened = http.send(HttpRequest.newBuilder(URI.create(known)).build(), BodyHandlers.ofString());
            var refused = http.send(HttpRequest.newBuilder(URI.create(guessed)).build(), BodyHandlers.ofString());

            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body()).startsWith("#EXTM3U").doesNotContain(house.tokenGate.householdToken());
            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theListOfChannelsNamesTheEdgeThatWasAsked() throws Exception {
        try (var house = new House();
                var edge = edge("edge", house);
                var http = HttpClient.newHttpClient()) {
            house.provider("p", "#EXTM3U\n#EXTINF:-1,One\nhttp://127.0.0.1:1/one.ts\n");
            var list = edge.url("/" + house.tokenGate.householdToken() + "/playlist.m3u?type=m3u8");

            var answer = http.send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString());

            assertThat(answer.body()).contains(edge.url("/" + house.tokenGate.householdToken() + "/watch/1.m3u8"));
        }
    }

    private NginxEdge edge(String name, House house) throws Exception {
        return new NginxEdge(Files.createDirectory(temp.resolve(name)), house.server.port());
    }

    /// Until each has so many segments.
    private static List<HlsPlayer> watch(List<String> edges, int count, int segments) throws Exception {
        var players = new ArrayList<HlsPlayer>();
        var threads = new ArrayList<Thread>();
        try (var http = HttpClient.newHttpClient()) {
            for (int n = 0; n < count; n++) {
                var player = new HlsPlayer(
                        http, edges.get(n % edges.size()), "player " + n, Duration.ofSeconds(30), segments);
                players.add(player);
                threads.add(Thread.ofVirtual().start(player));
            }
            for (var thread : threads) thread.join();
        }
        return players;
    }
}
