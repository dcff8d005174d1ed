package tv.tributary.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.NetException;

/// A source's open transport stream and the slot it uses up. Read by one thread; closed by any.
public final class TsUpstream implements AutoCloseable {
    /// Bytes that the HTTP client hands out at most at once.
    private static final int SEGMENT = 8192;
    /// A read that took longer had to wait for the provider.
    private static final long BLOCKED = 1_000_000;

    private final Answer answer;
    private final InputStream body;
    private final Slots.Slot slot;
    private final byte[] first;
    private final boolean chunked;
    private int firstRead;
    private long lastRead;

    /// @param first the bytes that were read to prove what it is
    TsUpstream(Answer answer, InputStream body, Slots.Slot slot, byte[] first) {
        this.answer = answer;
        this.body = body;
        this.slot = slot;
        this.first = first;
        this.chunked = answer.header("Transfer-Encoding").isPresent();
    }

    /// Waits for bytes and reads at least one, at most as many as fit from `from` on.
    ///
    /// @throws Unusable ENDED or STALLED; never returns an end
    public int read(byte[] into, int from) throws Unusable {
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

    /// Whether a read of `count` bytes took all there was for now. A plain body comes in whole segments while more
    /// waits; a chunked one ends each read at a chunk's end, so there only the time a read took could tell.
    public boolean drained(int count) {
        return chunked ? lastRead > BLOCKED : count < SEGMENT;
    }

    static int read(InputStream body, byte[] into, int from) throws Unusable {
        try {
            int n = body.read(into, from, into.length - from);
            if (n > 0) return n;
        } catch (SocketTimeoutException _) {
            throw new Unusable(Trouble.STALLED);
        } catch (IOException _) {
            throw new Unusable(Trouble.ENDED);
        } catch (NetException e) {
            throw new Unusable(e.reason() == NetException.Reason.TIMEOUT ? Trouble.STALLED : Trouble.ENDED);
        }
        throw new Unusable(Trouble.ENDED);
    }

    /// The slot it uses up.
    public Slots.Slot slot() {
        return slot;
    }

    /// Cancels the connection at once and gives the slot back. Closing twice does nothing.
    @Override
    public void close() {
        answer.close();
        slot.close();
    }
}
