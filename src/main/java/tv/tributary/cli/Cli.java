package tv.tributary.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import tv.tributary.engine.StartupFailure;
import tv.tributary.text.Messages;

/// Parses the arguments of the process and runs the command.
///
/// Exit codes: 0 done, 1 failed, 2 arguments not understood, 3 to 8 the reasons of [StartupFailure]. Answers go to
/// standard output, everything else to standard error.
public final class Cli {
    static final int FAILED = 1;

    private final DesktopLauncher desktopLauncher;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param desktopLauncher only called where there is a screen
    public Cli(DesktopLauncher desktopLauncher) {
        this(
                desktopLauncher,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    Cli(DesktopLauncher desktopLauncher, PrintWriter out, PrintWriter err) {
        this.desktopLauncher = desktopLauncher;
        this.out = out;
        this.err = err;
    }

    /// Blocks until it is done, which for the server itself is when somebody stops it. Returns the exit code.
    public int run(String... arguments) {
        return (isStart(arguments)
                        ? commandLine(new StartCommand(desktopLauncher))
                        : commandLine(new RootCommand(desktopLauncher)))
                .execute(arguments);
    }

    /// Whether the arguments ask for nothing but the product itself. What is not understood, and questions for help,
    /// are
    /// for the command that knows all others.
    private boolean isStart(String... arguments) {
        try {
            var parsed = commandLine(new StartCommand(desktopLauncher)).parseArgs(arguments);
            return !parsed.isUsageHelpRequested();
        } catch (CommandLine.ParameterException _) {
            return false;
        }
    }

    private CommandLine commandLine(StartCommand command) {
        return new CommandLine(command)
                .setResourceBundle(Messages.unformatted("cli."))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> notUnderstood(failure))
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure));
    }

    private int notUnderstood(CommandLine.ParameterException failure) {
        err.println(failure.getMessage());
        return print(Messages.of("cli.not-understood"), CommandLine.ExitCode.USAGE);
    }

    /// The edge where every failure of a command becomes words and an exit code.
    private int explain(Exception failure) {
        return switch (failure) {
            case StartupFailure e -> print(e.words(), e.reason().exitCode());
            case CommandFailure e -> print(e.words(), FAILED);
            default -> {
                LoggerFactory.getLogger(Cli.class).error("a command failed", failure);
                yield print(Messages.of("cli.failed.unexpected", failure.toString()), FAILED);
            }
        };
    }

    private int print(String words, int exitCode) {
        err.println(words);
        return exitCode;
    }
}
