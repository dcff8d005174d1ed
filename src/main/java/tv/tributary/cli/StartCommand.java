package tv.tributary.cli;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tv.tributary.engine.DataFolder;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.text.Messages;
import tv.tributary.text.Version;

/// `tributary` without a sub-command: runs the product until it is stopped.
@Command(
        name = "tributary",
        mixinStandardHelpOptions = true,
        versionProvider = StartCommand.Versions.class,
        description = "${bundle:cli.about}",
        footer = "${bundle:cli.exit-codes}",
        sortOptions = false)
class StartCommand implements Callable<Integer> {
    private final DesktopLauncher desktopLauncher;

    @Mixin
    private final FolderOption data = new FolderOption();

    @Option(names = "--headless", description = "${bundle:cli.option.headless}")
    private boolean headless;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + Options.STORED_PORT,
            description = "${bundle:cli.option.port}")
    private int port;

    @Option(names = "--bind", paramLabel = "ADDR", defaultValue = "0.0.0.0", description = "${bundle:cli.option.bind}")
    private String bind = "";

    @Option(names = "--restore-backup", description = "${bundle:cli.option.restore-backup}")
    private boolean restore;

    @Spec
    private @Nullable CommandSpec spec;

    StartCommand(DesktopLauncher desktopLauncher) {
        this.desktopLauncher = desktopLauncher;
    }

    @Override
    public Integer call() throws InterruptedException {
        var commandLine = commandLine();
        Logs.into(data.folder());
        var screen = !headless && hasScreen(commandLine.getErr());
        var options = options(commandLine);
        if (restore) {
            var backup = DataFolder.restoreBackup(options.data());
            commandLine.getErr().println(Messages.of("cli.restored", backup.getFileName()));
        }
        if (screen) desktopLauncher.prepare();
        while (runOnce(options, screen, commandLine)) {
            // A restore waits for the next start.
        }
        return 0;
    }

    /// @return whether it should start anew
    private boolean runOnce(Options options, boolean screen, CommandLine commandLine) throws InterruptedException {
        try (var engine = Engine.open(options, screen ? desktopLauncher::opening : _ -> {})) {
            StopSignals.close(engine);
            announce(engine, commandLine.getOut());
            if (screen && shown(engine, commandLine.getErr()))
                return engine.restart().isDone();
            // Whoever asked for it gets an answer first.
            var _ = engine.restart()
                    .thenRunAsync(engine::close, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
            engine.awaitClose();
            return engine.restart().isDone();
        }
    }

    void restoreWaiting() {
        DataFolder.restoreWaiting(data.folder());
    }

    /// The API of the instance on the folder asked for.
    ApiClient api() {
        return ApiClient.open(data.folder());
    }

    private boolean shown(Engine engine, PrintWriter err) {
        var shown = desktopLauncher.show(engine);
        if (!shown) err.println(Messages.of("cli.no-window"));
        return shown;
    }

    private Options options(CommandLine commandLine) {
        try {
            return new Options(data.folder(), bind, port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, Messages.of("cli.option.bad-port", Integer.toString(port)), e);
        }
    }

    private CommandLine commandLine() {
        return Optional.ofNullable(spec).orElseThrow().commandLine();
    }

    /// Scripts that start the program headless read these two lines and nothing else.
    private void announce(Engine engine, PrintWriter out) {
        out.println("ready " + engine.server().address() + "/");
        out.println("playlist " + engine.server().playlistUrl());
    }

    private static boolean hasScreen(PrintWriter err) {
        var screen = DisplayProbe.present(System.getenv(), System.getProperties());
        if (!screen) err.println(Messages.of("cli.no-screen"));
        return screen;
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tributary " + Version.text()};
        }
    }

    /// `--data DIR`, understood by every command.
    private static final class FolderOption {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                scope = ScopeType.INHERIT,
                description = "${bundle:cli.option.data}")
        private @Nullable Path data;

        /// The folder asked for, else the usual one.
        Path folder() {
            return Optional.ofNullable(data)
                    .orElseGet(() -> DataFolder.usual(
                            System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name")))
                    .toAbsolutePath()
                    .normalize();
        }
    }

    /// Tells whether a window can be shown at all, before any window class is loaded. Pure.
    static final class DisplayProbe {
        private DisplayProbe() {}

        /// Windows and macOS always have one; elsewhere an X display must be named (Wayland desktops name one
        /// too).
        static boolean present(Map<String, String> environment, Properties system) {
            var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            if (name.startsWith("windows") || name.startsWith("mac")) return true;
            // JavaFX can draw into memory alone; tests ask for it this way.
            if (system.getProperty("glass.platform", "").equals("Headless")) return true;
            return !environment.getOrDefault("DISPLAY", "").isBlank();
        }
    }

    /// Sends the log to its file; without it only warnings reach standard error.
    private static final class Logs {
        private Logs() {}

        /// To standard error and into files in the data folder. Must be called before the first class logs: the
        /// log's settings are read once.
        static void into(Path folder) {
            var logs = DataFolder.logs(folder).toString();
            System.setProperty("tributary.log.folder", logs);
            System.setProperty("tributary.log.pattern", logs.replace("%", "\\%"));
            System.setProperty("logback.configurationFile", "logback-server.xml");
        }
    }

    /// Lets SIGTERM, SIGINT and the end of the session stop the engine cleanly.
    private static final class StopSignals {
        private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

        private StopSignals() {}

        /// Closes `engine` before the process ends, whatever ends it.
        static void close(Engine engine) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(engine::close));
            endsWell("TERM");
            endsWell("INT");
        }

        /// Java ends with 143 on SIGTERM, which service managers take for a failure; being asked to stop is
        /// none. The class is supported (module `jdk.unsupported`) but named by reflection: the compiler
        /// warns of any use.
        private static void endsWell(String signal) {
            try {
                var signalType = Class.forName("sun.misc.Signal");
                var handlerType = Class.forName("sun.misc.SignalHandler");
                var handler = Proxy.newProxyInstance(
                        StopSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (_, _, _) -> {
                            // The handler's thread must not wait for the stop it started.
                            Thread.ofPlatform().name("exit").start(() -> System.exit(0));
                            return null;
                        });
                signalType
                        .getMethod("handle", signalType, handlerType)
                        .invoke(null, signalType.getConstructor(String.class).newInstance(signal), handler);
            } catch (ReflectiveOperationException e) {
                log.debug("{} keeps its usual exit code", signal, e);
            }
        }
    }
}
