package tv.tributary.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A transport stream that arrives as one endless HTTP response.
final class TsUpstream implements Upstream {
    /// A read that took longer had to wait for the provider.
    private static final long BLOCKED = 1_000_000;

    private final HttpResponse httpResponse;
    private final InputStream body;
    private final Slot slot;
    private final byte[] first;
    private final boolean chunked;
    private int firstRead;
    private long lastRead;

    /// @param first the bytes that were read to prove what it is
    TsUpstream(HttpResponse httpResponse, InputStream body, Slot slot, byte[] first) {
        this.httpResponse = httpResponse;
        this.body = body;
        this.slot = slot;
        this.first = first;
        this.chunked = httpResponse.header("Transfer-Encoding").isPresent();
    }

    @Override
    public int read(byte[] into, int from) throws UpstreamException {
        if (firstRead < first.length) {
            int n = Math.min(first.length - firstRead, into.length - from);
            System.arraycopy(first, firstRead, into, from, n);
            firstRead += n;
            return n;
        }
        long before = System.nanoTime();
        int n = read(body, into, from);
        lastRead = System.nanoTime() - before;
        return n;
    }

    /// A chunked body ends each read at a chunk's end, so there only the time a read took could tell.
    @Override
    public boolean drained(int count) {
        return chunked ? lastRead > BLOCKED : httpResponse.dry(count);
    }

    static int read(InputStream body, byte[] into, int from) throws UpstreamException {
        try {
            int n = body.read(into, from, into.length - from);
            if (n > 0) return n;
        } catch (SocketTimeoutException _) {
            throw new UpstreamException(FailureReason.STALLED);
        } catch (IOException _) {
            throw new UpstreamException(FailureReason.ENDED);
        } catch (NetException e) {
            throw new UpstreamException(
                    e.reason() == NetException.Reason.TIMEOUT ? FailureReason.STALLED : FailureReason.ENDED);
        }
        throw new UpstreamException(FailureReason.ENDED);
    }

    @Override
    public String address() {
        return httpResponse.shownUrl();
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public void close() {
        httpResponse.close();
        slot.close();
    }
}
