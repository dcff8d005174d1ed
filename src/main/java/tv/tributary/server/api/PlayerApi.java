package tv.tributary.server.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.cast.WindowPlayer;
import tv.tributary.cast.WindowPlayer.RemoteCommand;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.cast.WindowPlayer.WindowStatus;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.text.Messages;

/// The remote control of the window's player.
final class PlayerApi {
    private static final String HEARTBEAT = ": still here\n\n";

    /// @param window whether there is one; nothing else is there without
    /// @param title what plays; left out if nothing
    /// @param channel left out for a film, a recording, and nothing
    /// @param volume in percent
    record WindowPlayerJson(
            boolean window,
            Optional<WindowPhase> phase,
            Optional<String> title,
            Optional<ChannelId> channel,
            Optional<Integer> volume,
            Optional<Boolean> muted,
            Optional<Boolean> fullScreen) {
        static WindowPlayerJson of(Optional<WindowStatus> status) {
            return new WindowPlayerJson(
                    status.isPresent(),
                    status.map(WindowStatus::phase),
                    status.map(WindowStatus::title).filter(words -> !words.isEmpty()),
                    status.flatMap(WindowStatus::channel),
                    status.map(WindowStatus::volume),
                    status.map(WindowStatus::muted),
                    status.map(WindowStatus::fullScreen));
        }
    }

    /// @param volume in percent
    record PlayerVolume(@Nullable Integer volume) {}

    /// @param number a channel's, as it would be typed
    record PlayerNumber(@Nullable String number) {}

    record PlayerChannel(@Nullable ChannelId channel) {}

    private final WindowPlayer player;

    PlayerApi(WindowPlayer player) {
        this.player = player;
    }

    List<Endpoint> endpoints() {
        var keys =
                Arrays.stream(RemoteCommand.Key.values()).map(PlayerApi::path).collect(Collectors.joining(", "));
        var one = BodySchema.of(WindowPlayerJson.class);
        return List.of(
                Endpoint.get(
                        "/api/player",
                        "What the player in the window does; 409 while no window is open",
                        BodySchema.of(WindowPlayerJson.class),
                        _ -> state()),
                Endpoint.get(
                        "/api/player/events",
                        "The same whenever it changes, as server-sent events; also while there is no window",
                        BodySchema.live(WindowPlayerJson.class),
                        _ -> live()),
                Endpoint.post("/api/player/volume", "Set the volume", one, this::volume)
                        .taking(PlayerVolume.class),
                Endpoint.post("/api/player/number", "Change to the channel with a number", one, this::number)
                        .taking(PlayerNumber.class),
                Endpoint.post("/api/player/channel", "Play a channel", one, this::channel)
                        .taking(PlayerChannel.class),
                Endpoint.post(
                        "/api/player/{key}",
                        "Press a key of the remote control: " + keys + "; 409 while no window is open",
                        one,
                        this::press));
    }

    private Response state() {
        var status = player.live().get();
        if (status.isEmpty()) throw noWindow();
        return BufferedResponse.json(WindowPlayerJson.of(status));
    }

    private Response live() {
        return new StreamingResponse(
                "text/event-stream",
                HEARTBEAT,
                client -> player.live()
                        .follow(now -> client.show("data: " + Json.write(WindowPlayerJson.of(now)) + "\n\n")));
    }

    private Response volume(Request request) {
        var percent = RequestBody.body(request, PlayerVolume.class).volume();
        if (percent == null || percent < 0 || percent > 100)
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("cast.problem.volume"));
        return send(new RemoteCommand.Volume(percent));
    }

    private Response number(Request request) {
        var number = RequestBody.body(request, PlayerNumber.class).number();
        if (number == null || !number.matches("[0-9]{1,5}"))
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("player.problem.number"));
        return send(new RemoteCommand.Digits(number));
    }

    private Response channel(Request request) {
        var channel = RequestBody.body(request, PlayerChannel.class).channel();
        if (channel == null) throw new HttpError(Reason.BAD_REQUEST, Messages.of("player.problem.channel"));
        return send(new RemoteCommand.Watch(channel));
    }

    private Response press(Request request) {
        var named = request.variables().getOrDefault("key", "");
        return send(Stream.of(RemoteCommand.Key.values())
                .filter(key -> path(key).equals(named))
                .findFirst()
                .orElseThrow(RequestBody::notFound));
    }

    private static String path(RemoteCommand.Key key) {
        return key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Response send(RemoteCommand command) {
        if (!player.send(command)) throw noWindow();
        // As it is now: the window acts on a thread of its own.
        return BufferedResponse.json(WindowPlayerJson.of(player.live().get()));
    }

    private static HttpError noWindow() {
        return new HttpError(Reason.CONFLICT, Messages.of("player.problem.no-window"));
    }
}
