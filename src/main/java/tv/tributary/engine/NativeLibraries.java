package tv.tributary.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.store.SqliteLibrary;
import tv.tributary.text.Messages;

/// Finds a folder from which native code can run, and has our libraries unpack theirs there: SQLite, JNA and JavaFX
/// would otherwise use the temporary folder or the home folder, which may be mounted `noexec`, be full or missing.
final class NativeLibraries {
    private static final Logger log = LoggerFactory.getLogger(NativeLibraries.class);

    /// Each library's own word for the folder. What the user has set stays.
    private static final List<String> PROPERTIES = List.of("org.sqlite.tmpdir", "jna.tmpdir", "javafx.cachedir");

    /// Where SQLite's library could not be kept, the driver makes a copy of it at each start and leaves it there when
    /// the process is killed.
    private static final String COPIES = "sqlite-*";

    /// A copy that is younger may belong to a process that has not loaded it yet.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private NativeLibraries() {}

    /// Has it unpacked into the first usable one of the platform's folders.
    ///
    /// @param data the folder that holds everything
    /// @return the folder that will do
    /// @throws StartupFailure if none does
    static Path unpackFor(FfmpegLocator ffmpegLocator, Path data) {
        return unpackInto(folders(
                ffmpegLocator.cache(),
                data,
                Path.of(System.getProperty("java.io.tmpdir", "")),
                System.getProperty("user.name", "")));
    }

    /// Has it unpacked into a folder `native` of the first of these folders that will do.
    ///
    /// @return the folder that will do
    /// @throws StartupFailure if none does
    static Path unpackInto(List<Path> folders) {
        var folder = firstOf(folders);
        if (!folder.equals(folders.getFirst())) {
            log.warn("native code is kept in {}, for it cannot run from {}", folder, folders.getFirst());
        }
        var home = folder.resolve("native");
        tidy(home, Instant.now().minus(FRESH));
        for (var property : PROPERTIES) {
            if (System.getProperty(property) == null) System.setProperty(property, home.toString());
        }
        SqliteLibrary.unpackInto(home);
        return folder;
    }

    /// @throws StartupFailure if none will do
    static Path firstOf(List<Path> folders) {
        return folders.stream()
                .filter(one -> runs(one.resolve("native")))
                .findFirst()
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Reason.NO_NATIVE_CODE,
                        Messages.of(
                                "startup.no-native-code",
                                folders.stream().map(Path::toString).collect(Collectors.joining(", ")))));
    }

    /// The folders that are asked, best first.
    ///
    /// @param cache the platform's folder for caches
    /// @param data the folder that holds everything
    /// @param temporary the system's folder for temporary files
    static List<Path> folders(Path cache, Path data, Path temporary, String user) {
        // Others may write to the last one, so it is one's own folder in it.
        return List.of(cache, data.resolve("cache"), temporary.resolve("tributary-" + user));
    }

    /// Whether a file in it can be written and run. Asks the system, which says no where it is mounted `noexec`.
    static boolean runs(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = Files.write(Files.createTempFile(folder, ".probe", ""), new byte[1]);
            try {
                // Libraries from a folder that another user made could be exchanged by him.
                boolean own = Files.getOwner(folder).equals(Files.getOwner(file));
                return own && file.toFile().setExecutable(true) && Files.isExecutable(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.debug("{} will not do: {}", folder, e.toString());
            return false;
        }
    }

    /// Removes copies that no living process waits for. One that is loaded stays in memory where the system allows its
    /// removal, and stays where it does not.
    static void tidy(Path folder, Instant before) {
        try (var copies = Files.newDirectoryStream(folder, COPIES)) {
            for (var copy : copies) {
                try {
                    if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) Files.delete(copy);
                } catch (IOException e) {
                    log.debug("{} stays: {}", copy, e.toString());
                }
            }
        } catch (IOException e) {
            log.debug("{} cannot be tidied: {}", folder, e.toString());
        }
    }
}
