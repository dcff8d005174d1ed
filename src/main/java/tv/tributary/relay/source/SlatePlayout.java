package tv.tributary.relay.source;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.relay.slate.Slate;
import tv.tributary.relay.source.ProgramBus.Playout;
import tv.tributary.upstream.HlsSource;

/// Plays the slate in real time, on a virtual thread of its own until it is closed or something else is on air.
final class SlatePlayout implements Playout, Runnable {
    private static final Logger log = LoggerFactory.getLogger(SlatePlayout.class);

    private final Slate slate;
    private final ProgramBus bus;
    private @Nullable Thread thread;

    SlatePlayout(Slate slate, ProgramBus bus) {
        this.slate = slate;
        this.bus = bus;
    }

    @Override
    public Optional<SourceId> source() {
        return Optional.empty();
    }

    @Override
    public Optional<HlsSource> hls() {
        return Optional.empty();
    }

    void start() {
        bus.select(this, System.nanoTime());
        thread = Thread.ofVirtual().name("slate").start(this);
    }

    @Override
    public void run() {
        long step = slate.step().toNanos();
        long due = System.nanoTime();
        try {
            while (bus.write(this, slate.next())) {
                var _ = bus.flush(this, System.nanoTime());
                due += step;
                long left = due - System.nanoTime();
                if (left > 0) Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            log.debug("the slate is over");
        }
    }

    void close() {
        var worker = thread;
        if (worker != null) worker.interrupt();
    }
}
