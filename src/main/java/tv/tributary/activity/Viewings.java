package tv.tributary.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.TimedWait;
import tv.tributary.model.ChannelId;
import tv.tributary.store.Database;
import tv.tributary.store.FailureStore;
import tv.tributary.store.FailureStore.FailureRow;
import tv.tributary.store.StoreException;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingStore;

/// Who watched what. Viewings are stored in batches on a thread of their own, and each minute while they run, so that a
/// crash costs a minute at most. Thread-safe; reading blocks.
public final class Viewings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Viewings.class);

    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_PRUNING = 60;
    private static final int MOST_KEPT = 500_000;
    private static final int MOST_WAITING = 50_000;
    /// Who stays for less is looking for something else.
    private static final Duration LEAST_OF_PROGRAMME = Duration.ofMinutes(2);

    private final ViewingStore store;
    private final FailureStore failureStore;
    private final ViewingReading reading;
    private final BiFunction<ChannelId, Instant, String> programmes;
    private final LatestValue<ActivitySettings> settings;
    private final InstantSource clock;
    private final TimedWait news = new TimedWait();
    private final TimedWait gathered = new TimedWait();
    private final ReentrantLock lock = new ReentrantLock();
    /// One writes at a time, so that nothing older overwrites what is newer, or brings back a name.
    private final ReentrantLock writing = new ReentrantLock();
    private final OpenViewings open;
    private final FailureTally failures = new FailureTally();
    private final Map<Long, ViewingRow> waiting = new LinkedHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("viewings").unstarted(this::work);
    private final Subscription listening;

    /// @param programmes the title of what a channel showed at a moment, empty where no guide knows
    Viewings(
            Database database,
            Events events,
            LatestValue<ActivitySettings> settings,
            BiFunction<ChannelId, Instant, String> programmes,
            InstantSource clock) {
        this.store = new ViewingStore(database);
        this.failureStore = new FailureStore(database);
        this.reading = new ViewingReading(store, failureStore);
        this.settings = settings;
        this.programmes = programmes;
        this.clock = clock;
        store.endRunning();
        this.open = new OpenViewings(store.last());
        thread.start();
        this.listening = Subscription.all(events.record(this::hear), settings.follow(_ -> news.wake()));
    }

    private void hear(Event event) {
        lock.lock();
        try {
            failures.hear(event);
            var changed = open.hear(event);
            if (changed.isEmpty()) return;
            waiting.put(changed.get().id(), changed.get());
        } finally {
            lock.unlock();
        }
        news.wake();
    }

    private void work() {
        try {
            for (var round = 0; news.until(System.nanoTime() + ROUND.toNanos()); round++) {
                gathered.until(System.nanoTime() + GATHERING.toNanos());
                store(Ending.RUNNING);
                if (round % ROUNDS_BETWEEN_PRUNING == 0) prune();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stores what has changed, and how far all that run have come.
    private void store(Ending ofRunning) {
        writing.lock();
        try {
            storeFailures();
            var now = clock.instant();
            Map<Long, ViewingRow> some;
            lock.lock();
            try {
                open.running(now, ofRunning).forEach(one -> waiting.put(one.id(), one));
                if (waiting.isEmpty()) return;
                some = new LinkedHashMap<>(waiting);
                waiting.clear();
                if (ofRunning != Ending.RUNNING) open.forgetRunning();
            } finally {
                lock.unlock();
            }
            try {
                var isAnonymous = settings.get().anonymous();
                store.put(some.values().stream()
                        .map(this::withProgramme)
                        .map(one -> isAnonymous ? one.anonymous() : one)
                        .toList());
            } catch (StoreException e) {
                log.debug("what was watched cannot be stored yet", e);
                putBack(some);
            }
        } finally {
            writing.unlock();
        }
    }

    private void putBack(Map<Long, ViewingRow> some) {
        lock.lock();
        try {
            if (waiting.size() + some.size() > MOST_WAITING) log.warn("{} viewings are lost", some.size());
            else some.forEach(waiting::putIfAbsent);
        } finally {
            lock.unlock();
        }
    }

    /// What was on in the middle of it, if enough of it was watched to tell.
    private ViewingRow withProgramme(ViewingRow one) {
        var lasted = Duration.between(one.began(), one.ended());
        if (lasted.compareTo(LEAST_OF_PROGRAMME) < 0) return one;
        var title = programmes.apply(new ChannelId(one.channel()), one.began().plus(lasted.dividedBy(2)));
        return new ViewingRow(
                one.id(),
                one.began(),
                one.ended(),
                one.channel(),
                one.channelName(),
                one.person(),
                one.device(),
                one.provider(),
                one.bytes(),
                one.switches(),
                one.ending(),
                title,
                one.waited());
    }

    private void storeFailures() {
        List<FailureRow> some;
        lock.lock();
        try {
            some = failures.take();
        } finally {
            lock.unlock();
        }
        if (some.isEmpty()) return;
        try {
            failureStore.add(some);
        } catch (StoreException e) {
            log.debug("what failed cannot be stored yet", e);
            lock.lock();
            try {
                failures.putBack(some);
            } finally {
                lock.unlock();
            }
        }
    }

    private void prune() {
        try {
            var oldest = clock.instant().minus(Duration.ofDays(settings.get().viewingDays()));
            store.prune(oldest, MOST_KEPT);
            failureStore.prune(FailureTally.day(oldest));
        } catch (StoreException e) {
            log.debug("viewings that are too old cannot be deleted yet", e);
        }
    }

    /// What was watched from one moment to another, and in the time before it that is as long.
    ///
    /// @param zone in which days and hours are counted
    public ViewingReport report(Instant from, Instant to, ZoneId zone) {
        store(Ending.RUNNING);
        return reading.report(from, to, zone);
    }

    /// When the oldest viewing that is kept began; empty if there is none.
    public Optional<Instant> since() {
        return store.oldest();
    }

    /// The channels that were watched in a period.
    public Set<ChannelId> channels(Instant from, Instant to) {
        store(Ending.RUNNING);
        return store.channels(from, to).stream().map(ChannelId::new).collect(Collectors.toSet());
    }

    /// Removes from all viewings who watched and on which device. Those that run keep it, unless
    /// [ActivitySettings#anonymous] says otherwise.
    void forgetPeople() {
        writing.lock();
        try {
            store.forgetPeople();
        } finally {
            writing.unlock();
        }
    }

    /// Writes all viewings of a period as CSV in UTF-8; does not close the stream.
    public void export(Instant from, Instant to, OutputStream out) throws IOException {
        store(Ending.RUNNING);
        ViewingExport.write(store, from, to, out);
    }

    /// Stores what was published before, and what runs as ended now.
    @Override
    public void close() {
        listening.close();
        news.close();
        gathered.close();
        try {
            thread.join();
            store(Ending.STOPPED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
