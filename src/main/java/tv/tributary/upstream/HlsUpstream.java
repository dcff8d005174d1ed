package tv.tributary.upstream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A transport stream joined from HLS segments: decrypted, and paced by its clock.
final class HlsUpstream extends PacedUpstream {
    private static final int PORTION = 64 << 10;
    /// Segments that wait beyond the one that plays: with more than that a live stream is further behind than
    /// it was.
    private static final int BEHIND = 3;

    private final HlsSource source;
    private final HlsLoader loader;
    private final Thread follower;
    private final byte[] bytes = new byte[PORTION];
    private @Nullable FetchedSegment current;
    /// The number of the last one; far from any before the first.
    private long last = -2;
    private @Nullable SegmentDecryptor plain;

    /// @param source the same as HLS, closed with it
    /// @param follower runs the loader; is interrupted at the end
    /// @param first what the loader shipped first
    HlsUpstream(Slot slot, HlsSource source, HlsLoader loader, Thread follower, FetchedSegment first, long stallNanos)
            throws UpstreamException {
        super(slot, stallNanos);
        this.source = source;
        this.loader = loader;
        this.follower = follower;
        begin(first);
    }

    @Override
    boolean ready() {
        return plain == null ? loader.segmentQueue().size() > 0 : plain.ready();
    }

    @Override
    boolean fill(long nanos) throws UpstreamException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            if (closed()) throw new UpstreamException(FailureReason.ENDED);
            long left = Math.max(0, deadline - System.nanoTime());
            if (plain == null) {
                var next = loader.segmentQueue().take(left);
                if (next.isEmpty()) return false;
                begin(next.get());
            }
            int n = read(left);
            if (n == 0) return false;
            if (n == SegmentDecryptor.END) {
                finish();
                continue;
            }
            if (put(bytes, n)) return true;
        }
    }

    private int read(long nanos) throws InterruptedException {
        return plain == null ? SegmentDecryptor.END : plain.read(bytes, nanos);
    }

    private synchronized void begin(FetchedSegment next) throws UpstreamException {
        if (closed()) {
            next.close();
            throw new UpstreamException(FailureReason.ENDED);
        }
        current = next;
        long number = last;
        last = next.piece().sequence();
        plain = new SegmentDecryptor(next);
        segment(
                next.piece().millis(),
                next.piece().sequence() == number + 1,
                next.piece().discontinuity(),
                loader.live() && loader.segmentQueue().size() >= BEHIND);
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
        loader.segmentQueue().close();
        source.close();
        synchronized (this) {
            if (current != null) current.close();
        }
    }
}
