package tv.tributary.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tv.tributary.server.http.Response.BufferedResponse;

/// Compresses responses with gzip for clients that accept it, where it pays off.
public final class GzipEncoding {
    /// Less fits into one network packet anyway, in bytes.
    private static final int WORTH_IT = 1_400;

    private static final int BUFFER_BYTES = 64 * 1024;

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

    /// With a level of its own.
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
