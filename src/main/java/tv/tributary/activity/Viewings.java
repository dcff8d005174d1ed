package tv.tributary.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.activity.ViewingReport.Adding;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.TimedWait;
import tv.tributary.model.ChannelId;
import tv.tributary.store.StoreException;
import tv.tributary.store.ViewingStore;
import tv.tributary.store.ViewingStore.Ending;
import tv.tributary.store.ViewingStore.Total;
import tv.tributary.store.ViewingStore.Viewing;

/// Who watched what. Viewings are stored in batches on a thread of their own, and each minute while they run, so that a
/// crash costs a minute at most. Thread-safe; reading blocks.
public final class Viewings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Viewings.class);

    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_PRUNING = 60;
    private static final int MOST_KEPT = 500_000;
    private static final int MOST_WAITING = 50_000;
    private static final int MOST_ROWS = 100;

    private final ViewingStore store;
    private final LatestValue<ActivitySettings> settings;
    private final InstantSource clock;
    private final TimedWait news = new TimedWait();
    private final TimedWait gathered = new TimedWait();
    private final ReentrantLock lock = new ReentrantLock();
    /// One writes at a time, so that nothing older overwrites what is newer, or brings back a name.
    private final ReentrantLock writing = new ReentrantLock();
    private final OpenViewings open;
    private final Map<Long, Viewing> waiting = new LinkedHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("viewings").unstarted(this::work);
    private final Subscription listening;

    Viewings(ViewingStore store, Events events, LatestValue<ActivitySettings> settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        store.endRunning();
        this.open = new OpenViewings(store.last());
        thread.start();
        this.listening = Subscription.all(events.record(this::hear), settings.follow(_ -> news.wake()));
    }

    private void hear(Event event) {
        lock.lock();
        try {
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
            var now = clock.instant();
            Map<Long, Viewing> some;
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
                        .map(one -> isAnonymous ? anonymous(one) : one)
                        .toList());
            } catch (StoreException e) {
                log.debug("what was watched cannot be stored yet", e);
                putBack(some);
            }
        } finally {
            writing.unlock();
        }
    }

    private void putBack(Map<Long, Viewing> some) {
        lock.lock();
        try {
            if (waiting.size() + some.size() > MOST_WAITING) log.warn("{} viewings are lost", some.size());
            else some.forEach(waiting::putIfAbsent);
        } finally {
            lock.unlock();
        }
    }

    private static Viewing anonymous(Viewing one) {
        return new Viewing(
                one.id(),
                one.began(),
                one.ended(),
                one.channel(),
                one.channelName(),
                "",
                "",
                one.provider(),
                one.bytes(),
                one.switches(),
                one.ending());
    }

    private void prune() {
        try {
            store.prune(clock.instant().minus(Duration.ofDays(settings.get().viewingDays())), MOST_KEPT);
        } catch (StoreException e) {
            log.debug("viewings that are too old cannot be deleted yet", e);
        }
    }

    /// What was watched from one moment to another, and in the time before it that is as long.
    ///
    /// @param zone in which days and hours are counted
    public ViewingReport report(Instant from, Instant to, ZoneId zone) {
        store(Ending.RUNNING);
        var now = new Adding(from, to, zone);
        store.each(from, to, now::add);
        var start = from.minus(Duration.between(from, to));
        var before = new Adding(start, from, zone);
        store.each(start, from, before::add);
        return new ViewingReport(
                from,
                to,
                now.sum(),
                before.sum(),
                now.days(),
                now.week(),
                totals(Total.CHANNEL, from, to),
                totals(Total.PERSON, from, to),
                totals(Total.DEVICE, from, to),
                totals(Total.PROVIDER, from, to));
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

    private List<ViewingTotal> totals(Total by, Instant from, Instant to) {
        return store.totals(by, from, to, MOST_ROWS).stream()
                .map(row -> new ViewingTotal(row.name(), row.viewings(), row.time(), row.bytes(), row.switches()))
                .toList();
    }

    /// Removes from all viewings who watched and on which device. Those that run keep it, unless
    /// [ActivitySettings#anonymous] says otherwise.
    public void forgetPeople() {
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
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Spreadsheets take it for another encoding otherwise.
        writer.write("\uFEFFbegan,ended,channel,name,person,device,provider,bytes,switches,ending\r\n");
        try {
            store.each(from, to, one -> write(line(one), writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void write(String line, OutputStreamWriter writer) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Viewing one) {
        return String.join(
                        ",",
                        List.of(
                                one.began().toString(),
                                one.ended().toString(),
                                Long.toString(one.channel()),
                                quoted(one.channelName()),
                                quoted(one.person()),
                                quoted(one.device()),
                                quoted(one.provider()),
                                Long.toString(one.bytes()),
                                Integer.toString(one.switches()),
                                one.ending().name().toLowerCase(Locale.ROOT)))
                + "\r\n";
    }

    /// RFC 4180. What a spreadsheet would take for a formula becomes text.
    static String quoted(String text) {
        var safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
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
