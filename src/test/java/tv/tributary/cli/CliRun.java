package tv.tributary.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// Runs commands as a user types them, in this process and where there is no screen.
final class CliRun {
    private static final DesktopLauncher NO_SCREEN = _ -> {
        throw new AssertionError("there is no screen here");
    };

    private CliRun() {}

    /// Returns the exit code; what is printed is added to `out` and `err`.
    static int run(StringWriter out, StringWriter err, String... arguments) {
        return new Cli(NO_SCREEN, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    }

    /// The same with a data folder.
    static int run(Path data, StringWriter out, StringWriter err, String... arguments) {
        var all = Stream.concat(Arrays.stream(arguments), Stream.of("--data", data.toString()));
        return run(out, err, all.toArray(String[]::new));
    }
}
