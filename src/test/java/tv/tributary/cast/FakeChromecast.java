package tv.tributary.cast;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.json.Json;
import tv.tributary.testkit.SelfSigned;

/// A Chromecast as far as its protocol goes, with a certificate of its own: it "plays" whatever it is told
/// to. Each connection is served by a thread of its own.
final class FakeChromecast implements AutoCloseable {
    private static final String DEVICE = "urn:x-cast:com.google.cast.receiver";

    /// How it behaves.
    enum Mood {
        USUAL,
        /// It takes what it is asked and says nothing.
        SILENT,
        /// It announces a message of two gigabytes.
        GIANT,
        /// It sends bytes of something else.
        NOISE,
        /// It cannot play what it is sent.
        UNABLE
    }

    private final Path folder;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Map<?, ?>> loads = new CopyOnWriteArrayList<>();
    private SSLServerSocket server;
    volatile Mood mood = Mood.USUAL;
    private volatile boolean runs;
    private volatile String state = "IDLE";
    private volatile String url = "";
    private volatile double position;
    private volatile double level = 1;
    private final AtomicInteger pongs = new AtomicInteger();

    FakeChromecast(Path folder) throws Exception {
        this.folder = folder;
        server = listen(0);
        port = server.getLocalPort();
    }

    private SSLServerSocket listen(int wanted) throws Exception {
        var factory =
                SelfSigned.configurator(folder, "chromecast").getSSLContext().getServerSocketFactory();
        var listening = (SSLServerSocket) factory.createServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        Thread.ofVirtual().start(() -> accept(listening));
        return listening;
    }

    private void accept(SSLServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = (SSLSocket) listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed; the loop knows.
            }
        }
    }

    int port() {
        return port;
    }

    /// The types of what it was asked, but for questions.
    List<String> asked() {
        return asked;
    }

    /// The media of each LOAD.
    List<Map<?, ?>> loads() {
        return loads;
    }

    double level() {
        return level;
    }

    double position() {
        return position;
    }

    int pongs() {
        return pongs.get();
    }

    /// The plug is pulled; what played goes on playing in the dark.
    void vanish() throws IOException {
        server.close();
        for (var socket : open) socket.close();
        open.clear();
    }

    void returnAgain() throws Exception {
        server = listen(port);
    }

    /// Somebody ends the application by the television's own remote control.
    void endByHand() {
        runs = false;
        state = "IDLE";
        url = "";
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                var bytes = new byte[in.readInt()];
                in.readFully(bytes);
                var message = CastMessage.decode(bytes).orElseThrow();
                switch (mood) {
                    case SILENT -> {}
                    case GIANT -> {
                        out.writeInt(Integer.MAX_VALUE);
                        out.flush();
                    }
                    case NOISE -> {
                        out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    }
                    case USUAL, UNABLE -> answer(message, out);
                }
            }
        } catch (EOFException | SocketException _) {
            // The other side has gone.
        } catch (IOException _) {
            // Closed while it was read.
        } finally {
            open.remove(socket);
        }
    }

    private void answer(CastMessage message, DataOutputStream out) throws IOException {
        Map<?, ?> payload = Json.read(message.payload(), Map.class);
        var type = String.valueOf(payload.get("type"));
        if (type.equals("PONG")) pongs.incrementAndGet();
        if (type.equals("CONNECT") || type.equals("PONG")) return;
        if (type.equals("PING")) {
            say(message, out, Map.of("type", "PONG"), 0);
            return;
        }
        // Devices ask now and then whether somebody is there, and wait for an answer.
        reply(
                out,
                new CastMessage(
                        message.destination(), message.source(), CastConnection.HEARTBEAT, "{\"type\":\"PING\"}"));
        if (!type.equals("GET_STATUS")) asked.add(type);
        int request =
                ((Number) Optional.<Object>ofNullable(payload.get("requestId")).orElse(0)).intValue();
        if (message.namespace().equals(DEVICE)) device(type, payload, message, out, request);
        else media(type, payload, message, out, request);
    }

    private void device(String type, Map<?, ?> payload, CastMessage message, DataOutputStream out, int request)
            throws IOException {
        switch (type) {
            case "LAUNCH" -> {
                runs = true;
                say(message, out, Map.of("type", "LAUNCH_STATUS", "status", "USER_ALLOWED"), request);
            }
            case "STOP" -> endByHand();
            case "SET_VOLUME" -> level = number(part(payload, "volume").get("level"));
            default -> {}
        }
        var player = Map.of(
                "appId", runs ? "CC1AD845" : "E8C28D3C",
                "sessionId", "session-1",
                "transportId", runs ? "transport-1" : "backdrop-1");
        var status = Map.of("applications", List.of(player), "volume", Map.of("level", level, "muted", false));
        say(message, out, Map.of("type", "RECEIVER_STATUS", "status", status), request);
    }

    private void media(String type, Map<?, ?> payload, CastMessage message, DataOutputStream out, int request)
            throws IOException {
        switch (type) {
            case "LOAD" -> {
                if (mood == Mood.UNABLE) {
                    say(message, out, Map.of("type", "LOAD_FAILED"), request);
                    return;
                }
                var media = part(payload, "media");
                loads.add(media);
                url = String.valueOf(media.get("contentId"));
                state = "PLAYING";
                position = 0;
            }
            case "PAUSE" -> state = "PAUSED";
            case "PLAY" -> state = "PLAYING";
            case "SEEK" -> position = number(payload.get("currentTime"));
            default -> {}
        }
        var status = Map.of(
                "mediaSessionId",
                7,
                "playerState",
                state,
                "currentTime",
                position,
                "media",
                Map.of("contentId", url, "duration", 5_400.0));
        say(
                message,
                out,
                Map.of("type", "MEDIA_STATUS", "status", url.isEmpty() ? List.of() : List.of(status)),
                request);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static Map<?, ?> part(Map<?, ?> payload, String name) {
        return payload.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static void say(CastMessage to, DataOutputStream out, Map<String, ?> payload, int request)
            throws IOException {
        var all = new HashMap<String, Object>(payload);
        all.put("requestId", request);
        reply(out, new CastMessage(to.destination(), to.source(), to.namespace(), Json.write(all)));
    }

    private static void reply(DataOutputStream out, CastMessage message) throws IOException {
        var bytes = message.encode();
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        vanish();
    }
}
