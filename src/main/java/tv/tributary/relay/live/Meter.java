package tv.tributary.relay.live;

import java.time.Duration;
import tv.tributary.event.Latest;

/// Measures what comes from upstream and lets the ring grow to hold enough of it. Written by the pump, read by anybody.
final class Meter {
    private static final long SECOND = 1_000_000_000L;
    /// Over so long the bitrate is measured: shorter spans see bursts.
    private static final long SPAN = 5 * SECOND;
    /// Believed until measured: 8 Mbit/s.
    private static final long USUAL = 1_000_000;

    /// Of what a provider sends at once when a stream is opened so much is held, whatever its bitrate may be.
    private static final int BURST = 16 << 20;

    private final Ring ring;
    private final Latest<RelaySettings> settings;
    private volatile long total;
    private volatile long bytesPerSecond = USUAL;
    private long spanStart = System.nanoTime();
    private long spanTotal;
    private long lastDue = spanStart;
    private boolean measured;

    Meter(Ring ring, Latest<RelaySettings> settings) {
        this.ring = ring;
        this.settings = settings;
    }

    /// So many bytes come; the ring has room for them, as long as nothing has been measured.
    void received(int bytes) {
        long sum = total + bytes;
        total = sum;
        if (!measured && sum > ring.allowedLag()) {
            ring.grow((int) Math.min(Math.min(BURST, settings.get().ringMost()), 2 * sum));
        }
    }

    /// Bytes so far.
    long total() {
        return total;
    }

    /// What the stream needs, as far as it is known.
    long bytesPerSecond() {
        return bytesPerSecond;
    }

    /// How long so many bytes play.
    Duration lasting(long bytes) {
        return Duration.ofMillis(bytes * 1000 / Math.max(1, bytesPerSecond));
    }

    /// Once a second: measures, and tells that a second is over.
    boolean due(long now) {
        if (now - lastDue < SECOND) return false;
        lastDue = now;
        if (now - spanStart >= SPAN) {
            measured = true;
            bytesPerSecond = (long) ((total - spanTotal) / ((now - spanStart) / 1e9));
            spanStart = now;
            spanTotal = total;
            var chosen = settings.get();
            long time = chosen.ringTime().plus(chosen.startBehind()).toMillis();
            long wanted = bytesPerSecond * time / 1000;
            // In steps of a fifth: growing copies the whole ring.
            if (wanted > ring.capacity() * 6L / 5) ring.grow((int) Math.min(chosen.ringMost(), wanted));
        }
        return true;
    }
}
