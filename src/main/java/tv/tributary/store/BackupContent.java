package tv.tributary.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What a database holds of the user's, for a comparison with another one. Immutable.
///
/// @param counts how many there are of each
/// @param named for each part that has names a fingerprint by name, without secrets; equal where nothing differs
public record BackupContent(Map<BackupPart, Long> counts, Map<BackupPart, Map<String, String>> named) {
    /// Parts of a backup. Words under `backup-part.*`.
    public enum BackupPart {
        PROVIDERS("select count(*) from provider where removed_at is null", """
                select name, kind || priority || ' ' || connections || ' ' || user_agent || ' ' || referer || origin
                    || refresh_every || ' ' || grace_end || ' ' || grace_stall || ' ' || enabled, location
                from provider where removed_at is null order by id
                """),
        CHANNELS("select count(*) from channel", ""),
        STREAMS("select count(*) from source where gone_at is null", ""),
        EDITS("select count(*) from decision", ""),
        GUIDES("select count(*) from guide_source where removed_at is null and provider is null", """
                select name, priority || ' ' || refresh_every || ' ' || enabled || country || ' ' || shift, location
                from guide_source where removed_at is null and provider is null order by id
                """),
        USERS("select count(*) from user_account", "select name, '', settings from user_account order by id"),
        DEVICES(
                "select count(*) from paired_device",
                "select name, coalesce(user, 0), '' from paired_device order by id"),
        FOLDERS("select count(*) from library_export", """
                select coalesce(json_extract(definition, '$.name'), id), '', definition from library_export order by id
                """),
        SETTINGS("select count(*) from setting", "select name, '', value from setting order by name");

        private final String count;
        private final String rows;

        BackupPart(String count, String rows) {
            this.count = count;
            this.rows = rows;
        }
    }

    public BackupContent {
        counts = Map.copyOf(counts);
        named = Map.copyOf(named);
    }

    /// Of the database in use.
    public static BackupContent of(Database database) {
        return database.read(BackupContent::read);
    }

    static BackupContent read(Tx tx) {
        var counts = new EnumMap<BackupPart, Long>(BackupPart.class);
        var named = new EnumMap<BackupPart, Map<String, String>>(BackupPart.class);
        for (var part : BackupPart.values()) {
            counts.put(part, tx.first(part.count, row -> row.number(1)).orElse(0L));
            if (part.rows.isEmpty()) continue;
            var all = new HashMap<String, String>();
            tx.each(
                    part.rows,
                    row -> all.merge(row.text(1), row.text(2) + SecretText.without(row.text(3)), String::concat));
            named.put(part, Map.copyOf(all));
        }
        return new BackupContent(counts, named);
    }
}
