package tv.tributary.ui.preview;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Folders that may hold libvlc on this platform. Does not access the disk.
///
/// @param system the operating system's name as Java tells it
/// @param arch the processor as Java tells it
/// @param home the user's home folder
/// @param environment the process's environment variables
/// @param wish the folder the user named, before all others; empty for none
record LibVlcFolders(String system, String arch, Path home, Map<String, String> environment, String wish) {
    private static final Pattern CACHED = Pattern.compile("^\\s*libvlc\\.so\\S* .*=> (/.*)/[^/]+$", Pattern.MULTILINE);
    private static final Pattern INSTALLED =
            Pattern.compile("^\\s*InstallDir\\s+REG_SZ\\s+(\\S.*?)\\s*$", Pattern.MULTILINE);

    LibVlcFolders {
        system = system.toLowerCase(Locale.ROOT);
        environment = Map.copyOf(environment);
        if (wish.isBlank()) wish = environment.getOrDefault("TRIBUTARY_VLC", "");
        wish = wish.strip();
    }

    /// Of this machine: the wish is the system property `tributary.vlc`, else the variable `TRIBUTARY_VLC`.
    static LibVlcFolders ofThisMachine() {
        return new LibVlcFolders(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv(),
                System.getProperty("tributary.vlc", ""));
    }

    /// The folder the user named, and where the library lies if that is an installed program or the library itself.
    List<Path> wished() {
        var library = fileNames().stream().filter(wish::endsWith).findFirst();
        var folder =
                wish.substring(0, wish.length() - library.map(String::length).orElse(0));
        return path(folder)
                .map(named -> List.of(named, named.resolve("lib"), named.resolve("Contents/MacOS/lib")))
                .orElse(List.of());
    }

    /// The folders of VLC's installers and the distributions, and those that the environment names.
    List<Path> usual() {
        return switch (family()) {
            case WINDOWS -> windows();
            case MAC -> mac();
            case UNIX -> unix();
        };
    }

    /// The command that asks the system for a libvlc; [#told(String)] reads its output.
    Inquiry inquiry() {
        return switch (family()) {
            case WINDOWS ->
                new Inquiry(
                        List.of(variable("SystemRoot", "C:\\Windows") + "\\System32\\reg.exe"),
                        List.of("query", "HKLM\\SOFTWARE\\VideoLAN\\VLC", "/v", "InstallDir"));
            case MAC -> new Inquiry(List.of(), List.of());
            case UNIX -> new Inquiry(List.of("/sbin/ldconfig", "/usr/sbin/ldconfig"), List.of("-p"));
        };
    }

    /// The folders in what that command printed.
    List<Path> told(String output) {
        var line = family() == Family.WINDOWS ? INSTALLED : CACHED;
        return paths(line.matcher(output).results().map(found -> found.group(1)));
    }

    /// The possible names of the library's file.
    List<String> fileNames() {
        return switch (family()) {
            case WINDOWS -> List.of("libvlc.dll");
            case MAC -> List.of("libvlc.dylib");
            case UNIX -> List.of("libvlc.so.5", "libvlc.so");
        };
    }

    /// The possible names of libvlccore, which must be loaded before libvlc. Windows finds it by itself.
    List<String> coreFileNames() {
        return switch (family()) {
            case WINDOWS -> List.of();
            case MAC -> List.of("libvlccore.dylib");
            case UNIX -> List.of("libvlccore.so.9", "libvlccore.so");
        };
    }

    /// The folders where the plugins of a libvlc in `folder` may be. Empty if the environment names them already.
    List<Path> plugins(Path folder) {
        if (!variable("VLC_PLUGIN_PATH", "").isEmpty()) return List.of();
        if (family() == Family.MAC) return List.of(folder.resolveSibling("plugins"));
        return List.of(folder.resolve("plugins"), folder.resolve("vlc").resolve("plugins"));
    }

    private List<Path> windows() {
        var programs = Stream.of("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
                .map(name -> variable(name, ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder + "\\VideoLAN\\VLC");
        var scoop = Stream.of(home + "\\scoop\\apps\\vlc\\current");
        return paths(
                Stream.of(programs, scoop, list("PATH", ";"), list("Path", ";")).flatMap(folders -> folders));
    }

    private List<Path> mac() {
        return paths(Stream.of("/Applications/VLC.app", home + "/Applications/VLC.app")
                .flatMap(program -> Stream.of(program + "/Contents/MacOS/lib", program + "/Contents/Frameworks")));
    }

    private List<Path> unix() {
        var folders = new ArrayList<String>();
        list("LD_LIBRARY_PATH", ":").forEach(folders::add);
        multiarch().ifPresent(triplet -> folders.addAll(List.of("/usr/lib/" + triplet, "/usr/local/lib/" + triplet)));
        folders.addAll(List.of("/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib"));
        folders.addAll(List.of("/run/current-system/sw/lib", home + "/.nix-profile/lib"));
        // A program of its own prefix, such as /opt/vlc/bin, has its libraries beside it.
        list("PATH", ":")
                .filter(folder -> folder.endsWith("/bin"))
                .map(folder -> folder.substring(0, folder.length() - "bin".length()) + "lib")
                .forEach(folders::add);
        return paths(folders.stream());
    }

    /// Debian's name for libraries of this processor.
    private Optional<String> multiarch() {
        return switch (arch) {
            case "amd64", "x86_64" -> Optional.of("x86_64-linux-gnu");
            case "aarch64" -> Optional.of("aarch64-linux-gnu");
            case "arm" -> Optional.of("arm-linux-gnueabihf");
            case "ppc64le" -> Optional.of("powerpc64le-linux-gnu");
            case "riscv64", "s390x", "loongarch64" -> Optional.of(arch + "-linux-gnu");
            default -> Optional.empty();
        };
    }

    private Stream<String> list(String variable, String separator) {
        return Stream.of(variable(variable, "").split(separator, -1)).filter(folder -> !folder.isBlank());
    }

    private String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise).strip();
    }

    private static List<Path> paths(Stream<String> folders) {
        return folders.flatMap(folder -> path(folder).stream()).distinct().toList();
    }

    private static Optional<Path> path(String folder) {
        try {
            return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Family family() {
        if (system.startsWith("windows")) return Family.WINDOWS;
        return system.startsWith("mac") ? Family.MAC : Family.UNIX;
    }

    private enum Family {
        WINDOWS,
        MAC,
        UNIX
    }

    /// A question to a program of the system.
    ///
    /// @param programs where it may lie; none if there is nothing to ask
    /// @param arguments what to ask
    record Inquiry(List<String> programs, List<String> arguments) {}
}
