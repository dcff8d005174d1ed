package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakeProvider;

/// Another kind of user is a class and an argument of the gate: here guests, who may watch one stream at once.
@Timeout(90)
class StreamLimitTest {
    private static final String GUEST = "guest22222";

    /// The made-up kind.
    private static final class Guests implements TokenSource {
        @Override
        public Optional<Grant> find(String token) {
            return token.equals(GUEST)
                    ? Optional.of(new Grant("guest", "Our guest", token, "guest", 1))
                    : Optional.empty();
        }
    }

    private final House house = new House(new Guests());
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD");
    private List<String> channels = List.of();

    @BeforeEach
    void twoChannels() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        channels = house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> "/watch/" + row.channel().id())
                .toList();
        assertThat(channels).hasSize(2);
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    @Test
    void aGuestsListHasTheGuestsUrls() throws Exception {
        var list = house.send(house.request("/" + GUEST + "/playlist.m3u"));

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body())
                .contains("/" + GUEST + channels.getFirst() + ".ts")
                .doesNotContain(house.tokenGate.householdToken());
    }

    @Test
    void aSecondStreamIsRefusedInWordsUntilTheFirstEnds() throws Exception {
        try (var television = watch(GUEST, channels.getFirst(), "tv")) {
            assertThat(television.status()).isEqualTo(200);
            var refused = hls(channels.getLast(), "phone");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.body()).startsWith("Our guest watches as many streams at once as allowed (1).");
            try (var phone = watch(GUEST, channels.getFirst(), "phone")) {
                assertThat(phone.status()).isEqualTo(503);
                assertThat(phone.header("Retry-After")).hasValue("5");
            }
            try (var household = watch(house.tokenGate.householdToken(), channels.getFirst(), "phone")) {
                assertThat(household.status()).isEqualTo(200);
            }
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (hls(channels.getFirst(), "phone").statusCode() == 403) {
            assertThat(System.nanoTime()).as("the first stream still counts").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void aDeviceThatChangesChannelsIsNotRefused() {
        try (var _ = watch(GUEST, channels.getFirst(), "tv");
                var after = watch(GUEST, channels.getLast(), "tv")) {
            assertThat(after.status()).isEqualTo(200);
            awaitViewers(1);
            assertThat(house.relay.streams().stream()
                            .filter(stream -> !stream.viewers().isEmpty())
                            .map(stream -> "/watch/" + stream.channel()))
                    .containsExactly(channels.getLast());
        }
    }

    @Test
    void eachViewerIsKnownByTheUserItWatchesFor() throws Exception {
        try (var television = watch(house.tokenGate.householdToken(), channels.getFirst(), "tv")) {
            assertThat(television.status()).isEqualTo(200);
            assertThat(hls(channels.getFirst(), "phone").statusCode()).isEqualTo(200);
            assertThat(house.relay.streams().getFirst().viewers())
                    .extracting(ViewerSnapshot::client, ViewerSnapshot::user)
                    .containsExactlyInAnyOrder(tuple("tv", "The household"), tuple("phone", "Our guest"));
        }
    }

    /// As two tablets of one make behind one router.
    @Test
    void twoUsersWithOneAddressAndOnePlayerAreTwoViewers() throws Exception {
        var household = house.household(channels.getFirst() + ".m3u8").header("User-Agent", "phone");
        assertThat(house.send(household).statusCode()).isEqualTo(200);
        assertThat(hls(channels.getFirst(), "phone").statusCode()).isEqualTo(200);

        assertThat(house.relay.streams().getFirst().viewers())
                .extracting(ViewerSnapshot::client, ViewerSnapshot::user)
                .containsExactlyInAnyOrder(tuple("phone", "The household"), tuple("phone", "Our guest"));
        assertThat(hls(channels.getLast(), "tablet").statusCode()).isEqualTo(403);
    }

    @Test
    void anHlsPlayerThatAsksAgainIsStillTheSameStream() throws Exception {
        assertThat(hls(channels.getFirst(), "phone").statusCode()).isEqualTo(200);
        assertThat(hls(channels.getFirst(), "phone").statusCode()).isEqualTo(200);
        assertThat(hls(channels.getFirst(), "tv").statusCode()).isEqualTo(403);
        try (var television = watch(GUEST, channels.getLast(), "tv")) {
            assertThat(television.status()).isEqualTo(503);
        }
    }

    private void awaitViewers(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (house.relay.streams().stream()
                        .mapToInt(stream -> stream.viewers().size())
                        .sum()
                != count) {
            assertThat(System.nanoTime()).as("viewers").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Caller watch(String token, String channel, String player) {
        return new Caller(house.server.port(), "GET /" + token + channel + ".ts HTTP/1.1\nUser-Agent: " + player);
    }

    private HttpResponse<String> hls(String channel, String player) throws Exception {
        return house.send(house.request("/" + GUEST + channel + ".m3u8").header("User-Agent", player));
    }
}
