package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.cast.Casting.CastItem;
import tv.tributary.server.cast.Casting.CastKind;
import tv.tributary.testkit.FakeKodi;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// Sending to players by the API, and what they are given.
@Timeout(60)
final class CastApiTest {
    private static final String RECEIVERS = "/api/cast/receivers";

    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD");
    private final FakeKodi kodi = new FakeKodi();

    @BeforeEach
    void aChannelAndAPlayer() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var player = house.send(
                "POST",
                RECEIVERS,
                "{\"kind\":\"kodi\",\"name\":\"Living room\",\"address\":\"127.0.0.1\",\"port\":%d,\"user\":\"kodi\",\"password\":\"marked-password\"}"
                        .formatted(kodi.port()));
        assertThat(player.statusCode()).as(player.body()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
        kodi.close();
    }

    private long channel() {
        return house.catalog.channels().list(tv.tributary.catalog.lineup.ChannelQuery.all()).stream()
                .filter(row -> row.channel().name().startsWith("Erste"))
                .findFirst()
                .orElseThrow()
                .channel()
                .id()
                .value();
    }

    @Test
    void aChannelIsSentUnderAnAddressOfThePlayersOwn() throws Exception {
        var played = house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
        var device = house.users.devices().all().getFirst();
        assertThat(device.name()).isEqualTo("Living room");
        assertThat(kodi.file())
                .isEqualTo(house.server.address() + "/" + device.token() + "/watch/" + channel() + ".ts");

        house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(house.users.devices().all()).hasSize(1);

        house.users.devices().revoke(device.id());
        assertThat(house.users.find(device.token())).isEmpty();
        house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(house.users.devices().all()).hasSize(1);
        assertThat(kodi.file()).doesNotContain(device.token());
    }

    @Test
    void itIsHeldSoughtMadeQuieterAndStopped() throws Exception {
        house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(house.send("POST", RECEIVERS + "/1/pause", "").statusCode()).isEqualTo(200);
        assertThat(kodi.paused()).isTrue();
        assertThat(house.send("POST", RECEIVERS + "/1/play", "{}").statusCode()).isEqualTo(200);
        assertThat(kodi.paused()).isFalse();
        assertThat(house.send("POST", RECEIVERS + "/1/seek", "{\"position\":61}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(kodi.position()).isEqualTo(Duration.ofSeconds(61));
        assertThat(house.send("POST", RECEIVERS + "/1/volume", "{\"volume\":30}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(kodi.volume()).isEqualTo(30);
        var stopped = house.send("POST", RECEIVERS + "/1/stop", "");
        assertThat(stopped.body()).contains("\"phase\":\"idle\"");
        assertThat(kodi.file()).isEmpty();
    }

    @Test
    void aPasswordIsNeverShownAgain() throws Exception {
        var listed = house.send("GET", RECEIVERS, "").body();
        assertThat(listed).contains("Living room", "\"login\":true").doesNotContain("marked-password");
        house.send("PUT", RECEIVERS + "/1", "{\"name\":\"Kitchen\"}");
        house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(kodi.calls().getFirst().authorization()).contains("Basic a29kaTptYXJrZWQtcGFzc3dvcmQ=");
        assertThat(house.send("GET", RECEIVERS, "").body()).contains("Kitchen");
    }

    @Test
    void aRemovedPlayerLosesItsToken() throws Exception {
        house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(house.send("DELETE", RECEIVERS + "/1", "").statusCode()).isEqualTo(204);
        assertThat(house.users.devices().all()).isEmpty();
        assertThat(house.send("DELETE", RECEIVERS + "/1", "").statusCode()).isEqualTo(404);
        assertThat(house.send("POST", RECEIVERS + "/1/stop", "").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodySendsWhatTheyDoNotSee() {
        var item = new CastItem(CastKind.CHANNEL, channel());
        var nobody = new Grant("user:99", "Nobody", "t", Grant.HOME, 0, "", Set.of(), View.nothing());
        Assertions.assertThatThrownBy(() -> house.casting.play(nobody, 1, item))
                .isInstanceOf(ReceiverRefused.class)
                .hasMessage("There is nothing like that to send.");
        assertThat(kodi.file()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidInWords() throws Exception {
        assertThat(house.send("POST", RECEIVERS, "{\"address\":\"192.168.1.2\"}")
                        .body())
                .contains("Say the kind of player");
        assertThat(house.send("POST", RECEIVERS, "{\"kind\":\"kodi\",\"address\":\"http://x/\",\"name\":\"x\"}")
                        .body())
                .contains("address");
        assertThat(house.send("POST", RECEIVERS + "/1/play", "{\"channel\":1,\"film\":2}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("POST", RECEIVERS + "/1/play", "{\"film\":999}").statusCode())
                .isEqualTo(409);
        assertThat(house.send("POST", RECEIVERS + "/1/volume", "{\"volume\":101}")
                        .statusCode())
                .isEqualTo(400);
        kodi.vanish();
        var away = house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
        assertThat(away.statusCode()).isEqualTo(409);
        assertThat(away.body()).contains("Living room does not answer.");
    }

    @Test
    void itsStateIsFollowed() throws Exception {
        var events = house.client.send(house.api("/api/cast/events").build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(phase(lines)).isEqualTo("idle");
            house.send("POST", RECEIVERS + "/1/play", "{\"channel\":" + channel() + "}");
            var seen = phase(lines);
            while (!seen.equals("playing")) seen = phase(lines);
        }
    }

    private static String phase(BufferedReader lines) throws Exception {
        var line = Optional.ofNullable(lines.readLine()).orElseThrow();
        while (!line.startsWith("data: "))
            line = Optional.ofNullable(lines.readLine()).orElseThrow();
        var all = JsonTree.of(line.substring(6)).value("receivers");
        return String.valueOf(((java.util.Map<?, ?>) ((java.util.List<?>) all).getFirst()).get("phase"));
    }
}
