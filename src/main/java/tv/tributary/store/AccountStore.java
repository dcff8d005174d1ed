package tv.tributary.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.ProviderId;

/// What providers last said of their accounts, and which ends the user was warned of. Thread-safe.
public final class AccountStore {
    /// @param warned how many days before its end the user was last warned of it; empty for not yet
    public record AccountRow(ProviderId provider, ProviderAccount account, OptionalInt warned) {}

    private final Database database;

    public AccountStore(Database database) {
        this.database = database;
    }

    public Map<ProviderId, AccountRow> all() {
        return database.read(tx -> tx.list("""
                        select provider, state, status, expires, trial, in_use, allowed, zone, host, seen_at, warned
                        from account
                        """, AccountStore::account)).stream()
                .collect(Collectors.toMap(AccountRow::provider, row -> row));
    }

    /// Stores what was said now. Another end is warned of anew.
    public void set(ProviderId provider, ProviderAccount account) {
        database.write(
                Topic.PROVIDERS,
                tx -> tx.update(
                        """
                insert into account (provider, state, status, expires, trial, in_use, allowed, zone, host, seen_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (provider) do update set state = excluded.state, status = excluded.status,
                    warned = case when expires is excluded.expires then warned end,
                    expires = excluded.expires, trial = excluded.trial, in_use = excluded.in_use,
                    allowed = excluded.allowed, zone = excluded.zone, host = excluded.host, seen_at = excluded.seen_at
                """,
                        provider.value(),
                        account.state().name(),
                        account.status(),
                        account.expires(),
                        account.trial(),
                        account.inUse(),
                        account.allowed(),
                        account.zone(),
                        account.host(),
                        account.seen()));
    }

    /// The user was warned that it ends in so many days.
    public void warned(ProviderId provider, int days) {
        database.write(tx -> tx.update("update account set warned = ? where provider = ?", days, provider.value()));
    }

    /// Forgets what was said of an account that the provider is no longer.
    static void forget(Tx tx, ProviderId provider) {
        tx.update("delete from account where provider = ?", provider.value());
    }

    private static AccountRow account(Row row) {
        return new AccountRow(
                new ProviderId(row.number(1)),
                new ProviderAccount(
                        AccountState.valueOf(row.text(2)),
                        row.text(3),
                        row.missing(4) ? Optional.<Instant>empty() : Optional.of(row.instant(4)),
                        row.flag(5),
                        row.integer(6),
                        row.integer(7),
                        row.text(8),
                        row.text(9),
                        row.instant(10)),
                row.missing(11) ? OptionalInt.empty() : OptionalInt.of(row.integer(11)));
    }
}
