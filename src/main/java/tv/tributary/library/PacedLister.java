package tv.tributary.library;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.ListedEpisode;

/// Asks for one series at a time, two in a second at most, and after some failures in a row nothing for a while: panels
/// ban those who ask too fast. Whoever would wait longer than some seconds for a turn gets nothing. Thread-safe.
final class PacedLister {
    private static final Logger log = LoggerFactory.getLogger(PacedLister.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final int MOST_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final EpisodeLister lister;
    private final InstantSource clock;
    private final Duration pace;
    /// Held by the one that asks; what follows belongs to it.
    private final Semaphore turn = new Semaphore(1, true);
    private long last = System.nanoTime() - PACE.toNanos();
    private int failures;
    private Instant pausedUntil = Instant.MIN;

    PacedLister(EpisodeLister lister, InstantSource clock) {
        this(lister, clock, PACE);
    }

    /// @param pace the least time from one answer to the next question
    PacedLister(EpisodeLister lister, InstantSource clock, Duration pace) {
        this.lister = lister;
        this.clock = clock;
        this.pace = pace;
    }

    /// Empty if they do not come, or nothing is asked just now.
    Optional<List<ListedEpisode>> ask(SourceId series) {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            if (clock.instant().isBefore(pausedUntil)) return Optional.empty();
            Thread.sleep(Duration.ofNanos(Math.max(0, last + pace.toNanos() - System.nanoTime())));
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
            turn.release();
        }
    }
}
