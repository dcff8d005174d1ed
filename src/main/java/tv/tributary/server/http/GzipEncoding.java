package tv.tributary.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPOutputStream;
import tv.tributary.server.http.Response.BufferedResponse;

/// Compresses responses with gzip for clients that accept it, where it pays off.
public final class GzipEncoding {
    /// Less fits into one network packet anyway, in bytes.
    private static final int WORTH_IT = 1_400;

    private static final int BUFFER_BYTES = 64 * 1024;

    /// A reader gets no more packed bytes at once: a larger piece would hold up the first ones.
    private static final int PIECE_BYTES = 8 * 1024;

    /// From here on a fast packing is worth more than a tight one: in the home, bytes are cheap.
    private static final int LARGE = 1 << 20;

    private GzipEncoding() {}

    static Response encode(Request request, Response response) {
        if (!(response instanceof BufferedResponse bufferedResponse)) return response;
        if (bufferedResponse.length() < WORTH_IT
                || bufferedResponse.header("Content-Encoding").isPresent()) return bufferedResponse;
        if (!request.acceptsGzip()) return bufferedResponse.with("Vary", "Accept-Encoding");
        return bufferedResponse
                .body(gzip(bufferedResponse.bytes()))
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

    /// The same for what is read piece by piece, of any length. For one thread.
    ///
    /// @param plain is closed with it
    public static InputStream packing(InputStream plain) {
        return new PackingStream(plain);
    }

    /// Header, deflated bytes and trailer of one gzip member (RFC 1952).
    private static final class PackingStream extends InputStream {
        private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        private final CRC32 sum = new CRC32();
        private final InputStream plain;
        private final InputStream deflated;
        private InputStream now = new ByteArrayInputStream(HEADER);
        private boolean atTrailer;

        PackingStream(InputStream plain) {
            this.plain = plain;
            this.deflated = new DeflaterInputStream(new CheckedInputStream(plain, sum), deflater, BUFFER_BYTES);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) return 0;
            while (true) {
                int read = now.read(into, from, Math.min(most, PIECE_BYTES));
                if (read > 0) return read;
                if (atTrailer) return -1;
                atTrailer = now.equals(deflated);
                now = atTrailer ? new ByteArrayInputStream(trailer()) : deflated;
            }
        }

        private byte[] trailer() {
            return ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) sum.getValue())
                    .putInt((int) deflater.getBytesRead())
                    .array();
        }

        @Override
        public void close() throws IOException {
            deflater.end();
            plain.close();
        }
    }

    /// With a level of its own.
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
