package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                .append(all);
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
}
