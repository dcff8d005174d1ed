package tv.tributary.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.event.Event.Topic;

/// Settings as named texts. Thread-safe.
public final class SettingStore {
    private final Database database;
    private final AtomicLong saves = new AtomicLong();

    public SettingStore(Database database) {
        this.database = database;
    }

    public Optional<String> find(String name) {
        return database.read(tx -> tx.first("select value from setting where name = ?", row -> row.text(1), name));
    }

    /// Returns a number that is higher than that of every save stored before.
    public long save(String name, String text) {
        return database.write(Topic.SETTINGS, tx -> {
            tx.update("""
                    insert into setting (name, value) values (?, ?)
                    on conflict (name) do update set value = excluded.value
                    """, name, text);
            return saves.incrementAndGet();
        });
    }
}
