package tv.tributary.library;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.ListedEpisode;

/// Asks for one series at a time, two in a second at most, and after some failures in a row nothing for a while: panels
/// ban those who ask too fast. Thread-safe.
final class PacedLister {
    private static final Logger log = LoggerFactory.getLogger(PacedLister.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final int MOST_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final EpisodeLister lister;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long last = System.nanoTime() - PACE.toNanos();
    private int failures;
    private Instant pausedUntil = Instant.MIN;

    PacedLister(EpisodeLister lister, InstantSource clock) {
        this.lister = lister;
        this.clock = clock;
    }

    /// Empty if they do not come, or nothing is asked just now.
    Optional<List<ListedEpisode>> ask(SourceId series) {
        lock.lock();
        try {
            if (clock.instant().isBefore(pausedUntil)) return Optional.empty();
            Thread.sleep(Duration.ofNanos(Math.max(0, last + PACE.toNanos() - System.nanoTime())));
            var listed = lister.list(series);
            failures = 0;
            return Optional.of(listed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            log.info("the episodes of series {} do not come: {}", series, e.getMessage());
            if (++failures >= MOST_FAILURES) {
                failures = 0;
                pausedUntil = clock.instant().plus(PAUSE);
                log.info("no episodes are asked for until {}", pausedUntil);
            }
            return Optional.empty();
        } finally {
            last = System.nanoTime();
            lock.unlock();
        }
    }
}
