package tv.tributary.catalog.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import tv.tributary.file.TempFiles;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.store.ProviderRow.ListMark;

/// A completely downloaded list in a temporary file. Closing deletes the file, because every line holds a login.
public final class DownloadedList implements AutoCloseable {
    /// Raised when lists are read differently, so that those that did not change are read again.
    private static final String EDITION = "2:";

    private final Path file;
    private final ListMark mark;
    private final ListOrigin origin;

    /// @param mark what it is; how many problems it has is not known yet
    DownloadedList(Path file, ListMark mark, ListOrigin origin) {
        this.file = file;
        this.mark = mark;
        this.origin = origin;
    }

    /// Where it came from.
    ListOrigin origin() {
        return origin;
    }

    /// For its owner only.
    static Path newFile() throws IOException {
        return TempFiles.create(".list");
    }

    /// Whether a list that was stored under this digest was read as lists are read today.
    public static boolean isCurrent(String digest) {
        return digest.startsWith(EDITION);
    }

    static String digest(byte[] hash) {
        return EDITION + HexFormat.of().formatHex(hash);
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
