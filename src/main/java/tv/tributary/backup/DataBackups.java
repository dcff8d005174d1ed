package tv.tributary.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.backup.BackupRefused.BackupProblem;
import tv.tributary.file.OwnerOnly;
import tv.tributary.store.BackupContent;
import tv.tributary.store.Backups;
import tv.tributary.store.Database;
import tv.tributary.store.PortableDatabase;
import tv.tributary.store.StoreException;
import tv.tributary.text.Version;

/// Backups: the daily copies, and one file that holds everything and can be restored on any machine.
///
/// A file that is to be restored is received, shown, and then laid down beside the database; the program starts anew
/// and puts it in place before it opens anything. One is received at a time. Blocking, thread-safe. Passphrases are
/// neither kept nor logged.
public final class DataBackups {
    private static final Logger log = LoggerFactory.getLogger(DataBackups.class);

    /// The largest file that is received, in bytes.
    public static final long LARGEST = 4L << 30;

    /// How a file's name ends.
    public static final String ENDING = ".tributary-backup";

    /// The least number of letters of a passphrase.
    public static final int SHORTEST_PASSPHRASE = 8;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm");
    private static final String DATABASE = "tributary.db";
    /// Beside the database only what holds secrets.
    private static final String TOKEN = "api-token";

    private final Database database;
    private final Backups backups;
    private final RestoreFolder folder;
    private final Path token;
    private final Runnable restart;
    private final InstantSource clock;

    /// @param folder where what is restored waits
    /// @param token the file of the API's token
    /// @param restart ends the engine and lets it be opened again; returns at once
    public DataBackups(
            Database database,
            Backups backups,
            RestoreFolder folder,
            Path token,
            Runnable restart,
            InstantSource clock) {
        this.database = database;
        this.backups = backups;
        this.folder = folder;
        this.token = token;
        this.restart = restart;
        this.clock = clock;
    }

    /// Makes one of the daily copies now.
    ///
    /// @return the new file
    /// @throws StoreException if it cannot be written
    public Path copyNow() {
        return database.backup(backups);
    }

    /// When the newest copy was made; empty if there is none.
    public Optional<Instant> newestCopy() {
        return backups.newest();
    }

    /// A name for a file that is made now.
    public String fileName() {
        return "tributary-" + DAY.withZone(ZoneId.systemDefault()).format(clock.instant()) + ENDING;
    }

    /// Writes everything into a file beside the data, for its owner alone; whoever asked deletes it.
    ///
    /// @param passphrase encrypts it; empty to leave passwords and tokens out
    /// @throws BackupRefused if the passphrase is too short
    public Path create(Optional<String> passphrase) {
        var made = folder.file("made-" + System.nanoTime());
        write(made, passphrase);
        return made;
    }

    /// Writes everything into a file of the user's, for its owner alone.
    ///
    /// @param target replaced once it is whole
    /// @throws BackupRefused if the passphrase is too short
    public synchronized void write(Path target, Optional<String> passphrase) {
        if (passphrase.filter(words -> words.length() < SHORTEST_PASSPHRASE).isPresent())
            throw new BackupRefused(BackupProblem.SHORT_PASSPHRASE, SHORTEST_PASSPHRASE);
        var copy = new PortableDatabase(folder.file("copy.db"));
        var part = Path.of(target + ".part");
        try {
            database.copyTo(copy.file());
            if (passphrase.isEmpty()) copy.removeSecrets();
            copy.compact();
            var files = new LinkedHashMap<String, Path>(Map.of(DATABASE, copy.file()));
            if (passphrase.isPresent()) files.put(TOKEN, token);
            Files.deleteIfExists(part);
            OwnerOnly.file(part);
            BackupArchive.write(
                    new BackupManifest(
                            BackupManifest.PRODUCT,
                            BackupManifest.FORMAT,
                            Version.text(),
                            PortableDatabase.schemaVersion(),
                            clock.instant(),
                            passphrase.isPresent(),
                            RestorePreview.counts(copy.content())),
                    files,
                    passphrase,
                    Files.newOutputStream(part));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("no backup file could be written: {}", e.toString());
            throw new BackupRefused(BackupProblem.NOT_WRITABLE, target);
        } finally {
            folder.delete(copy.file());
            folder.delete(part);
        }
    }

    /// Takes a file that is to be restored, in the place of one that was received before. Changes nothing else.
    ///
    /// @throws BackupRefused if it is none, or of a newer release
    public BackupManifest receive(InputStream in) {
        var coming = folder.file("coming-" + System.nanoTime());
        try {
            try (var out = Files.newOutputStream(coming)) {
                copy(in, out);
            }
            var manifest = manifest(coming);
            keep(coming);
            return manifest;
        } catch (IOException e) {
            log.warn("a backup file could not be received: {}", e.toString());
            throw new BackupRefused(BackupProblem.NOT_READABLE);
        } finally {
            folder.delete(coming);
        }
    }

    private synchronized void keep(Path coming) throws IOException {
        discard();
        Files.move(coming, folder.file(RestoreFolder.RECEIVED), StandardCopyOption.REPLACE_EXISTING);
    }

    /// What a file says of itself.
    ///
    /// @throws BackupRefused if it is none, or of a newer release
    public static BackupManifest manifest(Path file) {
        if (!Files.isRegularFile(file)) throw new BackupRefused(BackupProblem.NO_FILE);
        var manifest = BackupArchive.manifest(file);
        if (manifest.schema() > PortableDatabase.schemaVersion())
            throw new BackupRefused(BackupProblem.NEWER, manifest.release());
        return manifest;
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[64 << 10];
        long all = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all += count;
            if (all > LARGEST) throw new BackupRefused(BackupProblem.TOO_LARGE);
            out.write(buffer, 0, count);
        }
    }

    /// What restoring the received file would change.
    ///
    /// @param passphrase empty if the file needs none
    /// @throws BackupRefused if it cannot be read
    public synchronized RestorePreview preview(Optional<String> passphrase) {
        var received = folder.file(RestoreFolder.RECEIVED);
        var manifest = manifest(received);
        var prepared = new PortableDatabase(folder.file(RestoreFolder.PREPARED));
        folder.delete(folder.file(RestoreFolder.PREPARED_TOKEN));
        BackupArchive.unpack(
                received,
                passphrase,
                Map.of(DATABASE, prepared.file(), TOKEN, folder.file(RestoreFolder.PREPARED_TOKEN)),
                folder.room());
        if (!Files.exists(prepared.file())) throw new BackupRefused(BackupProblem.DAMAGED);
        try {
            prepared.bringUpToDate();
            if (!manifest.secrets()) prepared.keepSecretsOf(database);
            var missing = prepared.completeTokens();
            var parts = RestorePreview.compare(BackupContent.of(database), prepared.content());
            prepared.compact();
            return new RestorePreview(manifest, parts, missing.providers(), missing.users(), missing.devices());
        } catch (StoreException e) {
            folder.delete(prepared.file());
            throw switch (e.reason()) {
                case DAMAGED, FAILED -> new BackupRefused(BackupProblem.DAMAGED);
                case NEWER_VERSION -> new BackupRefused(BackupProblem.NEWER, manifest.release());
                case PRE_RELEASE -> new BackupRefused(BackupProblem.PRE_RELEASE);
                default -> e;
            };
        }
    }

    /// Restores the received file: copies what is there now, lays the file's content down, and starts anew.
    ///
    /// @return what changes
    /// @throws BackupRefused if it cannot be read; then nothing is restored
    public synchronized RestorePreview restore(Optional<String> passphrase) {
        var preview = preview(passphrase);
        copyNow();
        folder.makeReady();
        discard();
        log.info(
                "a backup made at {} is restored at the next start",
                preview.manifest().made());
        restart.run();
        return preview;
    }

    /// Forgets the received file.
    public synchronized void discard() {
        for (var name : RestoreFolder.WAITING) folder.delete(folder.file(name));
    }
}
