package tv.tributary.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tv.tributary.model.Source;
import tv.tributary.model.Title.Episode;

/// The file name extensions of films and episodes that are their first choice, for playlists. Read only.
/// Thread-safe.
public final class PlaylistStore {
    private final Database database;

    public PlaylistStore(Database database) {
        this.database = database;
    }

    /// By film, of those that play.
    public Map<Long, String> movies(List<Long> titles) {
        Map<Long, String> endings = new HashMap<>();
        database.read(tx -> {
            tx.each(
                    "select v.title, s.url from json_each(?) i cross join "
                            + TitleStore.SHOWN.substring("from ".length())
                            + " and v.title = i.value order by p.priority, v.height desc, v.source",
                    row -> endings.putIfAbsent(row.number(1), Source.ending(row.text(2))),
                    titles.toString());
            return "";
        });
        return endings;
    }

    /// The episodes of series that are known and play, series by series, each by season and number.
    public void episodes(List<Long> titles, BiConsumer<Long, Map<Episode, String>> action) {
        database.read(tx -> {
            for (var title : titles) action.accept(title, episodes(tx, title));
            return "";
        });
    }

    private static Map<Episode, String> episodes(Tx tx, long title) {
        Map<Long, String> endings = new HashMap<>();
        tx.each(
                "select v.episode, s.url " + TitleStore.SHOWN
                        + " and v.title = ? and v.episode is not null order by p.priority, v.height desc, v.source",
                row -> endings.putIfAbsent(row.number(1), Source.ending(row.text(2))),
                title);
        tx.each(
                "select e.episode, e.stream from episode_stream e cross join "
                        + TitleStore.SHOWN.substring("from ".length())
                        + " and v.source = e.source and e.episode in (select id from episode where title = ?)"
                        + " order by p.priority, v.height desc, v.source",
                row -> endings.putIfAbsent(row.number(1), Source.ending(row.text(2))),
                title);
        Map<Episode, String> episodes = new LinkedHashMap<>();
        tx.each(
                "select id, season, number, name from episode where title = ? order by season, number",
                row -> {
                    var ending = endings.get(row.number(1));
                    if (ending != null)
                        episodes.put(new Episode(row.number(1), row.integer(2), row.integer(3), row.text(4)), ending);
                },
                title);
        return episodes;
    }
}
