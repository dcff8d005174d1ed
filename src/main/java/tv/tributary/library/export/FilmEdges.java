package tv.tributary.library.export;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Heads and tails of films' files on the disk: what media servers read of a file to learn what is in it. Those that
/// were read once are answered from here, so that a scanner opens no connection to a provider for them again. The least
/// recently used go first. Deleting the folder does no harm. Thread-safe; a failing disk acts as an empty cache.
public final class FilmEdges {
    /// Bytes that are kept of a file's beginning, and of its end.
    public static final int HEAD = 4 << 20;

    public static final int TAIL = 2 << 20;

    private static final Logger log = LoggerFactory.getLogger(FilmEdges.class);
    private static final String ENDING = ".edge";
    private static final long MOST_BYTES = 2L << 30;
    private static final double KEPT = 0.8;
    /// A use is written down once in this time.
    private static final Duration LOOK = Duration.ofHours(12);
    /// New files between two clean-ups.
    private static final int ROUND = 64;

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger written = new AtomicInteger();

    /// The two ends of a file.
    private enum End {
        HEAD,
        TAIL
    }

    /// @param start where it lies in the file
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Edge(long start, byte[] bytes) {
        static final Edge NONE = new Edge(0, new byte[0]);

        long end() {
            return start + bytes.length;
        }
    }

    /// @param folder that may be emptied at any time
    FilmEdges(Path folder, InstantSource clock) {
        this(folder, MOST_BYTES, clock);
    }

    FilmEdges(Path folder, long mostBytes, InstantSource clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /// The bytes that are kept from a place on, one after the other; none if that place is not.
    ///
    /// @param file what tells it from all others, also from other states of itself
    public byte[] from(String file, long place) {
        for (var end : End.values()) {
            var edge = read(file, end);
            if (edge.start() <= place && place < edge.end())
                return Arrays.copyOfRange(edge.bytes(), (int) (place - edge.start()), edge.bytes().length);
        }
        return new byte[0];
    }

    /// How many bytes of a part that begins at a place are worth keeping: up to the end of the head where they follow
    /// what is kept of it, or up to the file's end in its tail; else 0.
    public int room(String file, long size, long place) {
        if (place < HEAD && place == headEnd(file)) return (int) (Math.min(HEAD, size) - place);
        return place >= size - TAIL ? (int) (size - place) : 0;
    }

    /// Keeps bytes that were read, if they are part of an edge.
    public void keep(String file, long size, long place, byte[] bytes) {
        if (bytes.length == 0) return;
        writing.lock();
        try {
            var head = read(file, End.HEAD);
            if (place < HEAD && place == head.end()) {
                var longer = new ByteArrayOutputStream(head.bytes().length + bytes.length);
                longer.writeBytes(head.bytes());
                longer.write(bytes, 0, (int) Math.min(bytes.length, HEAD - place));
                write(file, End.HEAD, new Edge(0, longer.toByteArray()));
            } else if (place >= size - TAIL) {
                var tail = read(file, End.TAIL);
                if (tail.bytes().length < bytes.length) write(file, End.TAIL, new Edge(place, bytes));
            }
        } finally {
            writing.unlock();
        }
    }

    private long headEnd(String file) {
        try {
            return Math.max(0, Files.size(path(file, End.HEAD)) - Long.BYTES);
        } catch (IOException _) {
            return 0;
        }
    }

    private Edge read(String file, End end) {
        var path = path(file, end);
        try (var in = new DataInputStream(Files.newInputStream(path))) {
            var edge = new Edge(in.readLong(), in.readAllBytes());
            var used = Files.getLastModifiedTime(path).toInstant();
            if (used.isBefore(clock.instant().minus(LOOK)))
                Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
            return edge;
        } catch (NoSuchFileException _) {
            return Edge.NONE;
        } catch (IOException e) {
            log.debug("a part of a film could not be read: {}", e.toString());
            return Edge.NONE;
        }
    }

    private void write(String file, End end, Edge edge) {
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, "new", ".part");
            try {
                try (var out = new DataOutputStream(Files.newOutputStream(part))) {
                    out.writeLong(edge.start());
                    out.write(edge.bytes());
                }
                Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
                Files.move(part, path(file, end), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            if (written.getAndIncrement() % ROUND == 0) tidy();
        } catch (IOException e) {
            log.debug("a part of a film could not be kept: {}", e.toString());
        }
    }

    private record Kept(Path path, long bytes, FileTime used) {}

    private void tidy() throws IOException {
        var all = new ArrayList<Kept>();
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        }
        var bytes = all.stream().mapToLong(Kept::bytes).sum();
        if (bytes <= mostBytes) return;
        all.sort(Comparator.comparing(Kept::used));
        for (var file : all) {
            if (bytes <= KEPT * mostBytes) return;
            Files.deleteIfExists(file.path());
            bytes -= file.bytes();
        }
    }

    private Path path(String file, End end) {
        var name = ExportFile.hash(file.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + (end == End.HEAD ? "-head" : "-tail") + ENDING);
    }
}
