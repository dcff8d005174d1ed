package tv.tributary.catalog.m3u;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.ListDigest;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.net.NetException;
import tv.tributary.store.ProviderRow.ListMark;

/// A provider's list, open for one reading. Not thread-safe.
final class OpenedList implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final boolean notModified;
    private final String etag;
    private final String lastModified;
    private final long length;
    private final ListOrigin origin;
    private final InputStream in;
    private final Closeable closing;

    /// @param length in bytes, -1 if unknown
    OpenedList(
            boolean notModified,
            String etag,
            String lastModified,
            long length,
            ListOrigin origin,
            InputStream in,
            Closeable closing) {
        this.notModified = notModified;
        this.etag = etag;
        this.lastModified = lastModified;
        this.length = length;
        this.origin = origin;
        this.in = in;
        this.closing = closing;
    }

    /// The list is the one already known; there is nothing to read.
    boolean notModified() {
        return notModified;
    }

    InputStream in() {
        return in;
    }

    /// Where it comes from.
    ListOrigin origin() {
        return origin;
    }

    /// Brings all of it into a temporary file, so that a list that was not changed, or did not come whole, is
    /// known before anything else is done with it.
    ///
    /// @param progress hears how much has come, 0..1, NaN while unknown; may throw to stop it
    /// @throws UnusableList if not all of it comes
    /// @throws IOException if the temporary file cannot be written
    DownloadedList spool(DoubleConsumer progress) throws UnusableList, IOException {
        var file = DownloadedList.newFile();
        try {
            var digest = new ListDigest();
            fill(file, digest, progress);
            var mark = new ListMark(etag, lastModified, digest.text(), 0);
            return new DownloadedList(file, mark, origin);
        } catch (UnusableList | IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void fill(Path file, ListDigest digest, DoubleConsumer progress) throws UnusableList, IOException {
        var piece = new byte[PIECE];
        var count = 0L;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (var read = read(piece); read >= 0; read = read(piece)) {
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
                count += read;
                progress.accept(length <= 0 ? Double.NaN : Math.min(1, (double) count / length));
                // A stream would never end, and its beginning says all there is to know.
                if (count == read && isMedia(piece, read)) return;
            }
        }
        if (count < length) throw new UnusableList(ListFault.TRUNCATED);
    }

    private static boolean isMedia(byte[] piece, int read) {
        return ContentKind.of(Arrays.copyOf(piece, Math.min(read, ContentKind.ENOUGH))) == ContentKind.MEDIA;
    }

    /// Fills the piece unless the list ends.
    private int read(byte[] piece) throws UnusableList {
        try {
            var read = in.readNBytes(piece, 0, piece.length);
            return read == 0 ? -1 : read;
        } catch (NetException e) {
            throw UnusableList.of(e);
        } catch (IOException e) {
            throw UnusableList.of(e);
        }
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
