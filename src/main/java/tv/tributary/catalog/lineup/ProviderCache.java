package tv.tributary.catalog.lineup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderStore;

/// All providers in memory, as stored. Thread-safe.
public final class ProviderCache {
    private record Known(long turn, List<ProviderRow> rows) {}

    private final ProviderStore store;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, List.of()));

    public ProviderCache(ProviderStore store) {
        this.store = store;
        reload();
    }

    /// Call it after every change, before telling of it.
    public void reload() {
        var turn = turns.incrementAndGet();
        var rows = store.all();
        // Of two reloads at once, the one that began to read later saw more.
        known.updateAndGet(now -> now.turn < turn ? new Known(turn, rows) : now);
    }

    /// All but the removed ones.
    public List<ProviderRow> present() {
        return known.get().rows.stream().filter(row -> row.removed().isEmpty()).toList();
    }

    /// Removed ones that can be restored.
    public List<ProviderRow> removed() {
        return known.get().rows.stream()
                .filter(row -> row.removed().isPresent())
                .toList();
    }

    public Optional<ProviderRow> find(ProviderId id) {
        return known.get().rows.stream()
                .filter(row -> row.provider().id().equals(id))
                .findFirst();
    }

    public Optional<ProviderRow> findPresent(ProviderId id) {
        return find(id).filter(row -> row.removed().isEmpty());
    }
}
