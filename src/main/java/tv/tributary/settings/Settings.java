package tv.tributary.settings;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.LatestValue;
import tv.tributary.format.json.Json;
import tv.tributary.store.Database;
import tv.tributary.store.SettingStore;

/// The user's settings: one record per room, stored as JSON under a name. Thread-safe.
public final class Settings {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);

    private final SettingStore store;
    private final ConcurrentMap<String, Setting<?>> known = new ConcurrentHashMap<>();

    public Settings(Database database) {
        this.store = new SettingStore(database);
    }

    /// The settings record under `name`; `defaults` where nothing (readable) is stored, and for parts that what is
    /// stored does not name: it may be older than they are. The same name gives the same [LatestValue] each time.
    /// What cannot be read stays stored as it is until something is saved in its place.
    ///
    /// @throws IllegalArgumentException if another kind of record lives under that name
    public <T extends Record> LatestValue<T> of(String name, T defaults) {
        var setting = known.get(name);
        // Read without a lock; whoever comes first puts it in, and a save meanwhile wins.
        if (setting == null) setting = hold(name, new Setting<>(stored(name, defaults)));
        return setting.as(defaults).latestValue;
    }

    /// Stores a record and tells its followers.
    public <T extends Record> void save(String name, T value) {
        var turn = store.save(name, Json.write(value));
        hold(name, new Setting<>(value)).as(value).set(turn, value);
    }

    private Setting<?> hold(String name, Setting<?> fresh) {
        var earlier = known.putIfAbsent(name, fresh);
        return earlier == null ? fresh : earlier;
    }

    private <T extends Record> T stored(String name, T defaults) {
        var text = store.find(name);
        if (text.isEmpty()) return defaults;
        try {
            return Json.read(text.get(), defaults);
        } catch (Json.BadJson _) {
            // Not the exception: it may quote what is stored.
            log.warn("the settings named {} cannot be read, defaults are used", name);
            return defaults;
        }
    }

    /// One record and the newest save it has seen.
    private static final class Setting<T extends Record> {
        private final LatestValue<T> latestValue;
        private long newest;

        Setting(T first) {
            this.latestValue = new LatestValue<>(first);
        }

        /// Two saves may come here in another order than they were stored in; the later stored one counts.
        synchronized void set(long turn, T value) {
            if (turn <= newest) return;
            newest = turn;
            latestValue.set(value);
        }

        @SuppressWarnings("unchecked") // The class was compared.
        <S extends Record> Setting<S> as(S example) {
            if (!latestValue.get().getClass().equals(example.getClass())) {
                throw new IllegalArgumentException(
                        "these settings are a " + latestValue.get().getClass().getName());
            }
            return (Setting<S>) this;
        }
    }
}
