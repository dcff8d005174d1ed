package tv.tributary.cast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.RendererConnection.Renderer;
import tv.tributary.format.json.Json;
import tv.tributary.model.HomeAddress;
import tv.tributary.net.NetException;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;
import tv.tributary.text.Messages;

/// Speaks to Kodi by its JSON-RPC over HTTP (JSON-RPC 2.0; Kodi's API from version 6 on). There is no
/// connection: each question is a request of its own. Stateless; thread-safe.
final class KodiRenderer implements Renderer {
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final PostClient client;

    /// @param client with a patience of a few seconds
    KodiRenderer(PostClient client) {
        this.client = client;
    }

    @Override
    public RendererConnection connect(Receiver receiver) throws IOException {
        var kodi = new Kodi(receiver);
        kodi.ask("JSONRPC.Ping", Map.of(), Pong.class);
        return kodi;
    }

    /// What a reply may hold beside its result.
    private record Trouble(Optional<Wrong> error) {}

    private record Wrong(Optional<String> message) {}

    private record Pong(Optional<String> result) {}

    private record Done(Optional<Object> result) {}

    private record ActivePlayers(Optional<List<ActivePlayer>> result) {}

    private record ActivePlayer(Optional<Integer> playerid) {}

    private record PlayerProperties(Optional<Progress> result) {}

    private record Progress(Optional<Clock> time, Optional<Clock> totaltime, Optional<Double> speed) {}

    private record PlayedItem(Optional<ItemHolder> result) {}

    private record ItemHolder(Optional<Item> item) {}

    private record Item(Optional<String> file) {}

    private record ApplicationProperties(Optional<Sound> result) {}

    private record Sound(Optional<Integer> volume) {}

    /// A time as Kodi writes it.
    private record Clock(
            Optional<Integer> hours,
            Optional<Integer> minutes,
            Optional<Integer> seconds,
            Optional<Integer> milliseconds) {
        Duration asDuration() {
            return Duration.ofHours(hours.orElse(0))
                    .plusMinutes(minutes.orElse(0))
                    .plusSeconds(seconds.orElse(0))
                    .plusMillis(milliseconds.orElse(0));
        }

        static Clock of(Duration time) {
            return new Clock(
                    Optional.of(Math.toIntExact(Math.min(time.toHours(), 99))),
                    Optional.of(time.toMinutesPart()),
                    Optional.of(time.toSecondsPart()),
                    Optional.of(time.toMillisPart()));
        }
    }

    private final class Kodi implements RendererConnection {
        private final Receiver receiver;

        Kodi(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void load(CastMedia media) throws IOException {
            ask("Player.Open", Map.of("item", Map.of("file", media.url())), Done.class);
        }

        @Override
        public void pause(boolean paused) throws IOException {
            for (int player : players())
                ask("Player.PlayPause", Map.of("playerid", player, "play", !paused), Done.class);
        }

        @Override
        public void seek(Duration to) throws IOException {
            for (int player : players())
                ask("Player.Seek", Map.of("playerid", player, "value", Map.of("time", Clock.of(to))), Done.class);
        }

        @Override
        public void stop() throws IOException {
            for (int player : players()) ask("Player.Stop", Map.of("playerid", player), Done.class);
        }

        @Override
        public void volume(int percent) throws IOException {
            ask("Application.SetVolume", Map.of("volume", percent), Done.class);
        }

        @Override
        public PlayerReport report() throws IOException {
            var sound = ask(
                            "Application.GetProperties",
                            Map.of("properties", List.of("volume")),
                            ApplicationProperties.class)
                    .result()
                    .flatMap(Sound::volume);
            var volume = sound.isPresent() ? OptionalInt.of(sound.get()) : OptionalInt.empty();
            var players = players();
            if (players.isEmpty()) return PlayerReport.nothing(volume);
            int player = players.getFirst();
            var progress = ask(
                            "Player.GetProperties",
                            Map.of("playerid", player, "properties", List.of("time", "totaltime", "speed")),
                            PlayerProperties.class)
                    .result();
            var file = ask(
                            "Player.GetItem",
                            Map.of("playerid", player, "properties", List.of("file")),
                            PlayedItem.class)
                    .result()
                    .flatMap(ItemHolder::item)
                    .flatMap(Item::file)
                    .filter(url -> !url.isEmpty());
            var runs = progress.flatMap(Progress::speed).orElse(0.0) > 0;
            return new PlayerReport(
                    runs ? PlayerActivity.PLAYING : PlayerActivity.PAUSED,
                    file,
                    progress.flatMap(Progress::time).map(Clock::asDuration).orElse(Duration.ZERO),
                    progress.flatMap(Progress::totaltime).map(Clock::asDuration).orElse(Duration.ZERO),
                    volume);
        }

        private List<Integer> players() throws IOException {
            return ask("Player.GetActivePlayers", Map.of(), ActivePlayers.class).result().orElse(List.of()).stream()
                    .flatMap(player -> player.playerid().stream())
                    .toList();
        }

        /// @throws ReceiverRefused if Kodi says no
        private <T> T ask(String method, Map<String, Object> parameters, Class<T> reply) throws IOException {
            var call = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", parameters);
            try {
                var host = HomeAddress.inUrl(receiver.find());
                var url = "http://" + host + ":" + receiver.port() + "/jsonrpc";
                var answer = client.send(Document.json(url, login(), Json.write(call)));
                if (answer.status() == UNAUTHORIZED)
                    throw new ReceiverRefused(Messages.of("cast.problem.login", receiver.name()));
                if (answer.status() != OK) throw new IOException("status " + answer.status());
                var wrong = Json.read(answer.body(), Trouble.class).error();
                if (wrong.isPresent()) {
                    var words = wrong.get().message().orElse("-");
                    throw new ReceiverRefused(Messages.of("cast.problem.refused", receiver.name(), words));
                }
                return Json.read(answer.body(), reply);
            } catch (NetException | Json.BadJson e) {
                throw new IOException("no answer to " + method, e);
            }
        }

        private Map<String, String> login() {
            if (receiver.user().isEmpty() && receiver.password().isEmpty()) return Map.of();
            var pair = (receiver.user() + ":" + receiver.password()).getBytes(StandardCharsets.UTF_8);
            return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public void close() {
            // Nothing is held between two requests.
        }
    }
}
