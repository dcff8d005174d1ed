package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;

class LanServerTest {
    @Test
    void saysWhereItCanBeReached() {
        try (var house = new House()) {
            var base = "http://127.0.0.1:" + house.server.port();
            var token = house.tokenGate.householdToken();

            assertThat(house.server.address()).isEqualTo(base);
            assertThat(house.server.playlistUrl()).isEqualTo(base + "/" + token + "/playlist.m3u");
            assertThat(house.server.localWatchUrl(new ChannelId(7))).isEqualTo(base + "/" + token + "/watch/7.ts");
        }
    }

    @Test
    void aTakenPortIsToldApartFromAnAddressThatIsNotOurs() {
        try (var house = new House()) {
            assertThatExceptionOfType(LanServer.PortTaken.class)
                    .isThrownBy(() -> another(house, "127.0.0.1", house.server.port()));
            assertThatExceptionOfType(LanServer.CannotListen.class).isThrownBy(() -> another(house, "192.0.2.1", 0));
        }
    }

    @Test
    void stopsSoonHoweverManyFollow() throws Exception {
        try (var house = new House();
                var _ = house.client
                        .send(house.api("/api/events").build(), BodyHandlers.ofInputStream())
                        .body();
                var _ = house.client
                        .send(house.api("/api/system/stats/realtime").build(), BodyHandlers.ofInputStream())
                        .body()) {
            long begun = System.nanoTime();

            house.server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void another(House house, String bind, int port) {
        house.serve(bind, port, UnaryOperator.identity()).close();
    }
}
