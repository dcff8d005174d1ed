package tv.tributary.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Starts the program with the user's session, by a file where the system looks for such: an XDG autostart entry, a
/// LaunchAgent on macOS, a script in the Startup folder on Windows. Its methods touch the disk: not for the FX thread.
public final class Autostart {
    private final Optional<Path> file;
    private final String content;

    private Autostart(Optional<Path> file, String content) {
        this.file = file;
        this.content = content;
    }

    /// For this system, this user and this start of the program.
    public static Autostart here() {
        // A script that sets the program's environment comes before the program itself.
        var launcher = Optional.ofNullable(System.getenv("TRIBUTARY_LAUNCHER"))
                .or(() -> Optional.ofNullable(System.getProperty("jpackage.app-path")))
                .filter(path -> !path.isBlank());
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")),
                launcher);
    }

    /// @param system the operating system's name as Java tells it
    /// @param launcher what starts the program; empty where that is not known
    static Autostart of(String system, Map<String, String> environment, Path home, Optional<String> launcher) {
        if (launcher.isEmpty()) return new Autostart(Optional.empty(), "");
        var program = launcher.get();
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var folder = variable(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"));
            var startup = folder.resolve(Path.of("Microsoft", "Windows", "Start Menu", "Programs", "Startup"));
            return new Autostart(
                    Optional.of(startup.resolve("Tributary.cmd")),
                    "@start \"\" /min \"%s\"\r\n".formatted(program.replace("%", "%%")));
        }
        if (name.startsWith("mac")) {
            return new Autostart(
                    Optional.of(home.resolve(Path.of("Library", "LaunchAgents", "tv.tributary.plist"))),
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                    <plist version="1.0">
                    <dict>
                      <key>Label</key><string>tv.tributary</string>
                      <key>ProgramArguments</key><array><string>%s</string></array>
                      <key>RunAtLoad</key><true/>
                    </dict>
                    </plist>
                    """.formatted(program.replace("&", "&amp;").replace("<", "&lt;")));
        }
        var config = variable(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        return new Autostart(
                Optional.of(config.resolve("autostart").resolve("tributary.desktop")), """
                [Desktop Entry]
                Type=Application
                Name=Tributary
                Exec="%s"
                """.formatted(quoted(program)));
    }

    /// False where it is not known what starts the program.
    public boolean possible() {
        return file.isPresent();
    }

    public boolean enabled() {
        return file.filter(Files::exists).isPresent();
    }

    /// @throws UncheckedIOException if the file cannot be written or deleted
    public void enable(boolean wanted) {
        if (file.isEmpty()) return;
        try {
            if (wanted) {
                Files.createDirectories(file.get().toAbsolutePath().getParent());
                Files.writeString(file.get(), content);
            } else {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a quoted argument of a desktop entry: once for the quotes, once for the string, and `%` is a field code.
    private static String quoted(String program) {
        return program.replaceAll("([\"`$\\\\])", "\\\\\\\\$1").replace("%", "%%");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
