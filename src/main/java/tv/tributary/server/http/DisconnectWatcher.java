package tv.tributary.server.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.channels.StreamSourceChannel;

/// Detects that a client disconnects while it waits for an answer. The connection stays usable for the client's next
/// request, even for one that arrives before the answer. Thread-safe.
final class DisconnectWatcher {
    private final HttpServerExchange exchange;
    private final Runnable gone;
    private boolean left;
    private boolean over;

    /// Starts listening.
    ///
    /// @param gone run once, if the client hangs up before the end
    DisconnectWatcher(HttpServerExchange exchange, Runnable gone) {
        this.exchange = exchange;
        this.gone = gone;
        if (exchange.getConnection() instanceof HttpServerConnection connection) {
            onIoThread(() -> listen(connection));
        }
    }

    private void listen(HttpServerConnection connection) {
        if (isOver() || !exchange.isRequestComplete() || connection.getExtraBytes() != null) return;
        var source = connection.getChannel().getSourceChannel();
        source.setReadListener(from -> read(connection, from));
        source.resumeReads();
    }

    private void read(HttpServerConnection connection, StreamSourceChannel from) {
        if (isOver()) {
            from.suspendReads();
            return;
        }
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        boolean kept = false;
        try {
            int n = from.read(pooled.getBuffer());
            if (n == 0) return;
            from.suspendReads();
            if (n < 0) {
                hungUp();
            } else {
                // The next request, early: whoever sends it is there.
                pooled.getBuffer().flip();
                connection.ungetRequestBytes(pooled);
                kept = true;
            }
        } catch (IOException _) {
            hungUp();
        } finally {
            if (!kept) pooled.close();
        }
    }

    private void hungUp() {
        synchronized (this) {
            if (over) return;
            left = true;
        }
        gone.run();
    }

    private synchronized boolean isOver() {
        return over;
    }

    /// Ends the listening; what is done on the I/O thread from now on finds the connection as it was.
    ///
    /// @return whether the client is still there
    boolean end() {
        synchronized (this) {
            over = true;
            if (left) return false;
        }
        if (exchange.getConnection() instanceof HttpServerConnection connection) {
            onIoThread(() -> connection.getChannel().getSourceChannel().suspendReads());
        }
        return true;
    }

    private void onIoThread(Runnable step) {
        try {
            exchange.getIoThread().execute(step);
        } catch (RejectedExecutionException _) {
            // The server has stopped, and with it every connection.
        }
    }
}
