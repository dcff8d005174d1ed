package tv.tributary.ui.fx;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands that open something in another program, tried in order.
public final class ProgramLauncher {
    private static final Logger log = LoggerFactory.getLogger(ProgramLauncher.class);
    /// A starter that still runs after this long is taken for the program itself.
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /// What `installer/environment.sh` sets for this program: a player that draws by OpenGL would show nothing.
    static final Set<String> OWN_VARIABLES =
            Set.of("GDK_GL", "MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_");

    private final List<List<String>> commands;
    private final Duration settled;

    /// @param commands what is to be opened is added to each
    public ProgramLauncher(List<List<String>> commands) {
        this(commands, SETTLED);
    }

    /// @param settled a starter that still runs after this long is taken for the program itself
    public ProgramLauncher(List<List<String>> commands, Duration settled) {
        this.commands = commands.stream().map(List::copyOf).toList();
        this.settled = settled;
    }

    /// The commands that open files and URLs on this system.
    ///
    /// @param programs to try where it has nothing for that
    public static ProgramLauncher ofThisSystem(String... programs) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win"))
            return new ProgramLauncher(List.of(List.of("rundll32", "url.dll,FileProtocolHandler")));
        if (system.contains("mac")) return new ProgramLauncher(List.of(List.of("open")));
        return new ProgramLauncher(Stream.concat(Stream.of("xdg-open"), Stream.of(programs))
                .map(List::of)
                .toList());
    }

    /// True if a program could be started. Blocks for some seconds: not for the FX thread.
    public boolean open(String what) {
        return commands.stream().anyMatch(command -> start(command, what));
    }

    private boolean start(List<String> starter, String what) {
        var command = new ArrayList<>(starter);
        command.add(what);
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeAll(OWN_VARIABLES);
            var process = builder.start();
            var ended = process.waitFor(settled);
            return !ended || process.exitValue() == 0;
        } catch (IOException e) {
            // Not its message: that may quote what was to be opened, and with it the household's token.
            log.debug("{} is not there", starter.getFirst());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
