package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// `tributary library …`: exports of films and series into folders that media servers read.
@Command(
        name = "library",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.library.about}",
        synopsisSubcommandLabel = "(add | list | export | remove)")
final class LibraryCommand implements Runnable {
    /// An export as the API shows it.
    private record Export(long id, String name, String folder, Run lastRun) {
        record Run(String result, String words) {}
    }

    private record NewExport(
            String name,
            String folder,
            @Nullable String style,
            @Nullable String address) {}

    private record Plan(Map<String, Integer> counts, int total, List<PlannedFile> files) {
        record PlannedFile(String path, String change) {}

        int count(String change) {
            return counts.getOrDefault(change, 0);
        }
    }

    private record ExportWork(long id, String state, String note) {}

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var commandLine = Optional.ofNullable(spec).orElseThrow().commandLine();
        commandLine.usage(commandLine.getOut());
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.library.add.about}")
    int add(
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.library.add.name}") String name,
            @Parameters(paramLabel = "FOLDER", description = "${bundle:cli.library.add.folder}") Path folder,
            @Option(names = "--style", paramLabel = "STYLE", description = "${bundle:cli.library.add.style}") @Nullable
                    String style,
            @Option(names = "--address", paramLabel = "URL", description = "${bundle:cli.library.add.address}")
                    @Nullable
                    String address) {
        try (var apiClient = api()) {
            var wanted = new NewExport(name, folder.toAbsolutePath().normalize().toString(), style, address);
            var added = apiClient.post("/api/exports", wanted, Export.class);
            out().println(Messages.of("cli.library.added", added.name(), added.folder()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.library.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) {
                out().println(apiClient.get("/api/exports"));
                return 0;
            }
            var exports = all(apiClient);
            if (exports.isEmpty()) {
                out().println(Messages.of("cli.library.none"));
                return 0;
            }
            var textTable = new TextTable(
                    Messages.of("cli.column.id"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.column.folder"),
                    Messages.of("cli.column.last-run"));
            for (var export : exports)
                textTable.add(
                        export.id(),
                        export.name(),
                        export.folder(),
                        export.lastRun().words());
            textTable.print(out());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.library.export.about}")
    int export(
            @Parameters(paramLabel = "NAME", arity = "0..*", description = "${bundle:cli.library.export.which}")
                    @Nullable
                    String[] wanted,
            @Option(names = "--dry-run", description = "${bundle:cli.library.export.dry-run}") boolean dryRun,
            @Option(
                            names = "--text",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "${bundle:cli.library.export.text}")
                    String text,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "${bundle:cli.library.export.limit}")
                    int limit) {
        try (var apiClient = api()) {
            var all = all(apiClient);
            var chosen = wanted == null || wanted.length == 0
                    ? all
                    : Arrays.stream(wanted)
                            .map(name -> find(all, String.valueOf(name)))
                            .toList();
            if (chosen.isEmpty()) throw new CommandFailure(Messages.of("cli.library.none"));
            var code = 0;
            for (var export : chosen) {
                if (dryRun) preview(apiClient, export, text, limit);
                else code = Math.max(code, write(apiClient, export));
            }
            return code;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.library.remove.about}")
    int remove(@Parameters(paramLabel = "NAME", description = "${bundle:cli.library.which}") String wanted) {
        try (var apiClient = api()) {
            var export = find(all(apiClient), wanted);
            apiClient.delete("/api/exports/" + export.id());
            out().println(Messages.of("cli.library.removed", export.name(), export.folder()));
        }
        return 0;
    }

    private void preview(ApiClient apiClient, Export export, String text, int limit) {
        var plan = apiClient.get(
                "/api/exports/" + export.id() + "/plan?limit=" + limit + "&text="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8),
                Plan.class);
        for (var file : plan.files()) out().println(file.change().toLowerCase(Locale.ROOT) + "\t" + file.path());
        if (plan.total() > plan.files().size())
            out().println(Messages.of(
                    "cli.library.more", plan.total() - plan.files().size()));
        out().println(export.name()
                + ": "
                + Messages.of(
                        "cli.library.plan",
                        plan.count("add"),
                        plan.count("change"),
                        plan.count("remove"),
                        plan.count("keep") + plan.count("wait")));
    }

    /// Waits for what comes of it. Returns the exit code.
    private int write(ApiClient apiClient, Export export) {
        var work = apiClient.post("/api/exports/" + export.id() + "/run", ExportWork.class);
        // The API itself waits; so nothing here looks again and again.
        while (work.state().equals("running"))
            work = apiClient.get("/api/jobs/" + work.id() + "?wait=60", ExportWork.class);
        out().println(export.name() + ": " + work.note());
        return work.state().equals("done") ? 0 : Cli.FAILED;
    }

    private static List<Export> all(ApiClient apiClient) {
        return List.of(apiClient.get("/api/exports", Export[].class));
    }

    private static Export find(List<Export> all, String wanted) {
        return all.stream()
                .filter(export -> Long.toString(export.id()).equals(wanted)
                        || export.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Messages.of("cli.library.unknown", wanted)));
    }

    private ApiClient api() {
        return Optional.ofNullable(parent).orElseThrow().api();
    }

    private PrintWriter out() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
    }
}
