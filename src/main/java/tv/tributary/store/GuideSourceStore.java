package tv.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.store.GuideSourceRow.LastImport;
import tv.tributary.store.GuideSourceRow.Mark;
import tv.tributary.text.LocalizableMessage;

/// Guide sources and the results of their last imports. Thread-safe.
public final class GuideSourceStore {
    private static final String ROWS = """
            select id, name, location, provider, priority, refresh_every, enabled, country, shift, created_at, removed_at,
                etag, last_modified, digest, live_import, last_at, last_took, last_result, last_channels,
                last_programmes, last_left_out, last_words, last_message
            from guide_source
            """;

    /// Those the user added come first.
    private static final int OWN_PRIORITY = 10;

    private static final int MOST_SWITCHED_ON = 10;
    private static final int MOST_ANNOUNCED = 200;

    private final Database database;

    public GuideSourceStore(Database database) {
        this.database = database;
    }

    /// All sources by priority, removed ones too; those of providers that were removed or switched off are
    /// left out.
    public List<GuideSourceRow> all() {
        return database.read(tx -> tx.list(
                ROWS
                        + " where provider is null or provider in (select id from provider where enabled and removed_at is null)"
                        + " order by priority, id",
                GuideSourceStore::row));
    }

    public Optional<GuideSourceRow> find(GuideSourceId id) {
        return database.read(tx -> find(tx, id));
    }

    private static Optional<GuideSourceRow> find(Tx tx, GuideSourceId id) {
        return tx.first(ROWS + " where id = ?", GuideSourceStore::row, id.value());
    }

    public GuideSourceRow add(GuideSource.Settings settings, Instant now) {
        return database.write(
                Topic.GUIDE, tx -> find(tx, add(tx, settings, now)).orElseThrow());
    }

    private static GuideSourceId add(Tx tx, GuideSource.Settings settings, Instant now) {
        return new GuideSourceId(tx.insert(
                """
                insert into guide_source (name, location, provider, priority, refresh_every, enabled, country, shift,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                settings.name(),
                settings.location(),
                settings.provider().map(ProviderId::value),
                settings.priority(),
                settings.refreshEvery(),
                settings.enabled(),
                settings.country(),
                settings.shift().text(),
                now));
    }

    /// The guides that a provider's list names: a new address becomes a source of its own, one that is no longer named
    /// goes with its programmes. Of many only the first are switched on.
    public void announce(ProviderId provider, String name, Collection<String> addresses, Instant now) {
        var wanted = addresses.stream()
                .filter(address -> address.regionMatches(true, 0, "http", 0, 4))
                .limit(MOST_ANNOUNCED)
                .toList();
        var known = database.read(tx -> tx.list(
                "select location from guide_source where provider = ? order by id",
                row -> row.text(1),
                provider.value()));
        if (known.equals(wanted)) return;
        database.write(Topic.GUIDE, tx -> {
            for (var old : known) {
                if (!wanted.contains(old))
                    tx.update("delete from guide_source where provider = ? and location = ?", provider.value(), old);
            }
            for (var address : wanted) {
                if (!known.contains(address)) {
                    var settings = new GuideSource.Settings(
                            freeName(tx, name),
                            address,
                            Optional.of(provider),
                            OWN_PRIORITY,
                            GuideSource.Settings.USUAL_REFRESH,
                            wanted.indexOf(address) < MOST_SWITCHED_ON,
                            "",
                            GuideShift.NONE);
                    add(tx, settings, now);
                }
            }
            return "";
        });
    }

    private static String freeName(Tx tx, String name) {
        var free = name;
        for (var number = 2; isTaken(tx, free); number++) free = name + " " + number;
        return free;
    }

    private static boolean isTaken(Tx tx, String name) {
        return tx.first(
                        "select 1 from guide_source where name = ? collate nocase and removed_at is null",
                        row -> row.number(1),
                        name)
                .isPresent();
    }

    /// Stores changed settings. Another location forgets what its guide was, so that it is read in any case.
    ///
    /// @return empty if it is gone
    public Optional<GuideSourceRow> change(GuideSource source) {
        var settings = source.settings();
        return database.write(Topic.GUIDE, tx -> {
            tx.update(
                    "update guide_source set etag = '', last_modified = '', digest = '' where id = ? and location <> ?",
                    source.id().value(),
                    settings.location());
            tx.update(
                    """
                    update guide_source set name = ?, location = ?, priority = ?, refresh_every = ?, enabled = ?, country = ?,
                        shift = ?
                    where id = ?
                    """,
                    settings.name(),
                    settings.location(),
                    settings.priority(),
                    settings.refreshEvery(),
                    settings.enabled(),
                    settings.country(),
                    settings.shift().text(),
                    source.id().value());
            return find(tx, source.id());
        });
    }

    /// Takes it out of sight, or back into it under this name.
    public void remove(GuideSourceId id, String name, Optional<Instant> removed) {
        database.write(
                Topic.GUIDE,
                tx -> tx.update(
                        "update guide_source set removed_at = ?, name = ? where id = ?", removed, name, id.value()));
    }

    /// Deletes those removed before a moment with all they brought. A provider's own stays removed, for its list would
    /// bring it back.
    public void purge(Instant removedBefore) {
        database.write(
                tx -> tx.update("delete from guide_source where removed_at < ? and provider is null", removedBefore));
    }

    /// Stores the result of an import that changed nothing.
    public void report(GuideSourceId id, LastImport last) {
        database.write(Topic.GUIDE, tx -> {
            report(tx, id, last);
            return "";
        });
    }

    /// Stores under which marks the live guide is known from now on.
    static void mark(Tx tx, GuideSourceId id, Mark mark) {
        tx.update(
                "update guide_source set etag = ?, last_modified = ?, digest = ? where id = ?",
                mark.etag(),
                mark.lastModified(),
                mark.digest(),
                id.value());
    }

    static void report(Tx tx, GuideSourceId id, LastImport last) {
        tx.update(
                """
                update guide_source set last_at = ?, last_took = ?, last_result = ?, last_channels = ?, last_programmes = ?,
                    last_left_out = ?, last_words = ?, last_message = ?
                where id = ?
                """,
                last.at(),
                last.took(),
                last.result(),
                last.channels(),
                last.programmes(),
                last.leftOut(),
                last.words(),
                MessageCodec.write(last.message()),
                id.value());
    }

    private static GuideSourceRow row(Row row) {
        var settings = new GuideSource.Settings(
                row.text(2),
                row.text(3),
                row.missing(4) ? Optional.empty() : Optional.of(new ProviderId(row.number(4))),
                row.integer(5),
                row.duration(6),
                row.flag(7),
                row.text(8),
                GuideShift.parse(row.text(9)).orElse(GuideShift.NONE));
        return new GuideSourceRow(
                new GuideSource(new GuideSourceId(row.number(1)), settings),
                row.instant(10),
                row.missing(11) ? Optional.empty() : Optional.of(row.instant(11)),
                new Mark(row.text(12), row.text(13), row.text(14)),
                row.number(15),
                new LastImport(
                        row.missing(16) ? Optional.empty() : Optional.of(row.instant(16)),
                        row.duration(17),
                        row.text(18),
                        row.integer(19),
                        row.integer(20),
                        row.integer(21),
                        MessageCodec.read(row.text(23)).orElseGet(() -> LocalizableMessage.verbatim(row.text(22)))));
    }
}
