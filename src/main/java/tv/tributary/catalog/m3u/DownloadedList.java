package tv.tributary.catalog.m3u;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tv.tributary.file.TempFiles;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.store.ProviderRow.ListMark;

/// A completely downloaded list in a temporary file. Closing deletes the file, because every line holds a login.
final class DownloadedList implements AutoCloseable {
    private final Path file;
    private final ListMark mark;
    private final ListOrigin origin;

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

    /// What to remember of it; how many problems it has is not known yet.
    ListMark mark() {
        return mark;
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
