package tv.tributary.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tv.tributary.net.NetException.Reason;

/// Limits a body to a number of bytes and fails beyond. Counts decompressed bytes, so that a decompression bomb is
/// caught too.
final class CappedBody extends FilterInputStream {
    private final long most;
    private long count;

    CappedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    static NetException tooLarge(long most) {
        return new NetException(Reason.TOO_LARGE, "the document is larger than " + most + " bytes");
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        var n = super.read(target, from, length);
        if (n > 0) count(n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        var skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long n) {
        count += n;
        if (count > most) throw tooLarge(most);
    }
}
