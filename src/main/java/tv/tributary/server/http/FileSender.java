package tv.tributary.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.IoUtils;

/// Sends a file piece by piece: read on a thread that may wait for the disk, written by the connection's I/O
/// thread.
final class FileSender implements IoCallback {
    private static final int PIECE = 256 * 1024;

    private final FileChannel file;
    private final Executor readers;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private final long length;
    private long read;

    private FileSender(FileChannel file, Executor readers) throws IOException {
        this.file = file;
        this.readers = readers;
        this.length = file.size();
    }

    /// Opens a file that is sent although it may be deleted or replaced meanwhile.
    ///
    /// @param readers threads that may block
    static FileSender open(Path path, Executor readers) {
        try {
            return new FileSender(FileChannel.open(path), readers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In bytes.
    long length() {
        return length;
    }

    void close() {
        IoUtils.safeClose(file);
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        if (read == length) {
            close();
            exchange.endExchange();
        } else {
            try {
                readers.execute(() -> readThenSend(exchange, sender));
            } catch (RejectedExecutionException _) {
                onException(exchange, sender, new EOFException("the server stops"));
            }
        }
    }

    private void readThenSend(HttpServerExchange exchange, Sender sender) {
        try {
            piece.clear();
            while (piece.hasRemaining() && file.read(piece) >= 0) {
                // Until the piece is full or the file ends.
            }
            piece.flip();
            read += piece.remaining();
            if (!piece.hasRemaining()) throw new EOFException("the file became shorter");
            onIoThread(exchange, () -> sender.send(piece, this));
        } catch (IOException e) {
            onIoThread(exchange, () -> onException(exchange, sender, e));
        }
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
