package tv.tributary.server.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tv.tributary.file.TempFiles;

/// A temporary file that several read from its beginning while one still writes it. A reader that has caught up waits
/// for more. Thread-safe; each stream is for one thread.
final class GrowingFile {
    private final Path path;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    /// In bytes; guarded by the lock, like what follows.
    private long size;

    private boolean ended;
    private Optional<Throwable> failure = Optional.empty();

    /// @param suffix of its name
    /// @throws IOException if there is no room or no right
    GrowingFile(String suffix) throws IOException {
        this.path = TempFiles.create(suffix);
    }

    /// What is written to it can be read at once. To be followed by [#end] or [#fail].
    OutputStream writer() throws IOException {
        return new FilterOutputStream(Files.newOutputStream(path)) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                grow(length);
            }
        };
    }

    private void grow(int length) {
        lock.lock();
        try {
            size += length;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// All is written.
    void end() {
        finish(Optional.empty());
    }

    /// The rest will not come; readers fail where they are.
    void fail(Throwable cause) {
        finish(Optional.of(cause));
    }

    private void finish(Optional<Throwable> cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for so many bytes, or for the end.
    ///
    /// @return whether all is written
    /// @throws IOException if the rest will not come
    boolean awaitEnd(long bytes) throws IOException {
        lock.lock();
        try {
            while (size < bytes && !ended) grown.await();
            if (failure.isPresent()) throw new IOException("the document could not be made", failure.get());
            return ended;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    /// In bytes, as far as it is written.
    long size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    boolean exists() {
        return Files.exists(path);
    }

    InputStream open() throws IOException {
        return new Reader(new RandomAccessFile(path.toFile(), "r"));
    }

    /// Readers that have it open go on where the platform allows it.
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // Windows keeps what is being read; the next start clears it away.
        }
    }

    private final class Reader extends InputStream {
        private final RandomAccessFile file;
        private long at;

        Reader(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) return 0;
            awaitEnd(at + 1);
            int read = file.read(into, from, (int) Math.min(most, Math.max(1, size() - at)));
            if (read > 0) at += read;
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
