package tv.tributary.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.IoUtils;

/// Sends a body piece by piece: read on a thread that may block, written by the connection's I/O thread. Closes it
/// at the end.
final class BodySender implements IoCallback {
    private static final int PIECE = 256 * 1024;
    /// The first one is small, so that a body that is made while it is sent begins at once; each is four times the
    /// last.
    private static final int FIRST_PIECE = 16 * 1024;

    private final InputStream body;
    private final Executor readers;
    private final byte[] piece = new byte[PIECE];
    private int wanted = FIRST_PIECE;

    /// @param readers threads that may block
    BodySender(InputStream body, Executor readers) {
        this.body = body;
        this.readers = readers;
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        try {
            readers.execute(() -> readThenSend(exchange, sender));
        } catch (RejectedExecutionException _) {
            onException(exchange, sender, new EOFException("the server stops"));
        }
    }

    private void readThenSend(HttpServerExchange exchange, Sender sender) {
        try {
            int read = body.readNBytes(piece, 0, wanted);
            wanted = Math.min(PIECE, wanted * 4);
            if (read > 0) onIoThread(exchange, () -> sender.send(ByteBuffer.wrap(piece, 0, read), this));
            else onIoThread(exchange, () -> end(exchange));
        } catch (IOException e) {
            onIoThread(exchange, () -> onException(exchange, sender, e));
        }
    }

    private void end(HttpServerExchange exchange) {
        close();
        exchange.endExchange();
    }

    private void close() {
        IoUtils.safeClose(body);
    }

    private void onIoThread(HttpServerExchange exchange, Runnable step) {
        try {
            exchange.getIoThread().execute(step);
        } catch (RejectedExecutionException _) {
            // The server stops.
            close();
        }
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
        close();
        IoCallback.END_EXCHANGE.onException(exchange, sender, exception);
    }
}
