package tv.tributary.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Packs documents with gzip for clients that take it, where it is worth the work.
public final class Packing {
    /// Less fits into one network packet anyway, in bytes.
    private static final int WORTH_IT = 1_400;

    private static final int BUFFER_BYTES = 64 * 1024;

    /// From here on a fast packing is worth more than a tight one: in the home, bytes are cheap.
    private static final int LARGE = 1 << 20;

    private Packing() {}

    static Reply pack(Request request, Reply reply) {
        if (!(reply instanceof Document document)) return reply;
        if (document.length() < WORTH_IT || document.header("Content-Encoding").isPresent()) return document;
        if (!request.takesGzip()) return document.with("Vary", "Accept-Encoding");
        return document.body(gzip(document.bytes()))
                .with("Content-Encoding", "gzip")
                .with("Vary", "Accept-Encoding");
    }

    public static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 8 + 64);
        try (var gzip = new Gzip(packed, plain.length < LARGE ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// With a level of its own.
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
