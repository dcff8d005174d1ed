package tv.tributary.server.watch;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.StreamSinkConduit;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerSink;

/// One player's connection: writes slices of the channel's ring as far as the socket takes them. Runs on the I/O thread
/// of the connection; only [#begin] and [#takeAtOnce] do on others.
final class TsStream implements ViewerSink {
    private static final Logger log = LoggerFactory.getLogger(TsStream.class);
    /// Larger, and the kernel hides for many seconds that a player is slow.
    private static final int SEND_BUFFER = 512 * 1024;

    private final HttpServerExchange exchange;
    /// Held while something is written, which never waits.
    private final ReentrantLock writing = new ReentrantLock();
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
        channel.getWriteSetter().set(_ -> goOn());
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
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    /// The socket has room again.
    private void goOn() {
        writing.lock();
        try {
            full = false;
            write();
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        var from = viewer;
        var to = sink;
        if (over || full || from == null || to == null) return;
        try {
            if (!pour(from, to)) {
                full = true;
                if (!listening) to.resumeWrites();
                listening = true;
                return;
            }
            if (listening) to.suspendWrites();
            listening = false;
        } catch (IOException _) {
            // The player has gone: that is how watching ends.
            from.leave();
        }
    }

    /// Once the head is out any thread may write to the connection; only its listener belongs to the I/O thread.
    @Override
    public boolean takeAtOnce() {
        if (!writing.tryLock()) return false;
        try {
            var from = viewer;
            var to = sink;
            if (wire == null || from == null || to == null) return false;
            // A full one goes on by itself.
            return over || full || (!listening && pour(from, to));
        } catch (IOException _) {
            return false;
        } finally {
            writing.unlock();
        }
    }

    /// @return false if the socket is full: it took less than it was offered, and asking once more would only tell so
    private boolean pour(TsViewer from, StreamSinkChannel to) throws IOException {
        var bytes = from.next();
        while (bytes.hasRemaining()) {
            from.taken(write(to, bytes));
            if (bytes.hasRemaining()) return false;
            bytes = from.next();
        }
        return true;
    }

    private int write(StreamSinkChannel to, ByteBuffer bytes) throws IOException {
        var open = wire;
        if (open != null) return open.write(bytes);
        int n = to.write(bytes);
        // Bytes of the body go out only after the whole head.
        // What is encrypted on the way belongs to the I/O thread.
        boolean direct = exchange.getConnection().getSslSessionInfo() == null;
        if (n > 0 && direct && exchange.getConnection() instanceof AbstractServerConnection http) {
            wire = http.getOriginalSinkConduit();
        }
        return n;
    }

    @Override
    public void end() {
        writing.lock();
        try {
            over = true;
        } finally {
            writing.unlock();
        }
        if (viewer != null) finish();
    }

    private void finish() {
        IoUtils.safeClose(exchange.getConnection());
    }
}
