package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.store.TitlePlacement.UnplacedSource;

/// Titles of films and series, and which sources are versions of them. Thread-safe.
public final class TitleStore {
    /// Sources of enabled providers that are in their lists now.
    static final String SHOWN = """
            from title_version v cross join source s on s.id = v.source cross join provider p on p.id = s.provider
            where p.enabled and p.removed_at is null and\s""" + ChannelStore.LIVE;

    /// A title and those that were merged into it.
    static final String GROUP = "(select ?1 union select id from title where into_title = ?1)";

    static final String COLUMNS =
            "t.id, t.kind, t.name, t.year, t.rating, t.genres, t.plot, t.people, t.artwork, t.tmdb, t.imdb, t.added";

    private final Database database;

    public TitleStore(Database database) {
        this.database = database;
    }

    /// The next sources without a title, or with another content than when it was looked for.
    ///
    /// @param after the id of the last one seen
    public List<UnplacedSource> unplaced(long after, int most) {
        return database.read(
                tx -> tx.list("""
                select s.id, s.kind, s.name, s.logo, s.attributes, s.content
                from source s cross join provider p on p.id = s.provider left join title_version v on v.source = s.id
                where s.id > ? and s.kind in ('VOD', 'SERIES') and (v.source is null or v.content <> s.content)
                    and p.removed_at is null and\s""" + ChannelStore.LIVE + " order by s.id limit ?", TitleStore::unplaced, after, most));
    }

    private static UnplacedSource unplaced(Row row) {
        return new UnplacedSource(
                new SourceId(row.number(1)),
                SourceKind.valueOf(row.text(2)),
                row.text(3),
                row.text(4),
                MapCodec.read(row.text(5)),
                row.number(6));
    }

    /// A source as its list has it, placed or not.
    public Optional<UnplacedSource> source(SourceId id) {
        return database.read(tx -> tx.first(
                "select id, kind, name, logo, attributes, content from source where id = ?",
                TitleStore::unplaced,
                id.value()));
    }

    /// By what the title is known in which a source stands by its list.
    public List<String> keys(SourceId source) {
        return database.read(tx -> tx.list("""
                select k.key from title_version v cross join title_key k on k.title = coalesce(v.home, v.title)
                where v.source = ?
                """, row -> row.text(1), source.value()));
    }

    /// Sources that stand in another title than by their lists, as the user wants it.
    public boolean isMoved(SourceId source) {
        return database.read(tx -> tx.first(
                        "select home is not null from title_version where source = ?",
                        row -> row.flag(1),
                        source.value()))
                .orElse(false);
    }

    /// Puts sources into titles, in one transaction.
    ///
    /// @param now when titles that are new came
    public void place(List<TitlePlacement> placements, Instant now) {
        database.write(Topic.TITLES, tx -> {
            for (var placement : placements) new TitlePlacing(tx, placement, now).place();
            return "";
        });
    }

    /// Those of some ids that there are, in the order of the ids.
    public List<Title> titles(List<Long> ids) {
        var found = HashMap.<Long, Title>newHashMap(ids.size());
        database.read(tx -> {
            tx.each(
                    "select " + COLUMNS + " from json_each(?) i cross join shown_title t where t.id = i.value",
                    row -> found.put(row.number(1), title(row)),
                    ids.toString());
            return "";
        });
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /// Also one that nobody has now, or that turned out to be another: then it is that.
    public Optional<Title> find(TitleKind kind, long id) {
        return database.read(tx -> tx.first(
                "select " + COLUMNS + " from shown_title t where t.kind = ? and t.id = ?",
                TitleStore::title,
                kind,
                TitleMerging.title(tx, id)));
    }

    public List<Episode> episodes(long title) {
        return database.read(tx -> tx.list(
                "select min(id), season, number, max(name) from episode where title in " + GROUP
                        + " group by season, number order by season, number",
                row -> new Episode(row.number(1), row.integer(2), row.integer(3), row.text(4)),
                TitleMerging.title(tx, title)));
    }

    /// What plays a title now, the preferred provider first, then the larger picture.
    public List<TitleVersion> versions(long title) {
        return database.read(tx -> versions(tx, "v.title = ?", TitleMerging.title(tx, title)));
    }

    /// What plays an episode now: sources of its own first, then streams of whole series.
    public List<TitleVersion> versionsOfEpisode(long episode) {
        return database.read(tx -> {
            var same = same(tx, TitleMerging.episode(tx, episode));
            var versions = new ArrayList<TitleVersion>();
            for (var id : same) versions.addAll(versions(tx, "v.episode = ?", id));
            for (var id : same)
                versions.addAll(tx.list(
                        "select v.source, p.name, s.name, v.height, v.language, e.stream from episode_stream e cross join "
                                + SHOWN.substring("from ".length())
                                + " and v.source = e.source and e.episode = ? order by p.priority, v.height desc, v.source",
                        TitleStore::version,
                        id));
            return List.copyOf(versions);
        });
    }

    /// The series that an episode belongs to now; empty if there is no such episode.
    public Optional<Long> seriesOf(long episode) {
        return database.read(tx -> tx.first(
                "select coalesce(t.into_title, t.id) from episode e join title t on t.id = e.title where e.id = ?",
                row -> row.number(1),
                TitleMerging.episode(tx, episode)));
    }

    /// An episode, and the same one of titles that were merged with its series.
    private static List<Long> same(Tx tx, long episode) {
        return tx.list("""
                with this as (
                    select e.id, e.season, e.number, coalesce(t.into_title, t.id) as root
                    from episode e join title t on t.id = e.title where e.id = ?1)
                select o.id from this cross join episode o on o.season = this.season and o.number = this.number
                    and o.title in (select root from this union select id from title where into_title in
                        (select root from this))
                order by o.id <> ?1, o.id
                """, row -> row.number(1), episode);
    }

    private static List<TitleVersion> versions(Tx tx, String which, long id) {
        return tx.list(
                "select v.source, p.name, s.name, v.height, v.language, '' " + SHOWN + " and " + which
                        + " order by p.priority, v.height desc, v.source",
                TitleStore::version,
                id);
    }

    private static TitleVersion version(Row row) {
        return new TitleVersion(
                new SourceId(row.number(1)), row.text(2), row.text(3), row.integer(4), row.text(5), row.text(6));
    }

    static Title title(Row row) {
        return new Title(
                row.number(1),
                TitleKind.valueOf(row.text(2)),
                row.text(3),
                row.missing(4) ? OptionalInt.empty() : OptionalInt.of(row.integer(4)),
                row.missing(5) ? OptionalDouble.empty() : OptionalDouble.of(row.real(5)),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.text(11),
                row.missing(12) ? Optional.empty() : Optional.of(row.instant(12)));
    }
}
