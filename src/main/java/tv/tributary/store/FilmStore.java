package tv.tributary.store;

import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.SourceId;

/// Films and episodes in the live lists of enabled providers. Read only. Thread-safe.
public final class FilmStore {
    private static final String COLUMNS = """
            select s.id, s.provider, s.name, s.group_title, s.logo, s.tvg_id, s.tvg_name, s.number, s.url,
                s.headers, s.attributes
            from source s join provider p on p.id = s.provider
            where s.kind = 'VOD' and p.enabled and p.removed_at is null and\s""" + ChannelStore.LIVE;

    private final Database database;

    public FilmStore(Database database) {
        this.database = database;
    }

    /// By provider, then in list order.
    public void each(Consumer<Source> action) {
        database.read(tx -> {
            tx.each(COLUMNS + " order by p.priority, p.id, s.position", row -> action.accept(film(row)));
            return "";
        });
    }

    public Optional<Source> find(SourceId id) {
        return database.read(tx -> tx.first(COLUMNS + " and s.id = ?", FilmStore::film, id.value()));
    }

    /// A series that a provider's list names as a whole.
    public Optional<Source> findSeries(SourceId id) {
        return database.read(
                tx -> tx.first(COLUMNS.replace("'VOD'", "'SERIES'") + " and s.id = ?", FilmStore::film, id.value()));
    }

    private static Source film(Row row) {
        return new Source(
                new SourceId(row.number(1)),
                new ProviderId(row.number(2)),
                SourceKind.VOD,
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                MapCodec.read(row.text(10)),
                MapCodec.read(row.text(11)));
    }
}
