package tv.tributary.cast;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import tv.tributary.format.json.Json;

/// A connection to a Chromecast: messages one after the other, each behind its length in four bytes. Answers
/// heartbeats while it waits for something. Used by one thread.
final class CastConnection implements Closeable {
    static final String SENDER = "sender-0";
    static final String DEVICE = "receiver-0";
    static final String CONNECTION = "urn:x-cast:com.google.cast.tp.connection";
    static final String HEARTBEAT = "urn:x-cast:com.google.cast.tp.heartbeat";

    /// What devices send at most; whoever announces more speaks something else.
    private static final int LONGEST = 65_536;

    private static final String PING = "PING";
    private static final String PONG = "PONG";

    /// What every payload says of itself.
    private record Head(Optional<String> type) {}

    private final Socket socket;
    private final DataInputStream in;
    private final Consumer<CastMessage> heard;

    /// @param heard hears everything but heartbeats, on the asking thread
    CastConnection(Socket socket, Consumer<CastMessage> heard) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.heard = heard;
    }

    void send(String destination, String namespace, Map<String, ?> payload) throws IOException {
        var message = new CastMessage(SENDER, destination, namespace, Json.write(payload)).encode();
        var framed = ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message);
        socket.getOutputStream().write(framed.array());
        socket.getOutputStream().flush();
    }

    /// Reads until a message is the one that is waited for.
    ///
    /// @param wanted is given each message and its type
    /// @throws IOException if none comes in time, or what comes is not this protocol
    CastMessage await(Duration patience, BiPredicate<CastMessage, String> wanted) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            socket.setSoTimeout(Math.toIntExact(left));
            var message = read();
            if (message.isEmpty()) continue;
            heard.accept(message.get());
            if (wanted.test(message.get(), type(message.get()))) return message.get();
        }
        throw new IOException("no answer in time");
    }

    /// The next message that is no heartbeat; empty after one.
    private Optional<CastMessage> read() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) throw new IOException("a message of " + length + " bytes");
        var bytes = new byte[length];
        in.readFully(bytes);
        var message = CastMessage.decode(bytes).orElseThrow(() -> new IOException("no message of this protocol"));
        if (!message.namespace().equals(HEARTBEAT)) return Optional.of(message);
        if (type(message).equals(PING)) send(message.source(), HEARTBEAT, Map.of("type", PONG));
        return Optional.empty();
    }

    /// Says that we are here. The device says so in turn, which is read with whatever is waited for next.
    void ping() throws IOException {
        send(DEVICE, HEARTBEAT, Map.of("type", PING));
    }

    private static String type(CastMessage message) {
        try {
            return Json.read(message.payload(), Head.class).type().orElse("");
        } catch (Json.BadJson _) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
