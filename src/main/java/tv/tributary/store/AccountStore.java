package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.ProviderId;

/// The last account data of providers, and the ends of which the user was warned. Thread-safe.
public final class AccountStore {
    /// @param login which account of the provider; empty for the first
    /// @param warned how many days before its end the user was last warned of it; empty for not yet
    public record AccountRow(ProviderId provider, String login, ProviderAccount account, OptionalInt warned) {}

    private final Database database;

    public AccountStore(Database database) {
        this.database = database;
    }

    /// The first account of each provider first.
    public Map<ProviderId, List<AccountRow>> all() {
        return database.read(tx -> tx.list("""
                        select provider, login, state, status, expires, trial, in_use, allowed, zone, host, formats,
                            seen_at, warned
                        from account order by provider, login
                        """, AccountStore::account)).stream()
                .collect(Collectors.groupingBy(AccountRow::provider));
    }

    /// Stores what was said now, by login; other logins of the provider are forgotten. Another end is warned of anew.
    public void set(ProviderId provider, Map<String, ProviderAccount> accounts) {
        database.write(Topic.PROVIDERS, tx -> {
            for (var login :
                    tx.list("select login from account where provider = ?", row -> row.text(1), provider.value())) {
                if (accounts.containsKey(login)) continue;
                tx.update("delete from account where provider = ? and login = ?", provider.value(), login);
            }
            accounts.forEach((login, account) -> set(tx, provider, login, account));
            return "";
        });
    }

    private static void set(Tx tx, ProviderId provider, String login, ProviderAccount account) {
        tx.update(
                """
                insert into account (provider, login, state, status, expires, trial, in_use, allowed, zone, host, formats,
                    seen_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (provider, login) do update set state = excluded.state, status = excluded.status,
                    warned = case when expires is excluded.expires then warned end,
                    expires = excluded.expires, trial = excluded.trial, in_use = excluded.in_use,
                    allowed = excluded.allowed, zone = excluded.zone, host = excluded.host, formats = excluded.formats,
                    seen_at = excluded.seen_at
                """,
                provider.value(),
                login,
                account.state().name(),
                account.status(),
                account.expires(),
                account.trial(),
                account.inUse(),
                account.allowed(),
                account.zone(),
                account.host(),
                String.join(" ", account.formats()),
                account.seen());
    }

    /// The user was warned that it ends in so many days.
    public void warned(ProviderId provider, String login, int days) {
        database.write(tx -> tx.update(
                "update account set warned = ? where provider = ? and login = ?", days, provider.value(), login));
    }

    /// Forgets what was said of accounts that the provider is no longer.
    static void forget(Tx tx, ProviderId provider) {
        tx.update("delete from account where provider = ?", provider.value());
    }

    private static AccountRow account(Row row) {
        return new AccountRow(
                new ProviderId(row.number(1)),
                row.text(2),
                new ProviderAccount(
                        AccountState.valueOf(row.text(3)),
                        row.text(4),
                        row.missing(5) ? Optional.<Instant>empty() : Optional.of(row.instant(5)),
                        row.flag(6),
                        row.integer(7),
                        row.integer(8),
                        row.text(9),
                        row.text(10),
                        row.text(11).isEmpty() ? Set.of() : Set.of(row.text(11).split(" ", -1)),
                        row.instant(12)),
                row.missing(13) ? OptionalInt.empty() : OptionalInt.of(row.integer(13)));
    }
}
