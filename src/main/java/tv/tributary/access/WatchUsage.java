package tv.tributary.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tv.tributary.store.UserStore;
import tv.tributary.store.UserStore.UsageRow;

/// How long each user and each of their devices watched, and how much was sent to them; a day at a time. Kept in memory
/// and stored now and then. Thread-safe.
public final class WatchUsage {
    /// Of the shorter of the two totals.
    public static final int DAYS = 30;

    /// @param user 0 for the household
    /// @param device 0 for none that was paired
    private record Day(long day, long user, long device) {}

    /// @param time watched, whatever else was watched meanwhile
    /// @param bytes sent
    /// @param lastAt when the last of them were
    public record Usage(Duration time, long bytes, Optional<Instant> lastAt) {
        static final Usage NONE = new Usage(Duration.ZERO, 0, Optional.empty());

        Usage plus(Usage other) {
            var last = lastAt.filter(at -> other.lastAt.map(at::isAfter).orElse(true))
                    .or(other::lastAt);
            return new Usage(time.plus(other.time), bytes + other.bytes, last);
        }
    }

    /// @param lately of the last [#DAYS] days, today included
    public record UsageTotals(Usage lately, Usage all) {}

    private final UserStore store;
    private final InstantSource clock;
    private final Map<Day, Usage> days = new HashMap<>();
    private final Map<Day, Usage> unsaved = new HashMap<>();

    WatchUsage(UserStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        for (var row : store.usage()) {
            var usage = new Usage(Duration.ofSeconds(row.seconds()), row.bytes(), Optional.of(row.lastAt()));
            days.put(new Day(row.day(), row.user(), row.device()), usage);
        }
    }

    /// Counts what was watched just now.
    ///
    /// @param user empty for the household
    /// @param device empty for none that was paired
    public synchronized void add(Optional<Long> user, Optional<Long> device, Duration time, long bytes) {
        var key = new Day(today(), user.orElse(0L), device.orElse(0L));
        var used = new Usage(time, bytes, Optional.of(clock.instant()));
        days.merge(key, used, Usage::plus);
        unsaved.merge(key, used, Usage::plus);
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).toEpochDay();
    }

    /// What a user watched, on whatever devices.
    ///
    /// @param user empty for the household
    public UsageTotals ofUser(Optional<Long> user) {
        long id = user.orElse(0L);
        return totals(day -> day.user == id);
    }

    /// What a paired device watched, for whomever.
    public UsageTotals ofDevice(long device) {
        return totals(day -> day.device == device);
    }

    private synchronized UsageTotals totals(Predicate<Day> whose) {
        long first = today() - DAYS + 1;
        var lately = Usage.NONE;
        var all = Usage.NONE;
        for (var one : days.entrySet()) {
            if (!whose.test(one.getKey())) continue;
            all = all.plus(one.getValue());
            if (one.getKey().day >= first) lately = lately.plus(one.getValue());
        }
        return new UsageTotals(lately, all);
    }

    /// Counts all that was watched so far as the household's, on no device in particular. Waits for the database.
    public void forgetPeople() {
        store();
        synchronized (this) {
            var all = new HashMap<Day, Usage>();
            days.forEach((day, usage) -> all.merge(new Day(day.day, 0, 0), usage, Usage::plus));
            days.clear();
            days.putAll(all);
            store.forgetUsers();
        }
    }

    /// Stores what was counted since the last time. Waits for the database.
    void store() {
        List<UsageRow> rows;
        synchronized (this) {
            rows = unsaved.entrySet().stream()
                    .map(one -> new UsageRow(
                            one.getKey().day,
                            one.getKey().user,
                            one.getKey().device,
                            one.getValue().time.toSeconds(),
                            one.getValue().bytes,
                            one.getValue().lastAt.orElse(clock.instant())))
                    .toList();
            unsaved.clear();
        }
        if (!rows.isEmpty()) store.addUsage(rows);
    }
}
