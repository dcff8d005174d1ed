package tv.tributary.catalog.xtream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import tv.tributary.catalog.intake.ListDigest;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.file.TempFiles;
import tv.tributary.net.Fetch;
import tv.tributary.net.NetException;

/// A panel's answer that came whole, in a temporary file. Closing deletes the file.
final class PanelFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final Path path;

    private PanelFile(Path path) {
        this.path = path;
    }

    /// @param progress may throw to stop it
    /// @throws UnusableList if not all of it comes
    /// @throws IOException if there is no room for it
    static PanelFile of(Fetch.Fetched answer, ListDigest digest, DoubleConsumer progress)
            throws UnusableList, IOException {
        var file = new PanelFile(TempFiles.create(".json"));
        try {
            file.fill(answer, digest, progress);
            return file;
        } catch (UnusableList | IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private void fill(Fetch.Fetched answer, ListDigest digest, DoubleConsumer progress)
            throws UnusableList, IOException {
        var piece = new byte[PIECE];
        var count = 0L;
        try (var out = Files.newOutputStream(path)) {
            for (var read = read(answer.body(), piece); read > 0; read = read(answer.body(), piece)) {
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
                count += read;
                progress.accept(answer.length() <= 0 ? Double.NaN : Math.min(1, (double) count / answer.length()));
            }
        }
        if (count < answer.length()) throw new UnusableList(ListFault.TRUNCATED);
    }

    private static int read(InputStream in, byte[] piece) throws UnusableList {
        try {
            return in.readNBytes(piece, 0, piece.length);
        } catch (NetException e) {
            throw UnusableList.of(e);
        } catch (IOException e) {
            throw UnusableList.of(e);
        }
    }

    long size() throws IOException {
        return Files.size(path);
    }

    /// @param read hears how many bytes were read, each time
    Reader open(LongConsumer read) throws IOException {
        return new InputStreamReader(
                new Counting(new BufferedInputStream(Files.newInputStream(path)), read), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static final class Counting extends FilterInputStream {
        private final LongConsumer counter;

        private Counting(InputStream in, LongConsumer counter) {
            super(in);
            this.counter = counter;
        }

        @Override
        public int read(byte[] bytes, int offset, int size) throws IOException {
            var read = in.read(bytes, offset, size);
            if (read > 0) counter.accept(read);
            return read;
        }
    }
}
