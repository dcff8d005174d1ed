package tv.tributary.server.output;

import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tv.tributary.server.http.GzipEncoding;

/// A rendered playlist, plain and gzipped. Thread-safe.
///
/// The tag is made from the bytes, not from a counter: it stays the same over a restart that changed nothing, and
/// never stands for two different lists.
final class RenderedPlaylist {
    private final byte[] plain;
    private final String tag;
    private final ReentrantLock packing = new ReentrantLock();
    private byte @Nullable [] packed;

    RenderedPlaylist(byte[] plain) {
        this.plain = plain;
        var sum = new CRC32C();
        sum.update(plain);
        this.tag = "\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(plain.length) + "\"";
    }

    byte[] plain() {
        return plain;
    }

    /// As gzip; packed when first asked for, as not all clients take it.
    byte[] packed() {
        packing.lock();
        try {
            var known = packed;
            if (known == null) known = GzipEncoding.gzip(plain);
            packed = known;
            return known;
        } finally {
            packing.unlock();
        }
    }

    /// For `ETag`, with its quotes.
    String tag() {
        return tag;
    }
}
