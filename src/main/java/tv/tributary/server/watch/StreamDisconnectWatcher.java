package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.channels.StreamSourceChannel;

/// Detects that a player has disconnected. After its request it sends nothing more; when it disconnects, its socket
/// becomes readable. Otherwise a vanished player would be noticed on writing only: never while its source stalls. The
/// connection takes no further request. Thread-safe.
final class StreamDisconnectWatcher {
    private static final Logger log = LoggerFactory.getLogger(StreamDisconnectWatcher.class);

    private Runnable action = () -> {};
    private boolean gone;

    /// Starts listening, and knows at once of a player that has hung up already. On the connection's I/O thread, in a
    /// step of its own.
    StreamDisconnectWatcher(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        exchange.getConnection().addCloseListener(_ -> gone());
        if (exchange.getConnection() instanceof HttpServerConnection connection) {
            listen(connection.getChannel().getSourceChannel());
        }
    }

    private void listen(StreamSourceChannel source) {
        source.getReadSetter().set(from -> {
            if (hungUp(from)) gone();
        });
        if (hungUp(source)) gone();
        else source.resumeReads();
    }

    private static boolean hungUp(StreamSourceChannel from) {
        var ignored = ByteBuffer.allocate(256);
        try {
            int n;
            while ((n = from.read(ignored.clear())) > 0) log.trace("{} bytes after a request are ignored", n);
            if (n < 0) from.suspendReads();
            return n < 0;
        } catch (IOException _) {
            return true;
        }
    }

    private void gone() {
        Runnable now;
        synchronized (this) {
            if (gone) return;
            gone = true;
            now = action;
        }
        now.run();
    }

    /// Sets the action for a hang-up; run at once if it has happened already.
    void onHangUp(Runnable what) {
        synchronized (this) {
            action = what;
            if (!gone) return;
        }
        what.run();
    }

    synchronized boolean hasHungUp() {
        return gone;
    }
}
