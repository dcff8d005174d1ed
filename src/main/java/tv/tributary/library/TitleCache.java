package tv.tributary.library;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.TitleRowStore;

/// The indexes of all titles. They are made when somebody asks for the first time, and again when somebody asks after a
/// change of the lists: that takes about a second for 150,000 titles. Thread-safe.
final class TitleCache {
    private final TitleRowStore store;
    private final Set<Long> touched = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong(1);
    private final ReentrantLock making = new ReentrantLock();
    private final AtomicLong revisions = new AtomicLong();
    private volatile Made made = new Made(0, "", Map.of());

    /// @param changes how many there had been when it was made
    /// @param providers what was shown then
    private record Made(long changes, String providers, Map<TitleKind, TitleIndex> indexes) {}

    TitleCache(TitleRowStore store) {
        this.store = store;
    }

    /// All titles of a kind as they are now; blocks while the index is made.
    TitleIndex of(TitleKind kind) {
        return Optional.ofNullable(current().get(kind)).orElseGet(() -> TitleIndex.of(List.of()));
    }

    /// Grows with every change. Blocks as [#of] does.
    long revision() {
        current();
        return revisions.get();
    }

    private Map<TitleKind, TitleIndex> current() {
        if (made.changes == changes.get() && touched.isEmpty()) return made.indexes;
        making.lock();
        try {
            var titles = Set.copyOf(touched);
            touched.removeAll(titles);
            if (made.changes != changes.get()) made = make();
            else if (!titles.isEmpty()) made = new Made(made.changes, made.providers, with(titles));
            else return made.indexes;
            revisions.incrementAndGet();
            return made.indexes;
        } finally {
            making.unlock();
        }
    }

    private Made make() {
        var seen = changes.get();
        var providers = store.providers();
        var builder = new TitleIndexBuilder();
        store.each(builder::add, builder::add);
        var indexes = new EnumMap<TitleKind, TitleIndex>(TitleKind.class);
        for (var kind : TitleKind.values()) indexes.put(kind, TitleIndex.of(builder.rows(kind)));
        return new Made(seen, providers, indexes);
    }

    private Map<TitleKind, TitleIndex> with(Set<Long> titles) {
        var ids = new HashSet<>(titles);
        titles.forEach(title -> ids.addAll(store.idsOf(title)));
        var builder = new TitleIndexBuilder();
        store.each(ids, builder::add, builder::add);
        var indexes = new EnumMap<TitleKind, TitleIndex>(TitleKind.class);
        made.indexes.forEach((kind, index) -> indexes.put(kind, index.with(ids, builder.rows(kind))));
        return indexes;
    }

    /// One title is otherwise: it alone is read again.
    void changed(long title) {
        touched.add(title);
    }

    /// The lists are otherwise than when the indexes were made.
    void listsChanged() {
        changes.incrementAndGet();
    }

    /// Providers changed in some way; false if that makes no difference to titles.
    boolean providersChanged() {
        if (made.indexes.isEmpty() || store.providers().equals(made.providers)) return false;
        listsChanged();
        return true;
    }
}
