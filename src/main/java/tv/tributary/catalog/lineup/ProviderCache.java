package tv.tributary.catalog.lineup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderId;
import tv.tributary.store.AccountStore;
import tv.tributary.store.AccountStore.AccountRow;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderStore;

/// All providers and their accounts in memory, as stored. Thread-safe.
public final class ProviderCache {
    private record Known(long turn, List<ProviderRow> rows, Map<ProviderId, List<AccountRow>> accounts) {}

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

    /// Grows with whatever was read anew.
    public long revision() {
        return known.get().turn;
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

    /// What the provider last said of its accounts, the first one's first; empty for one without.
    public List<AccountRow> accountRows(ProviderId id) {
        return known.get().accounts.getOrDefault(id, List.of());
    }

    /// The same of one account.
    ///
    /// @param login as in [AccountRow#login]
    public Optional<ProviderAccount> account(ProviderId id, String login) {
        return accountRows(id).stream()
                .filter(row -> row.login().equals(login))
                .map(AccountRow::account)
                .findFirst();
    }

    /// How many streams one of the provider's accounts allows at once: what the user says of each, else what the
    /// account says; 0 for no known limit.
    public int connections(Provider provider, String login) {
        var typed = provider.settings().connections();
        return typed > 0
                ? typed
                : account(provider.id(), login).map(ProviderAccount::allowed).orElse(0);
    }

    public Optional<ProviderRow> findPresent(ProviderId id) {
        return find(id).filter(row -> row.removed().isEmpty());
    }
}
