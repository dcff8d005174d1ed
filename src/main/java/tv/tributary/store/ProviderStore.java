package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;
import tv.tributary.text.LocalizableMessage;

/// Providers and the results of their last syncs. Thread-safe.
public final class ProviderStore {
    private static final String COLUMNS = """
            id, name, location, priority, connections, user_agent, refresh_every, enabled, created_at, removed_at,
            etag, last_modified, digest, last_at, last_took, last_result, last_total, last_added, last_changed,
            last_gone, last_problems, last_words, held_stage, held_etag, held_last_modified, held_digest, held_problems,
            grace_end, grace_stall, last_left_out, kind, referer, origin, cookie, proxy, certificate, last_fault, last_message""";

    private final Database database;

    public ProviderStore(Database database) {
        this.database = database;
    }

    /// All providers in the order they were added, removed ones too.
    public List<ProviderRow> all() {
        return database.read(
                tx -> tx.list("select " + COLUMNS + " from provider order by id", ProviderStore::provider));
    }

    public Optional<ProviderRow> find(ProviderId id) {
        return database.read(tx -> find(tx, id));
    }

    static Optional<ProviderRow> find(Tx tx, ProviderId id) {
        return tx.first("select " + COLUMNS + " from provider where id = ?", ProviderStore::provider, id.value());
    }

    /// Stores a new one; the id of `provider` does not count.
    public ProviderRow add(Provider provider, Instant now) {
        var settings = provider.settings();
        return database.write(Topic.PROVIDERS, tx -> {
            var id = tx.insert("""
                    insert into provider (name, kind, location, priority, connections, user_agent, refresh_every, grace_end,
                        grace_stall, enabled, referer, origin, cookie, proxy, certificate, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, values(settings, now));
            return find(tx, new ProviderId(id)).orElseThrow();
        });
    }

    /// Forgets what all lists were, so that the next sync of each reads it again.
    public void forgetMarks() {
        database.write(
                Topic.PROVIDERS,
                tx -> tx.update(
                        "update provider set etag = '', last_modified = '', digest = '' where removed_at is null"));
    }

    /// Stores a changed one. Another location forgets what its list was, so that the next sync reads it in any case;
    /// another kind forgets the account.
    ///
    /// @return empty if it is gone
    public Optional<ProviderRow> change(Provider provider) {
        var settings = provider.settings();
        return database.write(Topic.PROVIDERS, tx -> {
            var kept = tx.first(
                            "select kind from provider where id = ?",
                            row -> row.text(1),
                            provider.id().value())
                    .filter(settings.origin().kind()::equals);
            if (kept.isEmpty()) AccountStore.forget(tx, provider.id());
            tx.update(
                    "update provider set etag = '', last_modified = '', digest = '' where id = ? and location <> ?",
                    provider.id().value(),
                    settings.location());
            tx.update("""
                    update provider set name = ?, kind = ?, location = ?, priority = ?, connections = ?, user_agent = ?,
                        refresh_every = ?, grace_end = ?, grace_stall = ?, enabled = ?, referer = ?, origin = ?, cookie = ?,
                        proxy = ?, certificate = ?
                    where id = ?
                    """, values(settings, provider.id().value()));
            return find(tx, provider.id());
        });
    }

    /// Forgets what was said of the provider's accounts.
    public void forgetAccounts(ProviderId id) {
        database.write(Topic.PROVIDERS, tx -> {
            AccountStore.forget(tx, id);
            return "";
        });
    }

    /// Takes it out of sight, or back into it. Out of sight its channels' numbers are free; back in sight a channel
    /// whose number another one has by now gets one behind all others.
    public Optional<ProviderRow> remove(ProviderId id, Optional<Instant> removed) {
        return database.write(Topic.PROVIDERS, tx -> {
            var absent = removed.isEmpty() ? ChannelStore.outOfSight(tx, id) : List.<Long>of();
            tx.update("update provider set removed_at = ? where id = ?", removed, id.value());
            new EditSession(tx).makeRoomFor(absent);
            return find(tx, id);
        });
    }

    /// Stores the result of a sync that left the sources as they were.
    public void report(ProviderId id, ProviderRow.LastSync last) {
        database.write(Topic.PROVIDERS, tx -> {
            report(tx, id, last);
            return "";
        });
    }

    /// Stores the result of a sync whose list turned out to be the live one; one held back before is dropped.
    public void unchanged(ProviderId id, ProviderRow.LastSync last, ProviderRow.ListMark list) {
        var held = heldStage(id);
        database.write(Topic.PROVIDERS, tx -> {
            report(tx, id, last);
            live(tx, id, list);
            return "";
        });
        drop(held);
    }

    /// Stores the result of a sync whose list is held back until the user has reviewed it. A list held before is
    /// dropped.
    public void hold(ProviderId id, ProviderRow.LastSync last, ProviderRow.Held held) {
        var before = heldStage(id);
        database.write(Topic.PROVIDERS, tx -> {
            report(tx, id, last);
            return tx.update(
                    """
                    update provider set held_stage = ?, held_etag = ?, held_last_modified = ?, held_digest = ?,
                        held_problems = ?
                    where id = ?
                    """,
                    held.stage(),
                    held.list().etag(),
                    held.list().lastModified(),
                    held.list().digest(),
                    held.list().problems(),
                    id.value());
        });
        if (before != held.stage()) drop(before);
    }

    private long heldStage(ProviderId id) {
        return database.read(tx ->
                        tx.first("select held_stage from provider where id = ?", row -> row.number(1), id.value()))
                .orElse(0L);
    }

    /// A list that is held no more.
    private void drop(long stage) {
        var dropped = stage != 0;
        while (dropped) dropped = database.write(tx -> StageSql.dropPiece(tx, stage));
    }

    /// Deletes those that went out of sight before `limit`, with all they brought. Their staged entries go with the
    /// next [SourceStore#dropStale()].
    public int purge(Instant limit) {
        return database.write(Topic.PROVIDERS, tx -> {
            var old = "(select id from provider where removed_at < ?)";
            tx.update("delete from source where provider in " + old, limit);
            ChannelStore.deleteEmpty(tx);
            return tx.update("delete from provider where removed_at < ?", limit);
        });
    }

    static void report(Tx tx, ProviderId id, ProviderRow.LastSync last) {
        tx.update(
                """
                update provider set last_at = ?, last_took = ?, last_result = ?, last_total = ?, last_added = ?,
                    last_changed = ?, last_gone = ?, last_problems = ?, last_words = ?,
                    last_left_out = ?, last_fault = ?, last_message = ?
                where id = ?
                """,
                last.at(),
                last.took(),
                last.result(),
                last.total(),
                last.added(),
                last.changed(),
                last.gone(),
                last.problems(),
                last.words(),
                last.leftOut(),
                last.fault(),
                MessageCodec.write(last.message()),
                id.value());
        SyncReportStore.add(tx, id, last);
    }

    static void live(Tx tx, ProviderId id, ProviderRow.ListMark list) {
        tx.update("""
                update provider set etag = ?, last_modified = ?, digest = ?, held_stage = null, held_digest = null
                where id = ?
                """, list.etag(), list.lastModified(), list.digest(), id.value());
    }

    private static ProviderRow provider(Row row) {
        var settings = new ProviderSettings(
                row.text(2),
                new ProviderOrigin(row.text(31), row.text(3)),
                row.integer(4),
                row.integer(5),
                row.text(6),
                new RequestSettings(row.text(32), row.text(33), row.text(34), row.text(35), row.text(36)),
                row.duration(7),
                new FailoverTolerance(row.duration(28), row.duration(29)),
                row.flag(8));
        var provider = new Provider(new ProviderId(row.number(1)), settings);
        var last = new ProviderRow.LastSync(
                time(row, 14),
                row.duration(15),
                row.text(16),
                row.integer(17),
                row.integer(18),
                row.integer(19),
                row.integer(20),
                row.integer(21),
                MessageCodec.read(row.text(38)).orElseGet(() -> LocalizableMessage.verbatim(row.text(22))),
                row.text(30),
                row.text(37));
        Optional<ProviderRow.Held> held = Optional.empty();
        if (!row.missing(23)) {
            var list = new ProviderRow.ListMark(row.text(24), row.text(25), row.text(26), row.integer(27));
            held = Optional.of(new ProviderRow.Held(row.number(23), list));
        }
        return new ProviderRow(
                provider, row.instant(9), time(row, 10), row.text(11), row.text(12), row.text(13), last, held);
    }

    private static Optional<Instant> time(Row row, int column) {
        return row.missing(column) ? Optional.empty() : Optional.of(row.instant(column));
    }

    /// The columns that the user sets, in the order of the statements, and one more value behind them.
    private static Object[] values(ProviderSettings settings, Object last) {
        return new Object[] {
            settings.name(),
            settings.origin().kind(),
            settings.location(),
            settings.priority(),
            settings.connections(),
            settings.userAgent(),
            settings.refreshEvery(),
            settings.grace().end(),
            settings.grace().stall(),
            settings.enabled(),
            settings.requests().referer(),
            settings.requests().origin(),
            settings.requests().cookie(),
            settings.requests().proxy(),
            settings.requests().certificate(),
            last
        };
    }
}
