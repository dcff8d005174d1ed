package tv.tributary.upstream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Trouble;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.Unusable;

/// A transport stream that the provider sends in segments: joined, decrypted and handed on at the pace of its clock.
final class HlsUpstream extends PacedUpstream {
    private static final int PORTION = 64 << 10;
    /// Segments that wait beyond the one that plays: with more than that a live stream is further behind than it was.
    private static final int BEHIND = 3;

    private final HlsSource source;
    private final HlsLoader loader;
    private final Thread follower;
    private final byte[] bytes = new byte[PORTION];
    private @Nullable Shipment current;
    private @Nullable Unsealed plain;

    /// @param source the same as HLS, closed with it
    /// @param follower runs the loader; is interrupted at the end
    /// @param first what the loader shipped first
    HlsUpstream(Slot slot, HlsSource source, HlsLoader loader, Thread follower, Shipment first, long stallNanos)
            throws Unusable {
        super(slot, stallNanos);
        this.source = source;
        this.loader = loader;
        this.follower = follower;
        begin(first);
    }

    @Override
    boolean ready() {
        return plain == null ? loader.shipments().size() > 0 : plain.ready();
    }

    @Override
    boolean fill(long nanos) throws Unusable, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            if (closed()) throw new Unusable(Trouble.ENDED);
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
            if (put(bytes, n)) return true;
        }
    }

    private int read(long nanos) throws InterruptedException {
        return plain == null ? Unsealed.END : plain.read(bytes, nanos);
    }

    private synchronized void begin(Shipment next) throws Unusable {
        if (closed()) {
            next.close();
            throw new Unusable(Trouble.ENDED);
        }
        current = next;
        plain = new Unsealed(next);
        segment(next.piece().millis(), loader.live() && loader.shipments().size() >= BEHIND);
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
    void stop() {
        follower.interrupt();
        loader.shipments().close();
        source.close();
        synchronized (this) {
            if (current != null) current.close();
        }
    }
}
