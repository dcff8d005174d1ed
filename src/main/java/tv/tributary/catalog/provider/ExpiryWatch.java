package tv.tributary.catalog.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.job.Timetable;
import tv.tributary.model.Provider;
import tv.tributary.store.AccountStore;
import tv.tributary.store.AccountStore.AccountRow;
import tv.tributary.store.ProviderRow;
import tv.tributary.text.Messages;

/// Tells that accounts end: 14, 3 and 1 days ahead, and when they have ended; each once, also across restarts.
public final class ExpiryWatch implements Timetable.Round {
    /// Days before the end, the first warning first; zero is the end itself.
    private static final List<Integer> DAYS = List.of(14, 3, 1, 0);

    private final ProviderKinds kinds;
    private final ProviderCache providerCache;
    private final AccountStore accounts;
    private final Events events;
    private final InstantSource clock;

    public ExpiryWatch(
            ProviderKinds kinds,
            ProviderCache providerCache,
            AccountStore accounts,
            Events events,
            InstantSource clock) {
        this.kinds = kinds;
        this.providerCache = providerCache;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// The warning that is due: how many days before the end it is meant for.
    ///
    /// @param warned the last one given; empty for none
    static OptionalInt due(Instant now, Instant expires, OptionalInt warned) {
        var due = OptionalInt.empty();
        for (var days : DAYS) {
            var isLeft = warned.isEmpty() || days < warned.getAsInt();
            if (isLeft && !now.isBefore(expires.minus(Duration.ofDays(days)))) due = OptionalInt.of(days);
        }
        return due;
    }

    /// When the next warning is due, be it in the past.
    static Optional<Instant> next(Instant expires, OptionalInt warned) {
        return DAYS.stream()
                .filter(days -> warned.isEmpty() || days < warned.getAsInt())
                .findFirst()
                .map(days -> expires.minus(Duration.ofDays(days)));
    }

    @Override
    public Optional<Instant> nextDue() {
        return providerCache.present().stream()
                .flatMap(row -> providerCache.accountRows(row.provider().id()).stream())
                .flatMap(row -> row.account().expires().flatMap(end -> next(end, row.warned())).stream())
                .min(Instant::compareTo);
    }

    @Override
    public void run() {
        for (var row : providerCache.present()) {
            for (var account : providerCache.accountRows(row.provider().id())) warn(row, account);
        }
    }

    /// Of several accounts the others have numbers: their logins are nobody else's business.
    private String name(Provider provider, String login) {
        var index = kinds.logins(provider).indexOf(login);
        return index < 1 ? provider.name() : Messages.of("catalog.account.further", provider.name(), index + 1);
    }

    private void warn(ProviderRow row, AccountRow account) {
        var now = clock.instant();
        var expires = account.account().expires();
        var due = expires.isEmpty() ? OptionalInt.empty() : due(now, expires.get(), account.warned());
        if (due.isEmpty()) return;
        var provider = row.provider();
        accounts.warned(provider.id(), account.login(), due.getAsInt());
        providerCache.reload();
        events.publish(new Event.AccountExpires(now, provider.id(), name(provider, account.login()), expires.get()));
    }
}
