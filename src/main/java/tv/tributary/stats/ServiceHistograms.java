package tv.tributary.stats;

import java.time.Duration;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;

/// How well viewers were served since the start, for Prometheus. Counted from facts. Thread-safe.
public final class ServiceHistograms implements AutoCloseable {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final Histogram startSeconds = new Histogram(0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0);
    private final Histogram gapSeconds = new Histogram(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0);
    /// From a megabyte to a hundred gigabytes.
    private final Histogram viewingBytes = new Histogram(1e6, 1e7, 1e8, 5e8, 1e9, 2e9, 5e9, 1e10, 1e11);

    private final Subscription listening;

    ServiceHistograms(Events events) {
        this.listening = events.subscribe(this::hear);
    }

    void hear(Event event) {
        switch (event) {
            case Event.ViewerJoined it
            when it.use().isWatched() -> startSeconds.add(it.waited().toNanos() / SECOND);
            case Event.FailedOver it -> gapSeconds.add(it.gap().toNanos() / SECOND);
            case Event.ViewerLeft it when it.use().isWatched() -> viewingBytes.add((double) it.bytes());
            default -> {}
        }
    }

    /// From a request to the first picture.
    public Histogram startSeconds() {
        return startSeconds;
    }

    /// Without a picture while a channel changed its source.
    public Histogram gapSeconds() {
        return gapSeconds;
    }

    /// Sent during one viewing.
    public Histogram viewingBytes() {
        return viewingBytes;
    }

    @Override
    public void close() {
        listening.close();
    }
}
