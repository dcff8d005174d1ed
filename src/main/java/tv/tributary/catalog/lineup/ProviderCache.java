package tv.tributary.catalog.lineup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.store.AccountStore;
import tv.tributary.store.AccountStore.AccountRow;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderStore;

/// All providers and their accounts in memory, as stored. Thread-safe.
public final class ProviderCache {
    private record Known(long turn, List<ProviderRow> rows, Map<ProviderId, AccountRow> accounts) {}

    private final ProviderStore store;
    private final AccountStore accounts;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, List.of(), Map.of()));

    public ProviderCache(ProviderStore store, AccountStore accounts) {
        this.store = store;
        this.accounts = accounts;
        reload();
    }

    /// Call it after every change, before telling of it.
    public void reload() {
        var turn = turns.incrementAndGet();
        var rows = store.all();
        var accountRows = accounts.all();
        // Of two reloads at once, the one that began to read later saw more.
        known.updateAndGet(now -> now.turn < turn ? new Known(turn, rows, accountRows) : now);
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

    /// What the provider last said of its account; empty for one without.
    public Optional<AccountRow> accountRow(ProviderId id) {
        return Optional.ofNullable(known.get().accounts.get(id));
    }

    /// How many streams the provider allows at once: what the user says, else what its account says; 0 for no known
    /// limit.
    public int connections(Provider provider) {
        var typed = provider.settings().connections();
        if (typed > 0) return typed;
        return accountRow(provider.id()).map(row -> row.account().allowed()).orElse(0);
    }

    public Optional<ProviderRow> findPresent(ProviderId id) {
        return find(id).filter(row -> row.removed().isEmpty());
    }
}
