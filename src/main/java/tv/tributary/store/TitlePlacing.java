package tv.tributary.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;

/// Puts one source into its title, within a transaction.
final class TitlePlacing {
    private final Tx tx;
    private final TitlePlacement placement;

    private final Instant now;

    TitlePlacing(Tx tx, TitlePlacement placement, Instant now) {
        this.tx = tx;
        this.placement = placement;
        this.now = now;
    }

    void place() {
        var found = known();
        var title = found.orElseGet(this::add);
        if (found.isPresent()) describe(title);
        for (var key : placement.keys()) {
            tx.update(
                    "insert or ignore into title_key (kind, key, title) values (?, ?, ?)",
                    placement.title().kind(),
                    key,
                    title);
        }
        var episode = placement.episode().map(one -> episode(tx, title, one));
        var source = placement.source().id().value();
        var place = new TitleDecisions(tx).placeOf(source, title);
        tx.update(
                """
                insert into title_version (source, title, home, episode, content, height, language, age)
                values (?1, ?2, nullif(?3, ?2), ?4, ?5, ?6, ?7, ?8)
                on conflict (source) do update set title = excluded.title, home = excluded.home,
                    episode = excluded.episode,
                    content = excluded.content, height = excluded.height, language = excluded.language,
                    age = excluded.age
                """,
                source,
                place,
                title,
                episode,
                placement.source().content(),
                placement.height(),
                placement.language(),
                boxed(placement.age()));
    }

    /// By the surest key that is known. A name and a year are no proof where two ids of one database differ.
    private OptionalLong known() {
        for (var key : placement.keys()) {
            var title = tx.first(
                    "select title from title_key where kind = ? and key = ?",
                    row -> row.number(1),
                    placement.title().kind(),
                    key);
            if (title.isPresent() && agrees(title.get())) return OptionalLong.of(title.get());
        }
        return placement.episode().isPresent() ? OptionalLong.empty() : renamed();
    }

    /// The title of which this source is the only version, and stays it under another name.
    private OptionalLong renamed() {
        return tx.first(
                        """
                        select coalesce(v.home, v.title) from title_version v join title t on t.id = v.title
                        where v.source = ? and t.kind = ?
                            and not exists (select 1 from title_version o where o.title = v.title and o.source <> v.source)
                        """,
                        row -> row.number(1),
                        placement.source().id().value(),
                        placement.title().kind())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private boolean agrees(long title) {
        return tx.first(
                        "select (tmdb = '' or ? = '' or tmdb = ?) and (imdb = '' or ? = '' or imdb = ?) from title where id = ?",
                        row -> row.flag(1),
                        placement.title().tmdb(),
                        placement.title().tmdb(),
                        placement.title().imdb(),
                        placement.title().imdb(),
                        title)
                .orElse(false);
    }

    private long add() {
        var title = placement.title();
        return tx.insert(
                """
                insert into title (kind, name, sort_name, year, rating, genres, plot, people, artwork, tmdb, imdb, added,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                title.kind(),
                title.name(),
                placement.sortName(),
                boxed(title.year()),
                boxed(title.rating()),
                title.genres(),
                title.plot(),
                title.people(),
                title.artwork(),
                title.tmdb(),
                title.imdb(),
                title.added(),
                now);
    }

    /// Fills in what was not known; what only this source says is as it says it now.
    private void describe(long id) {
        var title = placement.title();
        tx.update(
                """
                update title set name = ?, sort_name = ?, year = coalesce(?, year), rating = null, genres = '', plot = '',
                    people = '', artwork = ''
                where id = ? and (select count(*) = 1 and max(source) = ? from title_version v where v.title = title.id)
                """,
                title.name(),
                placement.sortName(),
                boxed(title.year()),
                id,
                placement.source().id().value());
        fillIn(tx, title, id);
    }

    /// Tells a stored title what it does not know.
    static void fillIn(Tx tx, Title title, long id) {
        tx.update(
                """
                update title set year = coalesce(year, ?), rating = coalesce(rating, ?),
                    genres = case genres when '' then ? else genres end, plot = case plot when '' then ? else plot end,
                    people = case people when '' then ? else people end,
                    artwork = case artwork when '' then ? else artwork end,
                    tmdb = case tmdb when '' then ? else tmdb end, imdb = case imdb when '' then ? else imdb end,
                    added = nullif(max(coalesce(added, 0), coalesce(?, 0)), 0)
                where id = ?
                """,
                boxed(title.year()),
                boxed(title.rating()),
                title.genres(),
                title.plot(),
                title.people(),
                title.artwork(),
                title.tmdb(),
                title.imdb(),
                title.added(),
                id);
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    static long episode(Tx tx, long title, Episode episode) {
        return tx.first("""
                        insert into episode (title, season, number, name) values (?, ?, ?, ?)
                        on conflict (title, season, number) do update set
                            name = case name when '' then excluded.name else name end
                        returning id
                        """, row -> row.number(1), title, episode.season(), episode.number(), episode.name())
                .orElseThrow();
    }
}
