package tv.tributary.relay.mux;

import java.time.Duration;
import java.util.function.Supplier;

/// Measures the bitrate of what comes from upstream and grows the ring to hold enough of it. Written under the lock of
/// the program bus, read by any thread.
public final class IngestMeter {
    private static final long SECOND = 1_000_000_000L;
    /// Over so long the bitrate is measured: shorter spans see bursts.
    private static final long SPAN = 5 * SECOND;
    /// Believed until measured: 8 Mbit/s.
    private static final long USUAL = 1_000_000;

    /// So much is held of the burst a provider sends when a stream is opened, whatever its bitrate.
    private static final int BURST = 16 << 20;

    private final Ring ring;
    private final Supplier<BufferSettings> settings;
    private volatile long total;
    private volatile long bytesPerSecond = USUAL;
    private long spanStart = System.nanoTime();
    private long spanTotal;
    private long measuredAt = spanStart;
    private boolean measured;

    public IngestMeter(Ring ring, Supplier<BufferSettings> settings) {
        this.ring = ring;
        this.settings = settings;
    }

    /// So many bytes have come; as long as nothing has been measured, the ring grows to hold them.
    public void received(int bytes) {
        long sum = total + bytes;
        total = sum;
        if (!measured && sum > ring.allowedLag()) {
            ring.grow((int) Math.min(Math.min(BURST, settings.get().most()), 2 * sum));
        }
    }

    /// Bytes so far.
    public long total() {
        return total;
    }

    /// The bitrate of the stream, as far as it is known.
    public long bytesPerSecond() {
        return bytesPerSecond;
    }

    /// How long so many bytes play.
    public Duration lasting(long bytes) {
        return Duration.ofMillis(bytes * 1000 / Math.max(1, bytesPerSecond));
    }

    /// Measures, at most once a second. `now` is nano time.
    public void measure(long now) {
        if (now - measuredAt < SECOND) return;
        measuredAt = now;
        if (now - spanStart >= SPAN) {
            measured = true;
            bytesPerSecond = (long) ((total - spanTotal) / ((now - spanStart) / 1e9));
            spanStart = now;
            spanTotal = total;
            var chosen = settings.get();
            long time = chosen.time().plus(chosen.startBehind()).toMillis();
            long wanted = bytesPerSecond * time / 1000;
            // In steps of a fifth: growing copies the whole ring.
            if (wanted > ring.capacity() * 6L / 5) ring.grow((int) Math.min(chosen.most(), wanted));
        }
    }
}
