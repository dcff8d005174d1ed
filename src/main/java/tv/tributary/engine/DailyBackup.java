package tv.tributary.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.job.Timetable;
import tv.tributary.store.Backups;
import tv.tributary.store.Database;
import tv.tributary.store.StoreException;

/// Makes a backup whenever the newest is a day old, even if the program never runs for a whole day.
final class DailyBackup implements Timetable.Round {
    private static final Logger log = LoggerFactory.getLogger(DailyBackup.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    /// A start has better things to do than to copy everything.
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final Backups backups;
    private final Database database;
    private final InstantSource clock;
    private Instant earliest;

    DailyBackup(Backups backups, Database database, InstantSource clock) {
        this.backups = backups;
        this.database = database;
        this.clock = clock;
        this.earliest = clock.instant().plus(AFTER_START);
    }

    @Override
    public Optional<Instant> nextDue() {
        var now = clock.instant();
        // The clock was set back meanwhile.
        if (earliest.isAfter(now.plus(AFTER_FAILURE))) earliest = now.plus(AFTER_FAILURE);
        var due = backups.newest().map(made -> made.plus(DAY));
        return due.filter(instant -> instant.isAfter(earliest)).or(() -> Optional.of(earliest));
    }

    @Override
    public void run() {
        try {
            log.info("made backup {}", database.backup(backups).getFileName());
        } catch (StoreException e) {
            earliest = clock.instant().plus(AFTER_FAILURE);
            log.warn("no backup could be made, trying again in an hour", e);
        }
    }
}
