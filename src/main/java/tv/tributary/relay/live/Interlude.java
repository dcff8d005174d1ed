package tv.tributary.relay.live;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.relay.slate.Slate;
import tv.tributary.upstream.HlsSource;

/// The slate on air, in real time, on a virtual thread of its own until it is closed.
final class Interlude implements Act, Runnable {
    private static final Logger log = LoggerFactory.getLogger(Interlude.class);

    private final Slate slate;
    private final Air air;
    private @Nullable Thread thread;

    Interlude(Slate slate, Air air) {
        this.slate = slate;
        this.air = air;
    }

    @Override
    public Optional<SourceId> source() {
        return Optional.empty();
    }

    @Override
    public Optional<HlsSource> hls() {
        return Optional.empty();
    }

    /// Goes on air.
    void start() {
        air.put(this, System.nanoTime());
        thread = Thread.ofVirtual().name("slate").start(this);
    }

    @Override
    public void run() {
        long step = slate.step().toNanos();
        long due = System.nanoTime();
        try {
            while (air.take(this, slate.next())) {
                var _ = air.beat(this, System.nanoTime());
                due += step;
                long left = due - System.nanoTime();
                if (left > 0) Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            log.debug("the slate is not needed any more");
        }
    }

    void close() {
        var worker = thread;
        if (worker != null) worker.interrupt();
    }
}
