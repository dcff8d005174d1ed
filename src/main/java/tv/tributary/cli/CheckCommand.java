package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// `tributary check [TEXT…]`: tests streams.
@Command(name = "check", mixinStandardHelpOptions = true, description = "${bundle:cli.check.about}")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "${bundle:cli.check.text}")
    private String[] words = {};

    @Option(names = "--provider", paramLabel = "PROVIDER", description = "${bundle:cli.check.provider}")
    private @Nullable String provider;

    @Option(names = "--all", description = "${bundle:cli.check.all}")
    private boolean all;

    @Option(names = "--quick", description = "${bundle:cli.check.quick}")
    private boolean quick;

    @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.check.limit}")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "${bundle:cli.check.json}")
    private boolean json;

    @Override
    public Integer call() {
        var commandLine = Optional.ofNullable(spec).orElseThrow().commandLine();
        try (var interruptHook = new InterruptHook();
                var apiClient = Optional.ofNullable(parent).orElseThrow().api()) {
            var path = path(apiClient);
            var out = commandLine.getOut();
            if (words.length > 0 && noneNamed(apiClient)) {
                commandLine.getErr().println(Messages.of("cli.channels.none"));
                return Cli.FAILED;
            }
            var checkReport = new CheckReport(out, json ? new PrintWriter(commandLine.getErr(), true) : out, json);
            return new CheckFollower(apiClient, checkReport).run(path, interruptHook);
        }
    }

    private String path(ApiClient apiClient) {
        var path = new StringBuilder("/api/checks?text=")
                .append(text())
                .append("&all=")
                .append(all)
                .append("&quick=")
                .append(quick);
        if (provider != null) path.append("&provider=").append(id(apiClient, provider));
        if (limit != null) path.append("&limit=").append(limit);
        else if (all) path.append("&limit=0");
        return path.toString();
    }

    private static long id(ApiClient apiClient, String wanted) {
        return ProviderCommand.find(
                        Arrays.asList(apiClient.get("/api/providers", ProviderCommand.Provider[].class)), wanted)
                .id();
    }

    private record Page(int total) {}

    private boolean noneNamed(ApiClient apiClient) {
        return apiClient.get("/api/channels?limit=1&text=" + text(), Page.class).total() == 0;
    }

    private String text() {
        return URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
    }

    /// Starts a check and prints each result as it arrives.
    static final class CheckFollower {
        private final ApiClient apiClient;
        private final CheckReport checkReport;

        CheckFollower(ApiClient apiClient, CheckReport checkReport) {
            this.apiClient = apiClient;
            this.checkReport = checkReport;
        }

        /// Returns the exit code: 0 if all that was tested plays.
        int run(String path, InterruptHook interruptHook) {
            var begun = apiClient.post(path, CheckReport.Progress.class);
            long job = begun.job().id();
            interruptHook.by(() -> apiClient.post("/api/jobs/" + job + "/cancel", CheckReport.Work.class));
            var now = begun;
            int seen = 0;
            int works = 0;
            int tested = 0;
            do {
                // The API itself waits; so nothing here looks again and again.
                now = apiClient.get("/api/checks/" + job + "?wait=30&after=" + seen, CheckReport.Progress.class);
                for (var finding : now.results()) {
                    checkReport.tell(finding);
                    seen++;
                    if (finding.works()) works++;
                    if (finding.tested()) tested++;
                }
            } while (!now.over() || !now.results().isEmpty());
            checkReport.end(now, seen, works, seen - tested);
            boolean allWork = works == tested && (tested > 0 || now.planned() == 0);
            return allWork && now.job().state().equals("done") ? 0 : Cli.FAILED;
        }
    }

    /// Lets a long command end in its own way on Ctrl-C or SIGTERM. Thread-safe.
    static final class InterruptHook implements AutoCloseable {
        /// The longest time a stop may take; then the process ends anyway.
        private static final long PATIENCE_SECONDS = 3;

        private final CountDownLatch done = new CountDownLatch(1);
        private final AtomicReference<Runnable> ending = new AtomicReference<>(() -> {});
        private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);

        InterruptHook() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        /// From now on does this when asked to stop: something that makes the command end soon, from another thread.
        void by(Runnable action) {
            ending.set(action);
        }

        void stop() {
            ending.get().run();
            try {
                var _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// The command has ended.
        @Override
        public void close() {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // It runs already.
            }
        }
    }
}
