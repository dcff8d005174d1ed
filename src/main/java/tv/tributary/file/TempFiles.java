package tv.tributary.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files in the system's folder for temporary ones, for their owner only. Each bears the number of its process, so that
/// what a killed one left behind can be told from what is in use. Thread-safe.
public final class TempFiles {
    private static final Logger log = LoggerFactory.getLogger(TempFiles.class);
    private static final String PREFIX = "tributary-";
    private static final Pattern OURS = Pattern.compile("tributary-(\\d{1,18})-.*");

    private TempFiles() {}

    /// @param suffix tells what it is: `.list`
    /// @throws IOException if there is no room or no right
    public static Path create(String suffix) throws IOException {
        // Java makes temporary files for their owner only.
        return Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", suffix);
    }

    /// Deletes what processes that are gone left behind.
    public static void dropStale() {
        dropStale(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void dropStale(Path folder) {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : files) if (isStale(file)) delete(file);
        } catch (IOException | DirectoryIteratorException e) {
            log.warn("files of an earlier run stay in {}: {}", folder, e.toString());
        }
    }

    private static boolean isStale(Path file) {
        var name = OURS.matcher(String.valueOf(file.getFileName()));
        if (!name.matches() || !Files.isRegularFile(file)) return false;
        return ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("{} stays: {}", file, e.toString());
        }
    }
}
