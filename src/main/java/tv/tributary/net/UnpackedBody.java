package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A body that is said to be gzip. If its first bytes are not, it is handed on as it is. One thread reads; any thread
/// may close.
final class UnpackedBody extends InputStream {
    private static final int MAGIC = 2;

    private final InputStream body;
    private Optional<InputStream> opened = Optional.empty();

    UnpackedBody(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return opened().read(target, from, length);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private InputStream opened() throws IOException {
        if (opened.isEmpty()) opened = Optional.of(open());
        return opened.get();
    }

    private InputStream open() throws IOException {
        var peeked = new PushbackInputStream(body, MAGIC);
        var magic = peeked.readNBytes(MAGIC);
        peeked.unread(magic);
        var packed = magic.length == MAGIC && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
        return packed ? new GZIPInputStream(peeked) : peeked;
    }
}
