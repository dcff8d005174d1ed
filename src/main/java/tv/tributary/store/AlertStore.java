package tv.tributary.store;

import java.util.List;

/// Messages that wait to be sent, as text, so that they outlive the program. Thread-safe.
public final class AlertStore {
    private final Database database;

    public AlertStore(Database database) {
        this.database = database;
    }

    /// Those of a target, in order.
    public List<String> waiting(long target) {
        return database.read(tx -> tx.list(
                "select alert from waiting_alert where target = ? order by position", row -> row.text(1), target));
    }

    /// Keeps these in the place of those that were kept of the target.
    public void keep(long target, List<String> alerts) {
        database.write(tx -> {
            tx.update("delete from waiting_alert where target = ?", target);
            for (int position = 0; position < alerts.size(); position++) {
                tx.update(
                        "insert into waiting_alert (target, position, alert) values (?, ?, ?)",
                        target,
                        position,
                        alerts.get(position));
            }
            return "";
        });
    }
}
