package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.activity.ActivityEntry.NumberedEntry;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.TimedWait;
import tv.tributary.store.ActivityStore;
import tv.tributary.store.ActivityStore.Mention;
import tv.tributary.store.ActivityStore.StoredFact;
import tv.tributary.store.ActivityStore.StoredStory;
import tv.tributary.store.ActivityStore.StoryChange;
import tv.tributary.store.StoreException;

/// Hears every fact, gathers facts into stories, and stores them in batches on a thread of its own; deletes what is too
/// old or too much. What a failing disk refuses waits in memory. Thread-safe.
final class ActivityRecorder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ActivityRecorder.class);

    private static final int BATCH = 500;
    /// The longest a fact waits for others.
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration PRUNING = Duration.ofHours(1);
    private static final int MOST_WAITING = 100_000;
    private static final int RECENT = 1_000;

    private final ActivityStore store;
    private final LatestValue<ActivitySettings> settings;
    private final InstantSource clock;
    private final LatestValue<Long> stored = new LatestValue<>(0L);
    private final StoryGrouping grouping;
    private final TimedWait news = new TimedWait();
    private final TimedWait full = new TimedWait();
    private final ReentrantLock lock = new ReentrantLock();
    private final Subscription listening;
    private final Thread thread = Thread.ofVirtual().name("activity").unstarted(this::work);

    private final Deque<NumberedEntry> recent = new ArrayDeque<>();
    private List<StoredFact> facts = new ArrayList<>();
    private Map<Long, Growth> stories = new LinkedHashMap<>();
    private long told;
    /// Facts in the database.
    private long kept;
    private Instant pruneAt;

    /// A story as it is now, with the names that are new in it.
    private record Growth(StoredStory story, Set<Mention> mentions) {}

    ActivityRecorder(ActivityStore store, Events events, LatestValue<ActivitySettings> settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.grouping = new StoryGrouping(store.lastStory());
        this.kept = store.countFacts();
        this.pruneAt = clock.instant();
        thread.start();
        this.listening = Subscription.all(events.record(this::hear), settings.follow(_ -> pruneSoon()));
    }

    private void hear(Event event) {
        var entry = ActivityEntry.of(event);
        if (entry.isEmpty()) return;
        var place = grouping.place(event, entry.get().kind().severity());
        var kept = settings.get().anonymous() ? AnonymousFacts.of(event) : event;
        var mentions = StoryGrouping.mentions(kept);
        var fact = new StoredFact(
                place.story(), place.position(), event.at(), FactCodec.type(kept), FactCodec.detail(kept));
        var story = new StoredStory(
                place.story(),
                place.kind().name(),
                place.severity().rank(),
                place.began(),
                place.ended(),
                place.position() + 1);
        lock.lock();
        try {
            facts.add(fact);
            grow(story, mentions);
            recent.addLast(new NumberedEntry(++told, ActivityEntry.of(kept).orElse(entry.get())));
            if (recent.size() > RECENT) recent.removeFirst();
            if (facts.size() >= BATCH) full.wake();
        } finally {
            lock.unlock();
        }
        news.wake();
    }

    private void grow(StoredStory story, Set<Mention> mentions) {
        stories.merge(story.id(), new Growth(story, mentions), (before, now) -> {
            var all = new LinkedHashSet<>(before.mentions);
            all.addAll(now.mentions);
            return new Growth(now.story, all);
        });
    }

    private void pruneSoon() {
        lock.lock();
        try {
            pruneAt = clock.instant();
        } finally {
            lock.unlock();
        }
        news.wake();
    }

    private void work() {
        try {
            while (news.until(System.nanoTime() + PRUNING.toNanos())) {
                if (waiting() > 0) full.until(System.nanoTime() + GATHERING.toNanos());
                if (!flush()) {
                    full.until(System.nanoTime() + AFTER_FAILURE.toNanos());
                    news.wake();
                }
                prune();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int waiting() {
        lock.lock();
        try {
            return facts.size();
        } finally {
            lock.unlock();
        }
    }

    /// Stores what waits.
    ///
    /// @return false if the database refused it
    private boolean flush() {
        List<StoredFact> some;
        Map<Long, Growth> grown;
        lock.lock();
        try {
            if (facts.isEmpty()) return true;
            some = facts;
            grown = stories;
            facts = new ArrayList<>();
            stories = new LinkedHashMap<>();
        } finally {
            lock.unlock();
        }
        try {
            store.append(
                    grown.values().stream()
                            .map(one -> new StoryChange(one.story, one.mentions))
                            .toList(),
                    some);
            kept += some.size();
            stored.set(stored.get() + 1);
            return true;
        } catch (StoreException e) {
            log.debug("what happened cannot be stored yet", e);
            putBack(some, grown);
            return false;
        }
    }

    private void putBack(List<StoredFact> some, Map<Long, Growth> grown) {
        lock.lock();
        try {
            some.addAll(facts);
            var over = some.size() - MOST_WAITING;
            if (over > 0) {
                log.warn("{} facts could not be stored for so long that they are lost", over);
                some.subList(0, over).clear();
            }
            facts = some;
            var later = stories;
            stories = new LinkedHashMap<>(grown);
            later.values().forEach(one -> grow(one.story, one.mentions));
        } finally {
            lock.unlock();
        }
    }

    private void prune() {
        var limits = settings.get();
        var now = clock.instant();
        lock.lock();
        try {
            var isDue = !now.isBefore(pruneAt) || now.plus(PRUNING).isBefore(pruneAt);
            // A hundredth more than is wanted, so that it is not done for each fact.
            if (!isDue && kept <= limits.events() * 1.01) return;
            pruneAt = now.plus(PRUNING);
        } finally {
            lock.unlock();
        }
        var oldest = now.minus(Duration.ofDays(limits.days()));
        try {
            var left = new long[] {kept};
            var gone = store.prune(story -> {
                if (left[0] <= limits.events() && !story.ended().isBefore(oldest)) return false;
                left[0] -= story.facts();
                return true;
            });
            kept -= gone;
            if (gone > 0) stored.set(stored.get() + 1);
        } catch (StoreException e) {
            log.debug("what is too old cannot be deleted yet", e);
        }
    }

    /// Removes from all that was recorded who watched, and on which device. Blocks.
    void forgetPeople() {
        lock.lock();
        try {
            facts.replaceAll(AnonymousFacts::of);
            stories.replaceAll(
                    (_, growth) -> new Growth(growth.story, AnonymousFacts.without(growth.story, growth.mentions)));
            recent.clear();
        } finally {
            lock.unlock();
        }
        store.rewrite(StoryKind.VIEWING.name(), AnonymousFacts::of, AnonymousFacts.ROLES);
        stored.set(stored.get() + 1);
    }

    /// Counts how often something was stored or deleted.
    LatestValue<Long> stored() {
        return stored;
    }

    /// The newest entries with higher numbers, in order.
    List<NumberedEntry> after(long number) {
        lock.lock();
        try {
            // A number from before a restart means all there is.
            var from = number > told ? 0 : number;
            return recent.stream().filter(one -> one.number() > from).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Stores what was published before.
    @Override
    public void close() {
        listening.close();
        news.close();
        full.close();
        try {
            thread.join();
            flush();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
