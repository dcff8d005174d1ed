package tv.tributary.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tv.tributary.model.SourceId;

/// Sizes of films and episodes in bytes, as far as they were found out. Thread-safe.
public final class FileSizeStore {
    private final Database database;

    /// @param stream the episode in its provider's writing; empty if the source itself plays
    public record FileKey(SourceId source, String stream) {}

    /// @param size in bytes
    /// @param modified when it was found out, or when the provider says that it was last changed
    public record FileSize(long size, Instant modified) {}

    public FileSizeStore(Database database) {
        this.database = database;
    }

    /// Of all that plays a title or its episodes, but for entries that have changed in their list since.
    public Map<FileKey, FileSize> of(long title) {
        return database.read(tx -> {
            var sizes = new HashMap<FileKey, FileSize>();
            tx.each(
                    """
                    select f.source, f.stream, f.size, f.modified from title_version v
                    join file_size f on f.source = v.source join source s on s.id = f.source and s.content = f.content
                    where v.title = ?
                    """,
                    row -> sizes.put(
                            new FileKey(new SourceId(row.number(1)), row.text(2)),
                            new FileSize(row.number(3), row.instant(4))),
                    title);
            return sizes;
        });
    }

    public void put(FileKey key, FileSize size) {
        database.write(tx -> tx.update(
                """
                insert or replace into file_size (source, stream, content, size, modified)
                select id, ?, content, ?, ? from source where id = ?
                """, key.stream(), size.size(), size.modified(), key.source().value()));
    }
}
