package tv.tributary.upstream.segment;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Segments that do not fit into memory, in one file of slab-sized blocks: one descriptor for all of them, and no file
/// to create or delete for each. One thread writes; any number read and remove.
final class SpillFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpillFile.class);
    private static final String NAME = "segments.spill";
    /// The disk is others' too: a database that cannot write is worse than a segment less.
    private static final long LEFT_FREE = 512L << 20;
    /// A folder that cannot be written to is not tried for so long.
    private static final long REST = Duration.ofSeconds(60).toNanos();
    /// Free blocks at the end that are given back to the disk: 64 MB.
    private static final int TAIL = 256;

    /// The blocks that hold some bytes.
    ///
    /// @param blocks in order; all full but the last
    record Place(List<Integer> blocks, int length) {
        Place {
            blocks = List.copyOf(blocks);
        }
    }

    private final Path folder;
    private final Path file;
    /// Not held while something is written or read.
    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet used = new BitSet();
    /// Blocks that the file has room for.
    private int size;
    private volatile @Nullable FileChannel channel;
    private volatile boolean closed;
    private long bytes;

    // The writer's own.
    private boolean complained;
    private boolean resting;
    private long restsSince;

    /// Removes what is left from last time.
    SpillFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        delete(file);
    }

    /// How many bytes lie there.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Writes them down; empty if that cannot be done, which is told in the log once.
    ///
    /// @param content slabs' contents, all full but the last
    Optional<Place> write(List<ByteBuffer> content) {
        if (rests()) return Optional.empty();
        var place = new Place(List.of(), 0);
        try {
            var into = open();
            place = take(content);
            if (folder.toFile().getUsableSpace() < LEFT_FREE) throw new IOException("the disk is full");
            for (int n = 0; n < content.size(); n++) write(into, content.get(n), place.blocks.get(n));
            return Optional.of(place);
        } catch (IOException e) {
            remove(place);
            rest(e);
            return Optional.empty();
        }
    }

    private static void write(FileChannel into, ByteBuffer content, long block) throws IOException {
        long at = block * Slabs.SIZE;
        while (content.hasRemaining()) at += into.write(content, at);
    }

    /// By the writer alone.
    private FileChannel open() throws IOException {
        var known = channel;
        if (known != null) return known;
        Files.createDirectories(folder);
        known = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = known;
        if (closed) close();
        return known;
    }

    private Place take(List<ByteBuffer> content) {
        int length = content.stream().mapToInt(ByteBuffer::remaining).sum();
        lock.lock();
        try {
            var blocks = new Integer[content.size()];
            for (int n = 0, at = 0; n < blocks.length; n++) {
                at = used.nextClearBit(at);
                used.set(at);
                blocks[n] = at;
            }
            size = Math.max(size, used.length());
            bytes += length;
            return new Place(List.of(blocks), length);
        } finally {
            lock.unlock();
        }
    }

    private boolean rests() {
        return closed || (resting && System.nanoTime() - restsSince < REST);
    }

    private void rest(IOException e) {
        restsSince = System.nanoTime();
        resting = true;
        if (complained || closed) return;
        complained = true;
        log.warn("what does not fit into memory cannot be kept in {}, the oldest is dropped: {}", folder, e.toString());
    }

    /// Reads what lies at a place from `done` on, as far as one block and `room` go.
    ///
    /// @return how many bytes, at least one
    int read(Place place, int done, ByteBuffer room) throws IOException {
        var from = channel;
        if (from == null) throw new IOException("there is no file");
        room.limit(Math.min(room.limit(), room.position() + place.length - done));
        long block = place.blocks.get(done / Slabs.SIZE);
        int n = from.read(room, block * Slabs.SIZE + done % Slabs.SIZE);
        if (n < 0) throw new EOFException("the file is shorter than it was");
        return n;
    }

    /// Nobody needs them any more. Never waits.
    void remove(Place place) {
        lock.lock();
        try {
            place.blocks.forEach(used::clear);
            bytes -= place.length;
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#shrink] would give much back.
    boolean loose() {
        lock.lock();
        try {
            return size - used.length() >= (used.isEmpty() ? 1 : TAIL);
        } finally {
            lock.unlock();
        }
    }

    /// Gives what is free at the file's end back to the disk. By the writer alone.
    void shrink() {
        lock.lock();
        try {
            size = used.length();
        } finally {
            lock.unlock();
        }
        try {
            if (channel != null) channel.truncate((long) size * Slabs.SIZE);
        } catch (IOException e) {
            log.debug("{} cannot be made shorter: {}", file, e.toString());
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.debug("{} stays: {}", path, e.toString());
        }
    }

    /// Nothing is written any more; removes the file, and the folder if nothing else is in it.
    @Override
    public void close() {
        closed = true;
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            log.debug("{} cannot be closed: {}", file, e.toString());
        }
        delete(file);
        delete(folder);
    }
}
