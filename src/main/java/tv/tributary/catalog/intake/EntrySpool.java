package tv.tributary.catalog.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import tv.tributary.file.TempFiles;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.MapCodec;

/// The entries of a list in a temporary file, so that the list is parsed only once: some ten bytes of memory an entry.
/// First all are added, then any is read, fastest in order. For one thread; closing deletes the file, as each entry
/// holds a login.
final class EntrySpool implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final SourceKind[] KINDS = SourceKind.values();

    private final Path file;
    private final FileChannel channel;
    private long[] starts = new long[1 << 10];
    private int size;
    /// A part of the file that begins at `blockStart`.
    private byte[] block = new byte[BLOCK * 2];
    private long blockStart;
    private int filled;
    private int at;

    EntrySpool() throws IOException {
        this.file = TempFiles.create(".entries");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    int size() {
        return size;
    }

    // The file lives no longer than the enum it was written with.
    @SuppressWarnings("EnumOrdinal")
    void add(ListEntry entry) {
        if (size + 1 >= starts.length) starts = Arrays.copyOf(starts, starts.length * 2);
        starts[size++] = blockStart + at;
        number(entry.line());
        number(entry.kind().ordinal() * 2 + (entry.encrypted() ? 1 : 0));
        text(entry.name());
        text(entry.group());
        text(entry.logo());
        text(entry.guideId());
        text(entry.otherName());
        text(entry.number());
        text(entry.url());
        text(MapCodec.write(entry.headers()));
        text(MapCodec.write(entry.attributes()));
        starts[size] = blockStart + at;
        if (at >= BLOCK) flush();
    }

    /// @param index in the order they were added, from 0
    ListEntry get(int index) {
        locate(starts[index], (int) (starts[index + 1] - starts[index]));
        var line = number();
        var kind = number();
        return new ListEntry(
                line,
                KINDS[kind / 2],
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                MapCodec.read(text()),
                MapCodec.read(text()),
                (kind & 1) != 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private void flush() {
        try {
            var bytes = ByteBuffer.wrap(block, 0, at);
            while (bytes.hasRemaining()) channel.write(bytes, blockStart + bytes.position());
        } catch (IOException e) {
            throw new UncheckedIOException("entries cannot be kept in a temporary file", e);
        }
        blockStart += at;
        at = 0;
    }

    /// Puts bytes of the file into the block.
    private void locate(long start, int length) {
        if (filled == 0) flush();
        if (filled == 0 || start < blockStart || start + length > blockStart + filled) load(start, length);
        at = (int) (start - blockStart);
    }

    private void load(long start, int length) {
        if (length > block.length) block = new byte[length];
        try {
            var bytes = ByteBuffer.wrap(block);
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
                // Reads on.
            }
            blockStart = start;
            filled = bytes.position();
        } catch (IOException e) {
            throw new UncheckedIOException("entries in a temporary file cannot be read", e);
        }
    }

    /// Seven bits a byte, the lowest first.
    private void number(int value) {
        room(5);
        var rest = value;
        while (rest > 0x7F) {
            block[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        block[at++] = (byte) rest;
    }

    private int number() {
        var value = 0;
        for (var shift = 0; ; shift += 7) {
            var one = block[at++];
            value |= (one & 0x7F) << shift;
            if (one >= 0) return value;
        }
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, block, at, bytes.length);
        at += bytes.length;
    }

    private String text() {
        var length = number();
        if (length == 0) return "";
        var text = new String(block, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private void room(int more) {
        if (block.length - at < more) block = Arrays.copyOf(block, Math.max(block.length * 2, at + more));
    }
}
