package tv.tributary.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.store.StoreException;
import tv.tributary.store.TrafficStore;
import tv.tributary.store.TrafficStore.TrafficRow;

/// How much came from providers and went to viewers, kept by the minute for a week and by the hour for two years.
/// Thread-safe; reading blocks.
public final class TrafficHistory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TrafficHistory.class);
    private static final Duration MINUTES = Duration.ofDays(7);
    private static final Duration HOURS = Duration.ofDays(750);
    private static final int MOST_WAITING = 1_440;

    /// Bytes of a day.
    public record DayTraffic(LocalDate day, long received, long sent, long saved) {}

    /// Bytes of a period.
    ///
    /// @param received from providers
    /// @param sent to viewers
    /// @param saved what providers did not have to send again
    /// @param days those on which anything was received or sent, in order
    public record TrafficReport(long received, long sent, long saved, List<DayTraffic> days) {
        public TrafficReport {
            days = List.copyOf(days);
        }
    }

    private final TrafficStore store;
    private final InstantSource clock;
    private Optional<LiveStats> last = Optional.empty();
    private Optional<TrafficRow> minute = Optional.empty();
    private List<TrafficRow> waiting = new ArrayList<>();
    private Instant pruneAt = Instant.EPOCH;

    TrafficHistory(TrafficStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Takes in the next sample; does not block.
    synchronized void add(LiveStats now) {
        var before = last;
        last = Optional.of(now);
        var at = now.at().truncatedTo(ChronoUnit.MINUTES);
        if (minute.filter(open -> open.at().equals(at)).isEmpty()) {
            minute.ifPresent(this::end);
            minute = Optional.of(new TrafficRow(at, 0, 0, 0, 0));
        }
        if (before.isEmpty()) return;
        var received = Math.max(0, now.upstreamBytes() - before.get().upstreamBytes());
        var sent = Math.max(0, now.deliveredBytes() - before.get().deliveredBytes());
        minute = minute.map(open -> new TrafficRow(
                at,
                open.received() + received,
                open.sent() + sent,
                open.saved() + Math.max(0, sent - received),
                Math.max(open.viewers(), now.clients())));
    }

    private void end(TrafficRow row) {
        if (row.received() == 0 && row.sent() == 0) return;
        waiting.add(row);
        if (waiting.size() > MOST_WAITING) waiting.removeFirst();
    }

    /// Stores the minutes that are over. Blocks.
    void store() {
        List<TrafficRow> some;
        synchronized (this) {
            some = waiting;
            waiting = new ArrayList<>();
        }
        var stored = 0;
        try {
            for (; stored < some.size(); stored++) store.add(some.get(stored));
            prune();
        } catch (StoreException e) {
            log.debug("what was received and sent cannot be stored yet", e);
            synchronized (this) {
                waiting.addAll(0, some.subList(stored, some.size()));
            }
        }
    }

    private void prune() {
        var now = clock.instant();
        if (now.isBefore(pruneAt)) return;
        pruneAt = now.plus(Duration.ofHours(1));
        store.prune(now.minus(MINUTES), now.minus(HOURS));
    }

    /// What came and went from one moment to another.
    ///
    /// @param zone in which days are counted
    public TrafficReport report(Instant from, Instant to, ZoneId zone) {
        store();
        var days = new TreeMap<LocalDate, DayTraffic>();
        for (var hour : store.hours(from, to)) {
            var day = LocalDate.ofInstant(hour.at(), zone);
            days.merge(
                    day,
                    new DayTraffic(day, hour.received(), hour.sent(), hour.saved()),
                    (one, other) -> new DayTraffic(
                            day, one.received + other.received, one.sent + other.sent, one.saved + other.saved));
        }
        return new TrafficReport(
                days.values().stream().mapToLong(DayTraffic::received).sum(),
                days.values().stream().mapToLong(DayTraffic::sent).sum(),
                days.values().stream().mapToLong(DayTraffic::saved).sum(),
                List.copyOf(days.values()));
    }

    /// Stores the minute that is not over, too.
    @Override
    public void close() {
        synchronized (this) {
            minute.ifPresent(this::end);
            minute = Optional.empty();
        }
        store();
    }
}
