package tv.tributary.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import tv.tributary.backup.RestoreFolder;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.file.OwnerOnly;
import tv.tributary.format.json.Json;
import tv.tributary.store.Backups;
import tv.tributary.store.StoreException;
import tv.tributary.text.Messages;

/// The data folder: its lock and the paths of its files. While one is open, no second instance can open the same
/// folder. Thread-safe.
public final class DataFolder implements AutoCloseable {

    /// A running instance as it describes itself to the command line, in a file.
    ///
    /// @param address `http://HOST:PORT` as this machine reaches it
    /// @param homeAddress the same as other machines in the home reach it
    public record Running(String address, String homeAddress, long pid) {
        /// This process.
        ///
        /// @param bind the address that it listens on
        static Running here(String bind, int port, String homeAddress) {
            var host = bind.equals("0.0.0.0") ? "127.0.0.1" : bind.equals("::") ? "::1" : bind;
            return new Running(
                    "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port,
                    homeAddress,
                    ProcessHandle.current().pid());
        }
    }

    private static final Pattern HALF = Pattern.compile(".*\\.(?:part|room|new)");

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder if it is missing, takes its lock, closes it and all of ours in it to everybody but its owner,
    /// and deletes what a killed run left half written.
    ///
    /// @throws StartupFailure if it cannot be written, or another instance holds it
    static DataFolder open(Path folder) {
        try {
            OwnerOnly.folder(folder);
            var open = new DataFolder(folder, lock(folder));
            open.tidy();
            return open;
        } catch (IOException e) {
            throw StartupFailures.of(e, folder);
        }
    }

    /// Only what is ours: the folder may hold other things.
    private void tidy() throws IOException {
        try (var all = Files.newDirectoryStream(folder, "{tributary.db,running.json,api-token,lock}*")) {
            for (var file : all) {
                if (HALF.matcher(String.valueOf(file.getFileName())).matches()) Files.deleteIfExists(file);
                else OwnerOnly.close(file);
            }
        }
        var backups = folder.resolve("backups");
        if (Files.isDirectory(backups)) {
            try (var all = Files.newDirectoryStream(backups, "*.db.part")) {
                for (var half : all) Files.deleteIfExists(half);
            }
        }
        for (var inside : List.of(backups, logs(folder), timeShift(), folder.resolve("restore")))
            OwnerOnly.closeAll(inside);
    }

    /// The platform's usual folder for a program's data; used unless the user names another.
    ///
    /// @param environment the process's environment variables
    /// @param home the user's home folder
    /// @param system the operating system's name as Java tells it
    public static Path usual(Map<String, String> environment, Path home, String system) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return variable(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Tributary");
        }
        if (name.startsWith("mac")) return home.resolve("Library", "Application Support", "Tributary");
        return variable(environment, "XDG_DATA_HOME")
                .orElse(home.resolve(".local", "share"))
                .resolve("tributary");
    }

    /// The file that holds the token of the API.
    public static Path apiToken(Path folder) {
        return folder.resolve("api-token");
    }

    /// The log file.
    public static Path logs(Path folder) {
        return folder.resolve("logs");
    }

    /// The instance that said it runs on this folder; it may have died since. Empty if none did.
    public static Optional<Running> running(Path folder) {
        try {
            return Optional.of(Json.read(Files.readString(runningFile(folder)), Running.class));
        } catch (IOException | Json.BadJson _) {
            return Optional.empty();
        }
    }

    /// Puts the newest good backup in the place of the database. Nothing may run on the folder.
    ///
    /// @return the backup that was taken
    /// @throws StartupFailure if none is usable, or the folder is in use or cannot be written
    public static Path restoreBackup(Path data) {
        var folder = DataFolder.open(data);
        try {
            NativeLibraries.unpackFor(FfmpegLocator.usual(), data);
            return new Backups(folder.database())
                    .restoreNewestGood()
                    .orElseThrow(() -> new StartupFailure(
                            StartupFailure.Reason.DATABASE_DAMAGED, Messages.of("startup.no-backup", data)));
        } catch (StoreException e) {
            throw StartupFailures.of(e, data);
        } finally {
            folder.close();
        }
    }

    /// Lets the next instance restore the newest good backup before it opens the database.
    static void wishForRestore(Path folder) {
        try {
            OwnerOnly.file(restoreWish(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts what a restore laid down in its place now. Nothing may run on the folder; where nothing waits, nothing
    /// happens.
    ///
    /// @throws StartupFailure if the folder is in use or cannot be written
    public static void restoreWaiting(Path data) {
        var folder = DataFolder.open(data);
        try {
            folder.restore().apply(new Backups(folder.database()), folder.apiToken());
        } catch (StoreException e) {
            throw StartupFailures.of(e, data);
        } finally {
            folder.close();
        }
    }

    /// Puts what a restore laid down, or the newest good backup, in the place of the database if that was wished for.
    /// Without one all stays as it is.
    void restoreAsWished() {
        // Not a constant: this class says where logs go before the first class may log.
        var log = LoggerFactory.getLogger(DataFolder.class);
        if (restore().apply(new Backups(database()), apiToken())) log.info("restored what was laid down");
        if (!takeRestoreWish()) return;
        new Backups(database())
                .restoreNewestGood()
                .ifPresentOrElse(
                        backup -> log.info("restored backup {}", backup.getFileName()),
                        () -> log.warn("no backup could be restored"));
    }

    /// Whether an instance before this one wished for that. Asked once, so that a restore that fails is not tried again
    /// and again.
    private boolean takeRestoreWish() {
        try {
            return Files.deleteIfExists(restoreWish(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path restoreWish(Path folder) {
        return folder.resolve("restore-backup");
    }

    /// Where a restore waits.
    RestoreFolder restore() {
        return new RestoreFolder(folder.resolve("restore"));
    }

    Path database() {
        return folder.resolve("tributary.db");
    }

    /// The folder for segments that do not fit into memory.
    Path timeShift() {
        return folder.resolve("time-shift");
    }

    Path apiToken() {
        return apiToken(folder);
    }

    /// Writes down where this instance answers.
    void announce(Running running) {
        try {
            var fresh = folder.resolve("running.json.new");
            OwnerOnly.file(fresh);
            Files.writeString(fresh, Json.write(running));
            Files.move(fresh, runningFile(folder), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets the next instance in.
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(runningFile(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var path = folder.resolve("lock");
        OwnerOnly.file(path);
        var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) return file;
        } catch (OverlappingFileLockException _) {
            // Held by this very process: refused like any other.
        }
        file.close();
        throw new StartupFailure(StartupFailure.Reason.ALREADY_RUNNING, Messages.of("startup.already-running", folder));
    }

    private static Path runningFile(Path folder) {
        return folder.resolve("running.json");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
