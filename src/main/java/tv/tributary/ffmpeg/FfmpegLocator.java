package tv.tributary.ffmpeg;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Folders in which to look for an ffmpeg, and where to unpack the bundled one.
///
/// @param wished the one the user named
/// @param cache a folder that may be emptied at any time
/// @param path the folders in which the system looks for programs
public record FfmpegLocator(Optional<Path> wished, Path cache, List<Path> path) {
    public FfmpegLocator {
        path = List.copyOf(path);
    }

    /// The environment's settings: `TRIBUTARY_FFMPEG` (or the system property `tributary.ffmpeg`), `PATH`, and the
    /// platform's folder for caches.
    public static FfmpegLocator usual() {
        var home = Path.of(System.getProperty("user.home", "."));
        return of(System.getenv(), home, System.getProperty("os.name", ""), System.getProperty("tributary.ffmpeg", ""));
    }

    /// The same with another folder to unpack into.
    public FfmpegLocator in(Path folder) {
        return new FfmpegLocator(wished, folder, path);
    }

    /// @param home the user's home folder
    /// @param system the operating system's name as Java tells it
    /// @param wish comes before what the environment says; empty for none
    static FfmpegLocator of(Map<String, String> environment, Path home, String system, String wish) {
        var wished = wish.isBlank() ? environment.getOrDefault("TRIBUTARY_FFMPEG", "") : wish;
        var folders = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return new FfmpegLocator(
                wished.isBlank() ? Optional.empty() : Optional.of(Path.of(wished.strip())),
                cache(environment, home, system.toLowerCase(Locale.ROOT)),
                Arrays.stream(folders.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList());
    }

    private static Path cache(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("windows")) {
            var local = environment.getOrDefault("LOCALAPPDATA", "");
            var base = local.isBlank() ? home.resolve("AppData", "Local") : Path.of(local);
            return base.resolve("Tributary", "Cache");
        }
        if (system.startsWith("mac")) return home.resolve("Library", "Caches", "Tributary");
        var named = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (named.isBlank() ? home.resolve(".cache") : Path.of(named)).resolve("tributary");
    }
}
