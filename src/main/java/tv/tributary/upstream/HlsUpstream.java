package tv.tributary.upstream;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Trouble;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.Unusable;

/// A transport stream that the provider sends in segments: joined, decrypted and handed on at the pace of its clock.
final class HlsUpstream implements Upstream {
    private static final int PORTION = 64 << 10;
    /// Segments that wait beyond the one that plays: with more than that a live stream is further behind than it was.
    private static final int BEHIND = 3;

    private final Slot slot;
    private final HlsSource source;
    private final HlsLoader loader;
    private final Thread follower;
    private final long stall;
    private final Aligner aligner = new Aligner();
    private final Pacer pacer = new Pacer();
    private final byte[] bytes = new byte[PORTION];
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Shipment current;
    private @Nullable Unsealed plain;

    /// @param source the same as HLS, closed with it
    /// @param follower runs the loader; is interrupted at the end
    /// @param first what the loader shipped first
    HlsUpstream(Slot slot, HlsSource source, HlsLoader loader, Thread follower, Shipment first, long stallNanos)
            throws Unusable {
        this.slot = slot;
        this.source = source;
        this.loader = loader;
        this.follower = follower;
        this.stall = stallNanos;
        begin(first);
    }

    @Override
    public int read(byte[] into, int from) throws Unusable {
        try {
            while (true) {
                int n = pacer.take(into, from, System.nanoTime());
                if (n > 0) return n;
                if (!pacer.isEmpty()) awaitTime();
                else if (!fill(stall)) throw new Unusable(Trouble.STALLED);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unusable(Trouble.ENDED);
        }
    }

    private void awaitTime() throws Unusable, InterruptedException {
        long wait = Math.max(0, pacer.next() - System.nanoTime());
        if (closed.await(wait, TimeUnit.NANOSECONDS)) throw new Unusable(Trouble.ENDED);
    }

    /// Whether nothing more is both there and due.
    @Override
    public boolean drained(int count) {
        try {
            while (pacer.isEmpty() && ready()) {
                if (!fill(0)) return true;
            }
            return pacer.isEmpty() || pacer.due(System.nanoTime()) == 0;
        } catch (Unusable _) {
            // The next read tells.
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean ready() {
        return plain == null ? loader.shipments().size() > 0 : plain.ready();
    }

    /// Brings the next bytes into the pacer.
    ///
    /// @return whether any came in time
    private boolean fill(long nanos) throws Unusable, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            if (closed.getCount() == 0) throw new Unusable(Trouble.ENDED);
            long left = Math.max(0, deadline - System.nanoTime());
            if (plain == null) {
                var next = loader.shipments().take(left);
                if (next.isEmpty()) return false;
                begin(next.get());
            }
            int n = read(left);
            if (n == 0) return false;
            if (n == Unsealed.END) {
                finish();
                continue;
            }
            int whole = aligner.take(bytes, 0, n);
            if (whole == 0) continue;
            pacer.put(aligner.packets(), whole, System.nanoTime());
            return true;
        }
    }

    private int read(long nanos) throws InterruptedException {
        return plain == null ? Unsealed.END : plain.read(bytes, nanos);
    }

    private synchronized void begin(Shipment next) throws Unusable {
        if (closed.getCount() == 0) {
            next.close();
            throw new Unusable(Trouble.ENDED);
        }
        current = next;
        plain = new Unsealed(next);
        aligner.reset();
        pacer.segment(next.piece().millis(), System.nanoTime());
        pacer.hurry(loader.live() && loader.shipments().size() >= BEHIND);
    }

    private synchronized void finish() {
        if (current != null) current.close();
        current = null;
        plain = null;
    }

    @Override
    public Optional<HlsSource> hls() {
        return Optional.of(source);
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public void close() {
        closed.countDown();
        follower.interrupt();
        loader.shipments().close();
        source.close();
        synchronized (this) {
            if (current != null) current.close();
        }
        slot.close();
    }
}
