package tv.tributary.catalog.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.net.Redaction;

/// A provider with its totals and the result of its last sync.
///
/// @param shownLocation its location without credentials, for eyes and screenshots
/// @param sources how many streams it has now
/// @param channels how many channels have at least one of them
/// @param accounts those of its accounts that it was asked about, in their order; empty for one without
/// @param isAccount whether it is read as a list, but is an account that had better be read as such
public record ProviderStatus(
        Provider provider,
        String shownLocation,
        int sources,
        int channels,
        SyncReport last,
        List<NumberedAccount> accounts,
        boolean isAccount) {
    /// One without an account.
    public ProviderStatus(Provider provider, String shownLocation, int sources, int channels, SyncReport last) {
        this(provider, shownLocation, sources, channels, last, List.of(), false);
    }

    public ProviderStatus {
        accounts = List.copyOf(accounts);
    }

    /// One of a provider's accounts, and what it last said of it.
    ///
    /// @param number from 1
    public record NumberedAccount(int number, ProviderAccount account) {}

    /// What it last said of its first account.
    public Optional<ProviderAccount> account() {
        return accounts.stream()
                .filter(one -> one.number == 1)
                .map(NumberedAccount::account)
                .findFirst();
    }

    /// How many streams it allows at once, all its accounts together that can be used; 0 if that is not known.
    public int connections(Instant now) {
        var typed = provider.settings().connections();
        var usable = accounts.stream()
                .filter(one -> one.account.stateAt(now) == AccountState.ACTIVE)
                .toList();
        if (typed > 0) return typed * Math.max(1, usable.size());
        var allowed = usable.stream().mapToInt(one -> one.account.allowed()).toArray();
        return IntStream.of(allowed).anyMatch(one -> one == 0)
                ? 0
                : IntStream.of(allowed).sum();
    }

    /// Its proxy without the login.
    public String shownProxy() {
        return Redaction.redact(provider.settings().requests().proxy());
    }
}
