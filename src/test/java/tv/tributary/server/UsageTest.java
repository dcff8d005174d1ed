package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.User.UserSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.watch.UserUpkeep;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.ManualClock;

@Timeout(120)
class UsageTest {
    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD");

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    @Test
    void whatIsWatchedIsCountedForItsUserAndDevice() throws Exception {
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var channel = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        var anna = house.users.add("Anna", Optional.empty(), UserSettings.defaults());
        var box = house.users.devices().add(Optional.of(anna.id()), "Box");
        // Ahead of the streams, which have begun before it.
        var clock = new ManualClock(Instant.now().plusSeconds(3_600));
        var upkeep = new UserUpkeep(house.users, house.relay, house.guide, house.settings, clock);

        try (var television = new Caller(
                        house.server.port(),
                        "GET /" + box.token() + "/watch/" + channel + ".ts HTTP/1.1\nUser-Agent: tv");
                var household = new Caller(
                        house.server.port(),
                        "GET /" + house.tokenGate.householdToken() + "/watch/" + channel
                                + ".ts HTTP/1.1\nUser-Agent: vlc")) {
            assertThat(television.bytes(188 * 200)).hasSize(188 * 200);
            assertThat(household.bytes(188 * 100)).hasSize(188 * 100);
            upkeep.run();
            clock.pass(Duration.ofSeconds(5));
            upkeep.run();
            clock.pass(Duration.ofSeconds(5));
            upkeep.run();
        }

        var used = house.users.usage().ofDevice(box.id()).all();
        assertThat(used.time()).isEqualTo(Duration.ofSeconds(10));
        assertThat(used.bytes()).isGreaterThanOrEqualTo(188 * 200);
        assertThat(house.users.usage().ofUser(Optional.of(anna.id())).all()).isEqualTo(used);
        assertThat(house.users.usage().ofUser(Optional.empty()).all().bytes()).isGreaterThanOrEqualTo(188 * 100);
        assertThat(house.get("/api/devices").body()).contains("\"secondsInAll\":10");
        assertThat(house.get("/api/users").body()).contains("\"seconds\":10");
    }
}
