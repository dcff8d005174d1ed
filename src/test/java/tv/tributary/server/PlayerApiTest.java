package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.cast.WindowPlayer.RemoteCommand;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.cast.WindowPlayer.WindowStatus;
import tv.tributary.model.ChannelId;

/// The remote control by the API, with a window and without.
@Timeout(60)
final class PlayerApiTest {
    private final House house = new House();
    private final List<RemoteCommand> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        house.close();
    }

    private int post(String path, String body) throws Exception {
        return house.send("POST", "/api/player/" + path, body).statusCode();
    }

    @Test
    void withoutAWindowThereIsNothingToControl() throws Exception {
        var state = house.send("GET", "/api/player", "");
        assertThat(state.statusCode()).isEqualTo(409);
        assertThat(state.body()).contains("No window is open on the computer that runs Tributary");
        assertThat(post("next", "")).isEqualTo(409);
        assertThat(post("volume", "{\"volume\":20}")).isEqualTo(409);
    }

    @Test
    void aWindowIsToldWhatToDoAndSaysHowItIs() throws Exception {
        try (var _ = house.casting.window().attach(heard::add)) {
            house.casting
                    .window()
                    .show(new WindowStatus(
                            WindowPhase.PLAYING, "Das Erste", Optional.of(new ChannelId(7)), 40, false, false));
            assertThat(house.send("GET", "/api/player", "").body())
                    .isEqualTo(
                            "{\"window\":true,\"phase\":\"playing\",\"title\":\"Das Erste\",\"channel\":7,\"volume\":40,\"muted\":false,\"fullScreen\":false}");
            assertThat(post("next", "")).isEqualTo(200);
            assertThat(post("full-screen", "")).isEqualTo(200);
            assertThat(post("volume", "{\"volume\":20}")).isEqualTo(200);
            assertThat(post("number", "{\"number\":\"12\"}")).isEqualTo(200);
            assertThat(post("channel", "{\"channel\":3}")).isEqualTo(200);
            assertThat(post("explode", "")).isEqualTo(404);
            assertThat(post("volume", "{\"volume\":200}")).isEqualTo(400);
            assertThat(post("number", "{\"number\":\"x\"}")).isEqualTo(400);
            assertThat(post("channel", "{}")).isEqualTo(400);
        }
        assertThat(heard)
                .containsExactly(
                        RemoteCommand.Key.NEXT,
                        RemoteCommand.Key.FULL_SCREEN,
                        new RemoteCommand.Volume(20),
                        new RemoteCommand.Digits("12"),
                        new RemoteCommand.Watch(new ChannelId(3)));
        assertThat(house.send("GET", "/api/player", "").statusCode()).isEqualTo(409);
    }
}
