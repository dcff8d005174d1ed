package tv.tributary.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.job.Timetable;
import tv.tributary.store.ProviderRow;

/// Reads each provider's list again when its time has come, and deletes removed providers when theirs is over; those
/// overdue when the program starts come first. After a failure it tries again sooner.
public final class SyncSchedule implements Timetable.Round {
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(30);

    /// Clocks are put right by moments.
    private static final Duration SLACK = Duration.ofHours(1);

    private final ProviderCache providerCache;
    private final Providers providers;
    private final Sync sync;
    private final InstantSource clock;
    private final Instant started;

    public SyncSchedule(ProviderCache providerCache, Providers providers, Sync sync, InstantSource clock) {
        this.providerCache = providerCache;
        this.providers = providers;
        this.sync = sync;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public Optional<Instant> nextDue() {
        var syncs = providerCache.present().stream().flatMap(row -> due(row).stream());
        return Stream.concat(syncs, providers.nextPurge().stream()).min(Instant::compareTo);
    }

    @Override
    public void run() {
        var now = clock.instant();
        if (providers.nextPurge().filter(due -> !due.isAfter(now)).isPresent()) providers.purge();
        for (var row : providerCache.present()) {
            if (due(row).filter(due -> !due.isAfter(now)).isPresent())
                sync.sync(row.provider().id());
        }
    }

    private Optional<Instant> due(ProviderRow row) {
        var every = row.provider().settings().refreshEvery();
        if (!row.provider().enabled() || every.isZero()) return Optional.empty();
        var last = row.last().at();
        if (last.isEmpty()) {
            // One just added is read by whoever added it; one left unread when the program ended is read at start.
            var fresh = !row.created().isBefore(started);
            return Optional.of(fresh ? row.created().plus(every) : started);
        }
        // The clock was wrong when it was read, or is now: nobody waits until it is that late again.
        if (last.get().isAfter(clock.instant().plus(SLACK))) return Optional.of(clock.instant());
        var failed = row.last().result().equals(Result.FAILED.name());
        var wait = failed && every.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : every;
        return Optional.of(last.get().plus(wait).plus(jitter(row, last.get(), wait)));
    }

    /// Up to a twentieth, so that many homes do not ask one provider at the same second.
    private static Duration jitter(ProviderRow row, Instant last, Duration wait) {
        var spread = Math.max(1, wait.toMillis() / 20);
        return Duration.ofMillis(
                Math.floorMod(last.toEpochMilli() * 31 + row.provider().id().value(), spread));
    }
}
