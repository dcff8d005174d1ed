package tv.tributary.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.health.TunerInspection.DvrClient;
import tv.tributary.text.Messages;

/// `tributary tuner …`: the virtual HDHomeRun tuners.
@Command(
        name = "tuner",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.tuner.about}",
        synopsisSubcommandLabel = "(list | add | change | inspect | renew | remove)")
final class TunerCommand extends ApiCommand {
    private enum Discovery {
        OFF,
        LISTENING,
        PORT_TAKEN
    }

    private record Tuner(String device, String name, String address, int streams, int channels) {}

    private record Client(DvrClient client, int channels, List<String> advice) {}

    private record Inspection(
            String name, int streams, int channels, List<String> first, int withGuide, List<Client> clients) {}

    private record Tuners(Discovery discovery, List<Tuner> tuners) {}

    /// What is null stays as it is.
    private record Change(
            @Nullable String name,
            @Nullable Integer streams,
            @Nullable List<String> groups) {}

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/tuners"));
            else show(apiClient.get("/api/tuners", Tuners.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.add.about}")
    int add(
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.tuner.name}") String name,
            @Option(names = "--streams", paramLabel = "N", description = "${bundle:cli.tuner.streams}") @Nullable
                    Integer streams,
            @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.tuner.group}") @Nullable
                    List<String> groups) {
        try (var apiClient = api()) {
            var added = apiClient.post("/api/tuners", new Change(name, streams, groups), Tuner.class);
            out().println(Messages.of("cli.tuner.added", added.device(), added.address()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.change.about}")
    int change(
            @Parameters(paramLabel = "ID", description = "${bundle:cli.tuner.device}") String device,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.tuner.name}") @Nullable
                    String name,
            @Option(names = "--streams", paramLabel = "N", description = "${bundle:cli.tuner.streams}") @Nullable
                    Integer streams,
            @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.tuner.group}") @Nullable
                    List<String> groups,
            @Option(names = "--all-groups", description = "${bundle:cli.tuner.all-groups}") boolean allGroups) {
        try (var apiClient = api()) {
            var change = new Change(name, streams, allGroups ? List.of() : groups);
            apiClient.put("/api/tuners/" + device, change, Tuner.class);
            out().println(Messages.of("cli.tuner.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.inspect.about}")
    int inspect(@Parameters(paramLabel = "ID", description = "${bundle:cli.tuner.device}") String device) {
        try (var apiClient = api()) {
            var seen = apiClient.post("/api/tuners/" + device + "/inspect", Inspection.class);
            if (!seen.name().isEmpty())
                out().println(Messages.of(
                        "inspection.facts", seen.name(), seen.channels(), seen.streams(), seen.withGuide()));
            seen.first().forEach(out()::println);
            for (var client : seen.clients()) {
                out().println(Messages.of("inspection.gets", Messages.of(client.client()), client.channels()));
                client.advice().forEach(words -> out().println("  " + words));
            }
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.renew.about}")
    int renew(@Parameters(paramLabel = "ID", description = "${bundle:cli.tuner.device}") String device) {
        try (var apiClient = api()) {
            apiClient.post("/api/tuners/" + device + "/renew", Tuner.class);
            out().println(Messages.of("cli.tuner.renewed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.tuner.remove.about}")
    int remove(@Parameters(paramLabel = "ID", description = "${bundle:cli.tuner.device}") String device) {
        try (var apiClient = api()) {
            apiClient.delete("/api/tuners/" + device);
            out().println(Messages.of("cli.tuner.removed"));
        }
        return 0;
    }

    private void show(Tuners all) {
        if (all.tuners().isEmpty()) {
            out().println(Messages.of("cli.tuner.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.channels"),
                Messages.of("cli.column.streams"),
                Messages.of("cli.column.address"));
        for (var tuner : all.tuners()) {
            textTable.add(tuner.device(), tuner.name(), tuner.channels(), tuner.streams(), tuner.address());
        }
        textTable.print(out());
        if (all.discovery() == Discovery.LISTENING) out().println(Messages.of("discovery.listening"));
        if (all.discovery() == Discovery.PORT_TAKEN) out().println(Messages.of("discovery.port-taken"));
    }
}
