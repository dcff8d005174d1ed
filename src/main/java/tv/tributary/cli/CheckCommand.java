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

/// `tributary check [TEXT…]`: whether streams play.
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
        try (var stopped = new Stopped();
                var api = Optional.ofNullable(parent).orElseThrow().api()) {
            var path = path(api);
            var out = commandLine.getOut();
            if (words.length > 0 && noneNamed(api)) {
                commandLine.getErr().println(Messages.of("cli.channels.none"));
                return Cli.FAILED;
            }
            var told = new Told(out, json ? new PrintWriter(commandLine.getErr(), true) : out, json);
            return new Checking(api, told).run(path, stopped);
        }
    }

    private String path(Api api) {
        var path = new StringBuilder("/api/checks?text=")
                .append(text())
                .append("&all=")
                .append(all);
        if (provider != null) path.append("&provider=").append(id(api, provider));
        if (limit != null) path.append("&limit=").append(limit);
        else if (all) path.append("&limit=0");
        return path.toString();
    }

    private static long id(Api api, String wanted) {
        return ProviderCommand.find(Arrays.asList(api.get("/api/providers", ProviderCommand.Provider[].class)), wanted)
                .id();
    }

    private record Page(int total) {}

    private boolean noneNamed(Api api) {
        return api.get("/api/channels?limit=1&text=" + text(), Page.class).total() == 0;
    }

    private String text() {
        return URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
    }
}
