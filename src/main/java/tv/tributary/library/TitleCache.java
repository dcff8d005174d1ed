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
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// The indexes of all titles. They are made once the titles are known, and again when somebody asks after a change of
/// the
/// lists: that takes about a second for 150,000 titles. Thread-safe.
final class TitleCache {
    private final TitleRowStore store;
    private final Set<Long> touched = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong(1);
    private final ReentrantLock making = new ReentrantLock();
    private final AtomicLong revisions = new AtomicLong();
    private volatile Made made = new Made(0, "", Map.of(), Map.of());

    /// @param changes how many there had been when it was made
    /// @param providers what was shown then
    /// @param decisions of the user at that time
    private record Made(
            long changes, String providers, Map<UserDecision, String> decisions, Map<TitleKind, TitleIndex> indexes) {}

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
        // The history of edits changes them, too, without asking anybody here.
        var decisions = store.decisions();
        if (made.changes == changes.get() && touched.isEmpty() && made.decisions.equals(decisions)) return made.indexes;
        making.lock();
        try {
            if (made.changes == changes.get()) touch(decisions);
            var titles = Set.copyOf(touched);
            touched.removeAll(titles);
            if (made.changes != changes.get()) made = make(decisions);
            else if (!titles.isEmpty()) made = new Made(made.changes, made.providers, decisions, with(titles));
            else return made.indexes;
            revisions.incrementAndGet();
            return made.indexes;
        } finally {
            making.unlock();
        }
    }

    /// Titles about which something else was decided since are read again.
    private void touch(Map<UserDecision, String> decisions) {
        var differing = new HashSet<>(decisions.entrySet());
        differing.removeAll(made.decisions.entrySet());
        for (var before : made.decisions.entrySet()) {
            if (!before.getValue().equals(decisions.get(before.getKey()))) differing.add(before);
        }
        for (var one : differing) {
            var decision = one.getKey();
            if (decision.what().isOfTitle()) touched.add(decision.subject());
            else touched.addAll(store.titlesOf(decision.subject()));
            if (decision.what() == What.TITLE_INTO || decision.what() == What.TITLE_VERSION)
                touched.add(Long.parseLong(one.getValue()));
        }
    }

    private Made make(Map<UserDecision, String> decisions) {
        var seen = changes.get();
        var providers = store.providers();
        var builder = new TitleIndexBuilder();
        store.each(builder::add, builder::add);
        var indexes = new EnumMap<TitleKind, TitleIndex>(TitleKind.class);
        for (var kind : TitleKind.values()) indexes.put(kind, TitleIndex.of(builder.rows(kind)));
        return new Made(seen, providers, decisions, indexes);
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

    /// Whether the indexes have been made once.
    boolean isMade() {
        return !made.indexes.isEmpty();
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
        if (!isMade() || store.providers().equals(made.providers)) return false;
        listsChanged();
        return true;
    }
}
