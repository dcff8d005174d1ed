package tv.tributary.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.xnio.IoUtils;

/// Sends a file piece by piece: read on a thread that may wait for the disk, written by the connection's I/O
/// thread.
final class FileSender implements IoCallback {
    private static final int PIECE = 256 * 1024;

    private final FileChannel file;
    private final Executor readers;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

    private FileSender(FileChannel file, Executor readers) {
        this.file = file;
        this.readers = readers;
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
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        IoUtils.safeClose(file);
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        readers.execute(() -> readThenSend(exchange, sender));
    }

    private void readThenSend(HttpServerExchange exchange, Sender sender) {
        try {
            piece.clear();
            while (piece.hasRemaining() && file.read(piece) >= 0) {
                // Until the piece is full or the file ends.
            }
            piece.flip();
        } catch (IOException e) {
            exchange.getIoThread().execute(() -> onException(exchange, sender, e));
            return;
        }
        exchange.getIoThread().execute(() -> send(exchange, sender));
    }

    private void send(HttpServerExchange exchange, Sender sender) {
        if (piece.hasRemaining()) {
            sender.send(piece, this);
            return;
        }
        close();
        exchange.endExchange();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
        close();
        IoCallback.END_EXCHANGE.onException(exchange, sender, exception);
    }
}
