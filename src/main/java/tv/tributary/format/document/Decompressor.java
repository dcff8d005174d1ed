package tv.tributary.format.document;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// Decodes a document to UTF-8: gz, xz, zip (also nested) and UTF-16, recognised by their first bytes.
/// Corrupt compression ends the stream and sets [#broken()]; only failures of the source itself are thrown.
/// For one thread. Closing frees the decoders and leaves the source open.
public final class Decompressor extends InputStream {
    /// The contents expected inside.
    ///
    /// @param inZip whether a file of an archive may be the document, by its name in lower case without its
    ///     folder
    /// @param largest no document of the kind is larger unpacked, in bytes
    public record Contents(Predicate<String> inZip, long largest) {}

    private static final int DEEPEST = 3;
    private static final int XZ_MEMORY_KIB = 72 << 10;
    private static final int MAGIC = 6;

    private final Contents contents;
    private final UnpackingLimit limit;
    private final Source source;
    private final InputStream in;
    private boolean broken;

    /// @param block hears of every 64 KB that were read or unpacked; may throw to stop the reading
    public Decompressor(InputStream document, Contents contents, Runnable block) throws IOException {
        this.contents = contents;
        limit = new UnpackingLimit(contents.largest(), block);
        source = new Source(document, limit);
        in = opened();
    }

    /// Whether packed data ended early or was damaged; what came before was delivered.
    public boolean broken() {
        return broken;
    }

    /// Whether packed data became larger than any such document; what came before was delivered.
    public boolean tooLarge() {
        return limit.exceeded();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (broken) {
            return -1;
        }
        try {
            return in.read(target, offset, length);
        } catch (IOException | IllegalArgumentException _) {
            fail();
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private InputStream opened() throws IOException {
        InputStream current = source;
        try {
            for (int depth = 0; depth <= DEEPEST; depth++) {
                PushbackInputStream peeked = new PushbackInputStream(current, MAGIC);
                byte[] magic = peeked.readNBytes(MAGIC);
                peeked.unread(magic);
                current = peeked;
                Optional<InputStream> unpacker = unpacker(peeked, magic);
                if (unpacker.isEmpty()) {
                    break;
                }
                current = limit.layer(unpacker.get());
            }
        } catch (IOException | IllegalArgumentException _) {
            fail();
        }
        return current;
    }

    private void fail() throws IOException {
        source.throwOwnFailure();
        broken = true;
    }

    private Optional<InputStream> unpacker(InputStream in, byte[] magic) throws IOException {
        if (begins(magic, 0x1F, 0x8B)) {
            return Optional.of(new GZIPInputStream(in, 1 << 15));
        }
        if (begins(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return Optional.of(new XZInputStream(in, XZ_MEMORY_KIB));
        }
        if (begins(magic, 'P', 'K', 3, 4)) {
            return Optional.of(zipped(in));
        }
        if (begins(magic, 0xFF, 0xFE) || begins(magic, '#', 0, 'E', 0) || begins(magic, '<', 0, '?', 0)) {
            return Optional.of(recoded(in, StandardCharsets.UTF_16LE));
        }
        if (begins(magic, 0xFE, 0xFF) || begins(magic, 0, '#', 0, 'E') || begins(magic, 0, '<', 0, '?')) {
            return Optional.of(recoded(in, StandardCharsets.UTF_16BE));
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] magic, int... expected) {
        if (magic.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (magic[i] != (byte) expected[i]) {
                return false;
            }
        }
        return true;
    }

    /// The first file that may be the document. Those before it are read over under the limit: they are
    /// unpacked, too.
    private InputStream zipped(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String path = entry.getName();
            String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && name.charAt(0) != '.' && contents.inZip().test(name)) {
                return zip;
            }
            limit.layer(zip).transferTo(OutputStream.nullOutputStream());
        }
        return InputStream.nullInputStream();
    }

    private static InputStream recoded(InputStream in, Charset charset) {
        return new BufferedInputStream(new Utf8Encoder(new InputStreamReader(in, charset)));
    }

    /// Remembers the failures of the caller's stream, to tell them from damaged contents.
    private static final class Source extends FilterInputStream {
        private final UnpackingLimit limit;
        private boolean ended;
        private @Nullable IOException failure;

        Source(InputStream in, UnpackingLimit limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = in.read(target, offset, length);
                ended |= read < 0;
                limit.came(Math.max(0, read));
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /// The gz reader looks here whether another member follows.
        @Override
        public int available() {
            return ended ? 0 : 1;
        }

        @Override
        public void close() {
            // The caller's to close.
        }

        void throwOwnFailure() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
