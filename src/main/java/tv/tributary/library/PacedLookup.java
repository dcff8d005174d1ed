package tv.tributary.library;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.Unavailable;

/// Asks each account for one title at a time, two in a second at most, and nothing for a while after it refused, or
/// after some failures in a row; each time that is twice as long. Panels ban those who ask too fast. Whoever would wait
/// longer than some seconds for a turn gets nothing. Thread-safe.
final class PacedLookup {
    private static final Logger log = LoggerFactory.getLogger(PacedLookup.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final int MOST_FAILURES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final DetailsLookup lookup;
    private final InstantSource clock;
    private final Sleep sleep;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /// @param sleep lets the clock's time pass
    PacedLookup(DetailsLookup lookup, InstantSource clock, Sleep sleep) {
        this.lookup = lookup;
        this.clock = clock;
        this.sleep = sleep;
    }

    /// The account that would be asked; empty if nobody can be.
    Optional<String> account(SourceId source) {
        return lookup.account().apply(source);
    }

    /// Until when an account is asked nothing; in the past if it is asked.
    Instant pausedUntil(String account) {
        return of(account).pausedUntil;
    }

    /// Whether somebody watches on all connections of the account.
    boolean isBusy(SourceId source) {
        return lookup.isBusy().test(source);
    }

    /// Empty if no answer comes, or nothing is asked just now.
    Optional<Listing> ask(String account, SourceId source) {
        var asked = of(account);
        try {
            if (!asked.turn.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return asked.ask(source);
        } finally {
            asked.turn.release();
        }
    }

    private Account of(String account) {
        return accounts.computeIfAbsent(account, _ -> new Account());
    }

    private final class Account {
        /// Held by the one that asks; what follows belongs to it.
        private final Semaphore turn = new Semaphore(1, true);

        private Instant next = Instant.MIN;
        private int failures;
        private Duration pause = FIRST_PAUSE;
        private volatile Instant pausedUntil = Instant.MIN;

        private Optional<Listing> ask(SourceId source) {
            var now = clock.instant();
            if (now.isBefore(pausedUntil)) return Optional.empty();
            try {
                // A clock that was set back may not keep anybody waiting.
                if (now.isBefore(next)) sleep.sleep(shorter(Duration.between(now, next), PACE));
                var listing = lookup.question().ask(source);
                failures = 0;
                pause = FIRST_PAUSE;
                return Optional.of(listing);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Unavailable e) {
                log.info("no details of source {}: {}", source, e.getMessage());
                if (e.isRefused() || ++failures >= MOST_FAILURES) pause();
            } finally {
                next = clock.instant().plus(PACE);
            }
            return Optional.empty();
        }

        private void pause() {
            failures = 0;
            pausedUntil = clock.instant().plus(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            log.info("that account is asked for no details until {}", pausedUntil);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
