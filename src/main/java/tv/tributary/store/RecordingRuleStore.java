package tv.tributary.store;

import java.util.List;
import tv.tributary.event.Event.Topic;

/// Rules for recordings, in the order of their importance. Thread-safe.
public final class RecordingRuleStore {
    private final Database database;

    public RecordingRuleStore(Database database) {
        this.database = database;
    }

    /// @param settings JSON
    public record StoredRule(long id, String settings) {}

    /// The most important first.
    public List<StoredRule> all() {
        return database.read(tx -> tx.list(
                "select id, settings from recording_rule order by place, id",
                row -> new StoredRule(row.number(1), row.text(2))));
    }

    /// Adds one below all others.
    ///
    /// @return its id, which no other ever has
    public long add(String settings) {
        return database.write(
                Topic.RECORDING_RULES,
                tx -> tx.insert(
                        "insert into recording_rule (place, settings)"
                                + " values ((select coalesce(max(place), 0) + 1 from recording_rule), ?)",
                        settings));
    }

    /// @return false if it is gone
    public boolean change(long id, String settings) {
        return database.write(
                Topic.RECORDING_RULES,
                tx -> tx.update("update recording_rule set settings = ? where id = ?", settings, id) > 0);
    }

    /// @param ids all of them, the most important first
    public void order(List<Long> ids) {
        database.write(Topic.RECORDING_RULES, tx -> {
            for (var place = 0; place < ids.size(); place++)
                tx.update("update recording_rule set place = ? where id = ?", place + 1, ids.get(place));
            return "";
        });
    }

    /// @return false if it is gone
    public boolean remove(long id) {
        return database.write(
                Topic.RECORDING_RULES, tx -> tx.update("delete from recording_rule where id = ?", id) > 0);
    }

    /// Adds one with the id that it had.
    public void restore(long id, String settings) {
        database.write(
                Topic.RECORDING_RULES,
                tx -> tx.update(
                        "insert or ignore into recording_rule (id, place, settings)"
                                + " values (?, (select coalesce(max(place), 0) + 1 from recording_rule), ?)",
                        id,
                        settings));
    }
}
