package tv.tributary.store;

import java.util.List;
import tv.tributary.model.Title.TitleKind;

/// Makes one of two titles that turned out to be the same, within a transaction. The older one's id stays; the other's
/// stands for it from then on, as do those of its episodes.
final class TitleMerging {
    private TitleMerging() {}

    /// The id that a title has now.
    static long title(Tx tx, long id) {
        return tx.first("""
                        select coalesce(t.into_title, t.id) from title t
                        where t.id = coalesce((select a.title from title_alias a where a.id = ?1), ?1)
                        """, row -> row.number(1), id).orElse(id);
    }

    /// The id that an episode has now.
    static long episode(Tx tx, long id) {
        return tx.first("select episode from episode_alias where id = ?", row -> row.number(1), id)
                .orElse(id);
    }

    /// Another title is the same if it is known by one of the keys and no id of a database of films speaks against it.
    ///
    /// @return the id of what they are now
    static long byKeys(Tx tx, TitleKind kind, long title, List<String> keys) {
        var now = title;
        for (var key : keys) {
            tx.update("insert or ignore into title_key (kind, key, title) values (?, ?, ?)", kind, key, now);
            var known = tx.first(
                            "select title from title_key where kind = ? and key = ?", row -> row.number(1), kind, key)
                    .orElse(now);
            if (known != now && agree(tx, now, known)) now = merge(tx, Math.min(now, known), Math.max(now, known));
        }
        return now;
    }

    private static boolean agree(Tx tx, long one, long other) {
        return tx.first("""
                        select (a.tmdb = '' or b.tmdb = '' or a.tmdb = b.tmdb)
                            and (a.imdb = '' or b.imdb = '' or a.imdb = b.imdb)
                            -- What the user took out of another one stays by itself.
                            and not exists (select 1 from decision d where d.what = 'TITLE_VERSION'
                                and d.value in (cast(a.id as text), cast(b.id as text)))
                        from title a cross join title b where a.id = ? and b.id = ?
                        """, row -> row.flag(1), one, other).orElse(false);
    }

    private static long merge(Tx tx, long kept, long gone) {
        for (var episode : tx.list("select id from episode where title = ?", row -> row.number(1), gone)) {
            mergeEpisode(tx, kept, episode);
        }
        tx.update("update title_version set title = ? where title = ?", kept, gone);
        tx.update("update title_version set home = ? where home = ?", kept, gone);
        takeDecisions(tx, kept, gone);
        tx.update("update title_key set title = ? where title = ?", kept, gone);
        tx.update("update title_alias set title = ? where title = ?", kept, gone);
        tx.update("insert into title_alias (id, title) values (?, ?)", gone, kept);
        tx.update("""
                update title set year = coalesce(title.year, o.year), rating = coalesce(title.rating, o.rating),
                    genres = case title.genres when '' then o.genres else title.genres end,
                    plot = case title.plot when '' then o.plot else title.plot end,
                    people = case title.people when '' then o.people else title.people end,
                    artwork = case title.artwork when '' then o.artwork else title.artwork end,
                    tmdb = case title.tmdb when '' then o.tmdb else title.tmdb end,
                    imdb = case title.imdb when '' then o.imdb else title.imdb end,
                    added = nullif(max(coalesce(title.added, 0), coalesce(o.added, 0)), 0)
                from title o where o.id = ? and title.id = ?
                """, gone, kept);
        return kept;
    }

    /// What the user decided about the one that is gone holds for the other, unless something was decided about that.
    private static void takeDecisions(Tx tx, long kept, long gone) {
        tx.update(
                "update or ignore decision set subject = ? where subject = ? and what in"
                        + " ('TITLE_NAME', 'TITLE_YEAR', 'TITLE_HIDDEN', 'TITLE_FAVOURITE', 'TITLE_INTO')",
                kept,
                gone);
        tx.update(
                "update decision set value = cast(? as text) where value = cast(? as text) and what in"
                        + " ('TITLE_INTO', 'TITLE_VERSION')",
                kept,
                gone);
        tx.update("delete from decision where what = 'TITLE_INTO' and value = cast(subject as text)");
        tx.update("update or ignore title_progress set title = ? where title = ?", kept, gone);
        new TitleDecisions(tx).settle();
    }

    private static void mergeEpisode(Tx tx, long title, long episode) {
        var same = tx.first("""
                        select o.id from episode e join episode o on o.season = e.season and o.number = e.number
                        where e.id = ? and o.title = ?
                        """, row -> row.number(1), episode, title);
        if (same.isEmpty()) {
            tx.update("update episode set title = ? where id = ?", title, episode);
            return;
        }
        tx.update("update title_version set episode = ? where episode = ?", same.get(), episode);
        tx.update("update or ignore episode_stream set episode = ? where episode = ?", same.get(), episode);
        tx.update("delete from episode_stream where episode = ?", episode);
        tx.update("update episode_alias set episode = ? where episode = ?", same.get(), episode);
        tx.update("insert into episode_alias (id, episode) values (?, ?)", episode, same.get());
    }
}
