package tv.tributary.catalog.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.store.ProviderRow.ListMark;

/// A list that came whole, in a temporary file. Closing deletes the file, as it holds a login in every line.
public final class DownloadedList implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DownloadedList.class);
    private static final String PREFIX = "tributary-";
    private static final String SUFFIX = ".list";
    private static final Duration LONGEST_USE = Duration.ofHours(1);

    private final Path file;
    private final ListMark mark;

    /// @param mark what it is; how many problems it has is not known yet
    DownloadedList(Path file, ListMark mark) {
        this.file = file;
        this.mark = mark;
    }

    /// For its owner only, as Java makes temporary files.
    static Path newFile() throws IOException {
        return Files.createTempFile(PREFIX, SUFFIX);
    }

    /// Deletes what a killed program left behind; younger files may be in use by another.
    public static void dropStale() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        var limit = FileTime.from(Instant.now().minus(LONGEST_USE));
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var file : files) if (Files.getLastModifiedTime(file).compareTo(limit) < 0) Files.delete(file);
        } catch (IOException | DirectoryIteratorException e) {
            log.warn("lists of an earlier run stay in the temporary folder", e);
        }
    }

    /// Told from others by its bytes.
    public String digest() {
        return mark.digest();
    }

    /// What to remember of it.
    public ListMark mark(int problems) {
        return new ListMark(mark.etag(), mark.lastModified(), mark.digest(), problems);
    }

    Reading open() throws IOException {
        return new Reading(Files.newInputStream(file), Files.size(file));
    }

    /// @throws IOException if the file cannot be deleted
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /// Knows how far it is. Not thread-safe.
    static final class Reading extends FilterInputStream {
        private final long length;
        private long count;

        private Reading(InputStream in, long length) {
            super(in);
            this.length = length;
        }

        /// 0..1.
        double fraction() {
            return length <= 0 ? 1 : Math.min(1, (double) count / length);
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            if (one >= 0) count++;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int size) throws IOException {
            var read = in.read(bytes, offset, size);
            if (read > 0) count += read;
            return read;
        }
    }
}
