package tv.tributary.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.RendererConnection.Renderer;
import tv.tributary.format.json.Json;
import tv.tributary.net.HomeSockets;
import tv.tributary.text.Messages;

/// Speaks to Chromecasts, and to televisions that have one built in: starts Google's Default Media Receiver
/// there and has it play an address (CASTV2 over TLS). The certificate is the device's own, so it is not
/// looked at. Stateless; thread-safe.
final class ChromecastRenderer implements Renderer {
    private static final Logger log = LoggerFactory.getLogger(ChromecastRenderer.class);

    private static final String APPLICATION = "CC1AD845";
    private static final String RECEIVER = "urn:x-cast:com.google.cast.receiver";
    private static final String MEDIA = "urn:x-cast:com.google.cast.media";
    /// Between two heartbeats of ours.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /// So much longer than others do some answers take.
    private static final int SLOW = 3;

    private final Duration patience;

    /// @param patience for a connection, and for an answer
    ChromecastRenderer(Duration patience) {
        this.patience = patience;
    }

    @Override
    public RendererConnection connect(Receiver receiver) throws IOException {
        var chromecast = new Chromecast(receiver);
        try {
            chromecast.greet();
            return chromecast;
        } catch (IOException | RuntimeException e) {
            chromecast.close();
            throw e;
        }
    }

    private record Reply(Optional<String> type, Optional<Integer> requestId) {}

    private record DeviceReply(Optional<DeviceStatus> status) {}

    private record DeviceStatus(Optional<List<Application>> applications, Optional<Volume> volume) {
        Optional<Application> player() {
            return applications.orElse(List.of()).stream()
                    .filter(one -> one.appId().equals(Optional.of(APPLICATION)))
                    .findFirst();
        }
    }

    private record Application(Optional<String> appId, Optional<String> sessionId, Optional<String> transportId) {}

    private record Volume(Optional<Double> level) {}

    private record MediaReply(Optional<List<MediaStatus>> status) {}

    private record MediaStatus(
            Optional<Integer> mediaSessionId,
            Optional<String> playerState,
            Optional<String> idleReason,
            Optional<Double> currentTime,
            Optional<MediaInformation> media) {}

    private record MediaInformation(Optional<String> contentId, Optional<Double> duration) {}

    private final class Chromecast implements RendererConnection {
        private final Receiver receiver;
        private final CastConnection connection;
        private int lastRequest;
        private long beaten = System.nanoTime();
        private OptionalInt volume = OptionalInt.empty();
        private Optional<Application> player = Optional.empty();
        private Optional<MediaStatus> playing = Optional.empty();
        /// The application that a connection was opened to; empty if none was.
        private String joined = "";
        /// The length comes with the first status of something and not again.
        private Duration length = Duration.ZERO;

        Chromecast(Receiver receiver) throws IOException {
            this.receiver = receiver;
            var socket = HomeSockets.openUnverified(receiver.find(), receiver.port(), patience);
            this.connection = new CastConnection(socket, this::hear);
        }

        void greet() throws IOException {
            connection.send(CastConnection.DEVICE, CastConnection.CONNECTION, Map.of("type", "CONNECT"));
            askDevice("GET_STATUS", Map.of());
        }

        @Override
        public void load(CastMedia media) throws IOException {
            if (player.isEmpty()) askDevice("LAUNCH", Map.of("appId", APPLICATION));
            var application = join().orElseThrow(() -> refused("cast.problem.unplayable", media.title()));
            playing = Optional.empty();
            length = Duration.ZERO;
            var reply = ask(
                    joined,
                    MEDIA,
                    "LOAD",
                    Map.of(
                            "sessionId",
                            application.sessionId().orElse(""),
                            "autoplay",
                            true,
                            "media",
                            information(media)));
            if (!reply.equals("MEDIA_STATUS")) throw refused("cast.problem.unplayable", media.title());
        }

        private static Map<String, Object> information(CastMedia media) {
            var information = new LinkedHashMap<String, Object>();
            information.put("contentId", media.url());
            information.put("contentType", media.contentType());
            information.put("streamType", media.live() ? "LIVE" : "BUFFERED");
            information.put("metadata", Map.of("metadataType", 0, "title", media.title()));
            if (media.isHls()) {
                information.put("hlsSegmentFormat", "ts");
                information.put("hlsVideoSegmentFormat", "mpeg2_ts");
            }
            return information;
        }

        @Override
        public void pause(boolean paused) throws IOException {
            control(paused ? "PAUSE" : "PLAY", Map.of());
        }

        @Override
        public void seek(Duration to) throws IOException {
            control("SEEK", Map.of("currentTime", to.toMillis() / 1_000.0));
        }

        @Override
        public void stop() throws IOException {
            var session = player.flatMap(Application::sessionId);
            if (session.isPresent()) askDevice("STOP", Map.of("sessionId", session.get()));
            playing = Optional.empty();
        }

        @Override
        public void volume(int percent) throws IOException {
            askDevice("SET_VOLUME", Map.of("volume", Map.of("level", percent / 100.0)));
        }

        @Override
        public PlayerReport report() throws IOException {
            if (System.nanoTime() - beaten > HEARTBEAT.toNanos()) {
                connection.ping();
                beaten = System.nanoTime();
            }
            if (join().isEmpty()) {
                askDevice("GET_STATUS", Map.of());
                return PlayerReport.nothing(volume);
            }
            ask(joined, MEDIA, "GET_STATUS", Map.of());
            return playing.map(this::report).orElseGet(() -> PlayerReport.nothing(volume));
        }

        private PlayerReport report(MediaStatus status) {
            var activity = switch (status.playerState().orElse("IDLE")) {
                case "PLAYING" -> PlayerActivity.PLAYING;
                case "PAUSED" -> PlayerActivity.PAUSED;
                case "BUFFERING", "LOADING" -> PlayerActivity.OPENING;
                default ->
                    status.idleReason().equals(Optional.of("ERROR")) ? PlayerActivity.BROKEN : PlayerActivity.NOTHING;
            };
            return new PlayerReport(
                    activity,
                    status.media().flatMap(MediaInformation::contentId),
                    seconds(status.currentTime()),
                    length,
                    volume);
        }

        private static Duration seconds(Optional<Double> seconds) {
            // Nobody watches for longer than a year, and what is no number is none.
            return seconds.filter(value -> value > 0 && value < TimeUnit.DAYS.toSeconds(365))
                    .map(value -> Duration.ofMillis(Math.round(value * 1_000)))
                    .orElse(Duration.ZERO);
        }

        /// Opens a connection to the running player, once.
        private Optional<Application> join() throws IOException {
            var transport = player.flatMap(Application::transportId).orElse("");
            if (transport.isEmpty()) return Optional.empty();
            if (!transport.equals(joined)) {
                connection.send(transport, CastConnection.CONNECTION, Map.of("type", "CONNECT"));
                joined = transport;
            }
            return player;
        }

        private void control(String type, Map<String, ?> values) throws IOException {
            var session = playing.flatMap(MediaStatus::mediaSessionId);
            if (join().isEmpty() || session.isEmpty()) return;
            var payload = new LinkedHashMap<String, Object>(values);
            payload.put("mediaSessionId", session.get());
            var reply = ask(joined, MEDIA, type, payload);
            if (!reply.equals("MEDIA_STATUS")) throw refused("cast.problem.refused", reply);
        }

        private void askDevice(String type, Map<String, ?> values) throws IOException {
            var reply = ask(CastConnection.DEVICE, RECEIVER, type, values);
            if (!reply.equals("RECEIVER_STATUS")) throw refused("cast.problem.refused", reply);
        }

        /// Asks, and waits for the answer with the question's number.
        ///
        /// @return the answer's type
        private String ask(String destination, String namespace, String type, Map<String, ?> values)
                throws IOException {
            int request = ++lastRequest;
            var payload = new LinkedHashMap<String, Object>(values);
            payload.put("type", type);
            payload.put("requestId", request);
            connection.send(destination, namespace, payload);
            // What takes a television's processor some time, or waits for our stream.
            var slow = type.equals("LOAD") || type.equals("LAUNCH");
            var answer = connection.await(
                    slow ? patience.multipliedBy(SLOW) : patience,
                    (message, kind) -> !kind.equals("LAUNCH_STATUS")
                            && read(message, Reply.class)
                                    .flatMap(Reply::requestId)
                                    .equals(Optional.of(request)));
            return read(answer, Reply.class).flatMap(Reply::type).orElse("");
        }

        private ReceiverRefused refused(String key, String what) {
            return new ReceiverRefused(Messages.of(key, receiver.name(), what));
        }

        /// Takes in what the device says, asked or not.
        private void hear(CastMessage message) {
            switch (message.namespace()) {
                case RECEIVER ->
                    read(message, DeviceReply.class)
                            .flatMap(DeviceReply::status)
                            .ifPresent(this::hear);
                case MEDIA ->
                    read(message, MediaReply.class)
                            .flatMap(MediaReply::status)
                            .ifPresent(all -> hear(all.isEmpty() ? null : all.getFirst()));
                case CastConnection.CONNECTION -> {
                    // The application has ended.
                    if (message.source().equals(joined)) {
                        joined = "";
                        player = Optional.empty();
                        playing = Optional.empty();
                    }
                }
                default -> {}
            }
        }

        private void hear(DeviceStatus status) {
            status.volume()
                    .flatMap(Volume::level)
                    .ifPresent(level -> volume = OptionalInt.of(Math.clamp(Math.round(level * 100), 0, 100)));
            player = status.player();
            if (player.isEmpty()) {
                joined = "";
                playing = Optional.empty();
            }
        }

        private void hear(@Nullable MediaStatus status) {
            if (status == null) {
                playing = Optional.empty();
                return;
            }
            var media = status.media().or(() -> playing.flatMap(MediaStatus::media));
            media.flatMap(MediaInformation::duration).ifPresent(seconds -> length = seconds(Optional.of(seconds)));
            playing = Optional.of(new MediaStatus(
                    status.mediaSessionId(), status.playerState(), status.idleReason(), status.currentTime(), media));
        }

        private static <T> Optional<T> read(CastMessage message, Class<T> type) {
            try {
                return Optional.of(Json.read(message.payload(), type));
            } catch (Json.BadJson _) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (IOException e) {
                log.debug("could not close the connection to {}", receiver, e);
            }
        }
    }
}
