package tv.tributary.upstream;

import java.io.InputStream;
import java.time.Duration;
import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A recorded transport stream that a provider sends as fast as it is read, paced by its clock: for channels that play
/// it to several viewers. Where it comes at the pace of its clock already it is passed on as it comes.
final class RecordedUpstream extends PacedUpstream {
    private static final int PORTION = 32 << 10;

    private final HttpResponse httpResponse;
    private final InputStream body;
    private final byte[] bytes = new byte[PORTION];
    private byte[] first;

    /// @param first the bytes that were read to prove what it is
    RecordedUpstream(HttpResponse httpResponse, InputStream body, Slot slot, byte[] first, Duration stall) {
        super(slot, stall.toNanos());
        this.httpResponse = httpResponse;
        this.body = body;
        this.first = first;
        segment(0, false, false, false);
    }

    /// Whether something waits cannot be told without waiting for it.
    @Override
    boolean ready() {
        return false;
    }

    @Override
    boolean fill(long nanos) throws UpstreamException {
        if (first.length > 0) {
            var proof = first;
            first = new byte[0];
            if (put(proof, proof.length)) return true;
        }
        while (true) {
            int n = TsUpstream.read(body, bytes, 0);
            if (put(bytes, n)) return true;
        }
    }

    @Override
    public String address() {
        return httpResponse.shownUrl();
    }

    @Override
    void stop() {
        httpResponse.close();
    }
}
