package tv.tributary.logo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cached logos in a folder, one file each, named by a hash of the address. The file's time is that of its last use;
/// the least recently used go first. Deleting files, or the folder, does no harm. Thread-safe; a failing disk acts as
/// an empty cache.
final class DiskCache {
    private static final Logger log = LoggerFactory.getLogger(DiskCache.class);
    private static final String ENDING = ".logo";
    /// A look is written down once in this time.
    private static final Duration LOOK = Duration.ofDays(1);
    /// The number of new files between two clean-ups.
    private static final int ROUND = 256;

    private static final int MOST_FILES = 20_000;
    private static final double KEPT = 0.8;

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final AtomicInteger written = new AtomicInteger();
    private volatile @Nullable ConcurrentMap<String, Long> likenesses;

    DiskCache(Path folder, long mostBytes, InstantSource clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    Optional<CachedLogo> find(String url) {
        var file = file(key(url));
        try {
            var card = CachedLogo.of(Files.readAllBytes(file));
            if (card.isPresent()) touch(file);
            return card;
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            log.debug("a logo could not be read: {}", e.toString());
            return Optional.empty();
        }
    }

    void put(String url, CachedLogo cachedLogo) {
        var key = key(url);
        var known = likenesses;
        if (known != null) {
            if (cachedLogo.likeness().isPresent())
                known.put(key, cachedLogo.likeness().getAsLong());
            else known.remove(key);
        }
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "new", ".part");
            try {
                Files.write(fresh, cachedLogo.bytes());
                replace(fresh, file(key));
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            log.debug("a logo could not be kept: {}", e.toString());
        }
        if (written.getAndIncrement() % ROUND == 0) tidy();
    }

    /// From memory; the first call reads the folder, some 20 µs a file.
    OptionalLong likeness(String url) {
        var found = known().get(key(url));
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    private ConcurrentMap<String, Long> known() {
        var known = likenesses;
        if (known == null) {
            known = readLikenesses();
            likenesses = known;
        }
        return known;
    }

    private ConcurrentMap<String, Long> readLikenesses() {
        var all = new ConcurrentHashMap<String, Long>();
        for (var file : files()) {
            var name = String.valueOf(file.path.getFileName());
            try (var in = Files.newInputStream(file.path)) {
                CachedLogo.likeness(in).ifPresent(likeness -> all.put(name.replace(ENDING, ""), likeness));
            } catch (IOException e) {
                log.debug("a logo could not be read: {}", e.toString());
            }
        }
        return all;
    }

    private record Kept(Path path, long bytes, FileTime looked) {}

    private List<Kept> files() {
        var files = new ArrayList<Kept>();
        if (!Files.isDirectory(folder)) return files;
        try (var all = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var path : all) {
                try {
                    files.add(new Kept(path, Files.size(path), Files.getLastModifiedTime(path)));
                } catch (IOException _) {
                    // Deleted meanwhile.
                }
            }
        } catch (IOException e) {
            log.debug("the logos could not be listed: {}", e.toString());
        }
        return files;
    }

    private void tidy() {
        var files = files();
        long bytes = files.stream().mapToLong(Kept::bytes).sum();
        int count = files.size();
        if (bytes <= mostBytes && count <= MOST_FILES) return;
        files.sort(Comparator.comparing(Kept::looked));
        for (var file : files) {
            if (bytes <= KEPT * mostBytes && count <= KEPT * MOST_FILES) return;
            try {
                Files.deleteIfExists(file.path);
            } catch (IOException e) {
                log.debug("a logo could not be deleted: {}", e.toString());
            }
            bytes -= file.bytes;
            count--;
        }
    }

    private void touch(Path file) throws IOException {
        var now = clock.instant();
        var before = Files.getLastModifiedTime(file).toInstant();
        if (before.isBefore(now.minus(LOOK))) Files.setLastModifiedTime(file, FileTime.from(now));
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    private static String key(String url) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
