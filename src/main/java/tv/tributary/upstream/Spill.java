package tv.tributary.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Trouble;

/// A folder for bytes that do not fit into memory, one file for each segment, open only while it is written or read.
/// Blocking; thread-safe.
final class Spill implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Spill.class);
    private static final String ENDING = ".segment";
    /// The disk is others' too: the database that cannot write is worse than a segment less.
    private static final long LEFT_FREE = 512L << 20;
    /// A folder that cannot be written to is not tried for so long.
    private static final long REST = Duration.ofSeconds(60).toNanos();

    private final Path folder;
    private final AtomicLong names = new AtomicLong();
    private final LongAdder bytes = new LongAdder();
    private volatile boolean closed;
    private volatile boolean resting;
    private volatile long restsSince;
    private volatile boolean complained;

    /// Empties the folder, where there is one.
    Spill(Path folder) {
        this.folder = folder;
        empty();
    }

    /// How many bytes lie there.
    long bytes() {
        return bytes.sum();
    }

    /// Writes them into a file of their own; empty if that cannot be done, which is told in the log once.
    Optional<Path> write(List<ByteBuffer> content) {
        if (closed || (resting && System.nanoTime() - restsSince < REST)) return Optional.empty();
        var file = folder.resolve(names.incrementAndGet() + ENDING);
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).getUsableSpace() < LEFT_FREE) throw new IOException("the disk is full");
            long written = write(file, content);
            bytes.add(written);
            resting = false;
            return Optional.of(file);
        } catch (IOException e) {
            rest(e);
            delete(file);
            return Optional.empty();
        }
    }

    private static long write(Path file, List<ByteBuffer> content) throws IOException {
        long written = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var buffer : content) {
                while (buffer.hasRemaining()) written += channel.write(buffer);
            }
        }
        return written;
    }

    private void rest(IOException e) {
        restsSince = System.nanoTime();
        resting = true;
        if (complained) return;
        complained = true;
        log.warn("what does not fit into memory cannot be kept in {}, the oldest is dropped: {}", folder, e.toString());
    }

    /// Fills the segment from its file; says to the segment how that ended.
    void read(Segment segment) {
        Optional<Unusable> why = Optional.of(new Unusable(Trouble.ENDED));
        int length = segment.length().orElse(0);
        try (var channel = FileChannel.open(segment.file().orElseThrow(), StandardOpenOption.READ)) {
            while (segment.filled() < length) {
                int n = channel.read(segment.room());
                if (n < 0) throw new EOFException("it is shorter than it was");
                segment.grow(n);
                segment.tell();
            }
            why = Optional.empty();
        } catch (IOException e) {
            log.debug("a segment cannot be read again: {}", e.toString());
        } finally {
            segment.finish(why);
        }
    }

    /// Nobody needs the file any more.
    void remove(Path file, long length) {
        bytes.add(-length);
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("{} stays behind: {}", file, e.toString());
        }
    }

    private void empty() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) delete(file);
        } catch (NoSuchFileException _) {
            // Nothing was ever put there.
        } catch (IOException e) {
            log.debug("{} cannot be emptied: {}", folder, e.toString());
        }
    }

    /// Nothing is written any more; removes what was, and the folder.
    @Override
    public void close() {
        closed = true;
        empty();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            log.debug("{} stays: {}", folder, e.toString());
        }
    }
}
