package tv.tributary.server.watch;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.StreamSinkConduit;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerSink;

/// One player's connection: writes slices of the channel's ring as far as the socket takes them. Everything but
/// [#begin] runs on the connection's I/O thread.
final class TsStream implements ViewerSink {
    private static final Logger log = LoggerFactory.getLogger(TsStream.class);
    /// Larger, and the kernel hides for many seconds that a player is slow.
    private static final int SEND_BUFFER = 512 * 1024;

    private final HttpServerExchange exchange;
    private @Nullable TsViewer viewer;
    private @Nullable StreamSinkChannel sink;
    /// The connection itself, once the answer's head is out: a body without framing needs nothing of what lies between,
    /// which would cost a little with every write.
    private @Nullable StreamSinkConduit wire;
    /// The socket is full; its listener goes on when it has room.
    private boolean full;
    private boolean listening;
    private boolean over;

    TsStream(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /// Starts writing. The answer's headers are set.
    void begin(TsViewer admitted) {
        exchange.getIoThread().execute(() -> open(admitted));
    }

    private void open(TsViewer admitted) {
        viewer = admitted;
        if (over) {
            finish();
            return;
        }
        try {
            exchange.getConnection().setOption(Options.SEND_BUFFER, SEND_BUFFER);
        } catch (IOException e) {
            log.debug("send buffer stays as it is", e);
        }
        var channel = unframed(exchange);
        channel.getWriteSetter().set(_ -> {
            full = false;
            dataAvailable();
        });
        sink = channel;
        dataAvailable();
    }

    /// The channel for a body without length or chunks: "identity" keeps Undertow from both and is itself not sent.
    static StreamSinkChannel unframed(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "identity");
        var channel = exchange.getResponseChannel();
        exchange.getResponseHeaders().remove(Headers.TRANSFER_ENCODING);
        return channel;
    }

    @Override
    public void dataAvailable() {
        var from = viewer;
        var to = sink;
        if (over || full || from == null || to == null) return;
        try {
            var bytes = from.next();
            while (bytes.hasRemaining()) {
                int n = write(to, bytes);
                from.taken(n);
                // A socket that took less than it was offered is full: asking it once more would only be told so.
                if (bytes.hasRemaining()) {
                    full = true;
                    if (!listening) to.resumeWrites();
                    listening = true;
                    return;
                }
                bytes = from.next();
            }
            if (listening) to.suspendWrites();
            listening = false;
        } catch (IOException _) {
            // The player has gone: that is how watching ends.
            from.leave();
        }
    }

    private int write(StreamSinkChannel to, ByteBuffer bytes) throws IOException {
        var direct = wire;
        if (direct != null) return direct.write(bytes);
        int n = to.write(bytes);
        // Bytes of the body go out only after the whole head.
        if (n > 0 && exchange.getConnection() instanceof AbstractServerConnection http) {
            wire = http.getOriginalSinkConduit();
        }
        return n;
    }

    @Override
    public void end() {
        over = true;
        if (viewer != null) finish();
    }

    private void finish() {
        IoUtils.safeClose(exchange.getConnection());
    }
}
