package tv.tributary.store;

import java.util.List;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.TitleProgress;

/// The positions up to which films and episodes were watched. Thread-safe.
public final class TitleProgressStore {
    private static final String ALL = "select title, episode, position, length, watched, at from title_progress";

    private final Database database;

    public TitleProgressStore(Database database) {
        this.database = database;
    }

    /// Stores it in the place of what was known; does nothing if there is no such title.
    public void put(TitleProgress progress) {
        database.write(
                Topic.TITLES,
                tx -> tx.update(
                        """
                        insert or replace into title_progress (title, episode, position, length, watched, at)
                        select id, ?2, ?3, ?4, ?5, ?6 from title where id = ?1
                        """,
                        progress.title(),
                        progress.episode(),
                        progress.position(),
                        progress.length(),
                        progress.watched(),
                        progress.at()));
    }

    /// Of a film one, of a series one for each episode that was begun.
    public List<TitleProgress> of(long title) {
        return database.read(tx -> tx.list(ALL + " where title = ?", TitleProgressStore::progress, title));
    }

    /// The newest first, without those that the user hid.
    public List<TitleProgress> recent(int most) {
        return database.read(tx -> tx.list(
                ALL + " where exists (select 1 from shown_title t where t.id = title_progress.title and not t.hidden)"
                        + " order by at desc limit ?",
                TitleProgressStore::progress,
                most));
    }

    private static TitleProgress progress(Row row) {
        return new TitleProgress(
                row.number(1), row.number(2), row.duration(3), row.duration(4), row.flag(5), row.instant(6));
    }
}
