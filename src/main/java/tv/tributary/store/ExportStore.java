package tv.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ManifestFile.DiskState;
import tv.tributary.store.ManifestFile.Gone;
import tv.tributary.text.LocalizableMessage;

/// Exports of films and series into folders: what the user wants, what the last run did, and the files that are there
/// by them. Thread-safe.
public final class ExportStore {
    /// @param definition JSON; may hold the key of a media server
    public record ExportRow(long id, String definition, LastRun last) {
        @Override
        public String toString() {
            return "ExportRow[" + id + "]";
        }
    }

    /// @param result `NEVER`, `DONE`, `FAILED` or `CANCELLED`
    /// @param at empty if it never ran
    /// @param message what came of it
    public record LastRun(
            String result,
            Optional<Instant> at,
            int added,
            int changed,
            int removed,
            int kept,
            LocalizableMessage message) {}

    private final Database database;

    public ExportStore(Database database) {
        this.database = database;
    }

    /// In the order they were added.
    public List<ExportRow> all() {
        return database.read(tx -> tx.list(
                "select id, definition, result, at, added, changed, removed, kept, words from library_export order by id",
                row -> new ExportRow(
                        row.number(1),
                        row.text(2),
                        new LastRun(
                                row.text(3),
                                row.missing(4) ? Optional.empty() : Optional.of(row.instant(4)),
                                row.integer(5),
                                row.integer(6),
                                row.integer(7),
                                row.integer(8),
                                MessageCodec.readOrVerbatim(row.text(9))))));
    }

    public long add(String definition) {
        return database.write(
                Topic.EXPORTS, tx -> tx.insert("insert into library_export (definition) values (?)", definition));
    }

    /// @param elsewhere whether its folder is another one: what was written into the old one is no longer its own
    public void change(long id, String definition, boolean elsewhere) {
        database.write(Topic.EXPORTS, tx -> {
            if (elsewhere) tx.update("delete from export_file where export = ?", id);
            return tx.update("update library_export set definition = ? where id = ?", definition, id);
        });
    }

    /// Forgets it and which files are its own.
    public void remove(long id) {
        database.write(Topic.EXPORTS, tx -> {
            tx.update("delete from export_file where export = ?", id);
            return tx.update("delete from library_export where id = ?", id);
        });
    }

    public void ran(long id, LastRun last) {
        database.write(
                Topic.EXPORTS,
                tx -> tx.update(
                        """
                        update library_export set result = ?, at = ?, added = ?, changed = ?, removed = ?, kept = ?, words = ?
                        where id = ?
                        """,
                        last.result(),
                        last.at(),
                        last.added(),
                        last.changed(),
                        last.removed(),
                        last.kept(),
                        MessageCodec.write(last.message()),
                        id));
    }

    /// Counts a sync of a provider that went well.
    public void synced(ProviderId provider) {
        database.write(tx -> tx.update("""
                insert into provider_sync (provider, syncs) values (?, 1)
                on conflict (provider) do update set syncs = syncs + 1
                """, provider.value()));
    }

    /// How often each provider that is still there was synced since this is counted.
    public Map<ProviderId, Long> syncs() {
        return database.read(tx -> {
            var syncs = new HashMap<ProviderId, Long>();
            tx.each("""
                    select p.id, coalesce(n.syncs, 0) from provider p left join provider_sync n on n.provider = p.id
                    where p.removed_at is null and p.enabled
                    """, row -> syncs.put(new ProviderId(row.number(1)), row.number(2)));
            return syncs;
        });
    }

    /// Whether it has written any file that should still be there.
    public boolean hasFiles(long export) {
        return database.read(
                tx -> tx.first("select 1 from export_file where export = ? limit 1", row -> row.integer(1), export)
                        .isPresent());
    }

    /// The files of titles whose ids lie in a range.
    public List<ManifestFile> files(long export, long after, long last) {
        return database.read(tx -> tx.list("""
                select path, title, episode, provider, hash, size, modified, gone_at, gone_sync, origin from export_file
                where export = ? and title > ? and title <= ?
                """, ExportStore::file, export, after, last));
    }

    /// Writes rows of the manifest, new ones or in the place of those of the same title and path.
    public void put(long export, Collection<ManifestFile> files) {
        if (files.isEmpty()) return;
        database.write(tx -> {
            tx.batch(
                    """
                    insert or replace into export_file
                        (export, title, path, episode, provider, hash, size, modified, gone_at, gone_sync, origin)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    rows -> files.forEach(file -> rows.add(
                            export,
                            file.title(),
                            file.path(),
                            file.episode(),
                            file.provider().value(),
                            file.hash(),
                            file.onDisk().map(DiskState::size),
                            file.onDisk().map(DiskState::modified),
                            file.gone().map(Gone::at),
                            file.gone().flatMap(gone -> boxed(gone.sync())),
                            file.origin())));
            return "";
        });
    }

    /// A file that some export has fetched from an address, if one is there.
    ///
    /// @param origin the address, hashed
    public Optional<FetchedFile> fetched(String origin) {
        return database.read(tx -> tx.first(
                "select export, path, hash from export_file where origin = ? and size is not null limit 1",
                row -> new FetchedFile(row.number(1), row.text(2), row.text(3)),
                origin));
    }

    /// @param path below the folder of that export
    /// @param hash of its content
    public record FetchedFile(long export, String path, String hash) {}

    /// Addresses, hashed, that had nothing when they were asked, and are not to be asked yet.
    public Set<String> absent(Instant now) {
        return database.read(tx -> {
            var absent = new HashSet<String>();
            tx.each("select origin from absent_artwork where due > ?", row -> absent.add(row.text(1)), now);
            return absent;
        });
    }

    /// @param due when to ask again
    public void setAbsent(String origin, Instant due) {
        database.write(
                tx -> tx.update("insert or replace into absent_artwork (origin, due) values (?, ?)", origin, due));
    }

    /// Forgets files: they are no longer ours.
    public void forget(long export, Collection<ManifestFile> files) {
        if (files.isEmpty()) return;
        database.write(tx -> {
            tx.batch(
                    "delete from export_file where export = ? and title = ? and path = ?",
                    rows -> files.forEach(file -> rows.add(export, file.title(), file.path())));
            return "";
        });
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static ManifestFile file(Row row) {
        return new ManifestFile(
                row.text(1),
                row.number(2),
                row.number(3),
                new ProviderId(row.number(4)),
                row.text(5),
                row.text(10),
                row.missing(6) ? Optional.empty() : Optional.of(new DiskState(row.number(6), row.instant(7))),
                row.missing(8)
                        ? Optional.empty()
                        : Optional.of(new Gone(
                                row.instant(8),
                                row.missing(9) ? OptionalLong.empty() : OptionalLong.of(row.number(9)))));
    }
}
