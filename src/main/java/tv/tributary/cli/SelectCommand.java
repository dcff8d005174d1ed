package tv.tributary.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// `tributary select …`: what is watched of all there is; without options, what there is to choose from.
@Command(name = "select", mixinStandardHelpOptions = true, description = "${bundle:cli.select.about}")
final class SelectCommand implements Callable<Integer> {
    private record Country(String code, String name, List<String> languages, int channels, boolean chosen) {}

    private record Group(String name, List<String> lists, int channels, boolean chosen) {}

    private record Facets(List<Country> countries, List<Group> groups) {}

    private record Wanted(
            List<String> countries,
            List<String> languages,
            @Nullable List<String> groups,
            List<String> hidden,
            List<String> order,
            boolean unite) {}

    private record Channel(String number, String name, String group) {}

    private record Preview(int channels, int before, List<String> groups, List<Channel> first) {}

    private record Done(String words) {}

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--country", paramLabel = "CODE", split = ",", description = "${bundle:cli.select.country}")
    private List<String> countries = List.of();

    @Option(names = "--language", paramLabel = "CODE", split = ",", description = "${bundle:cli.select.language}")
    private List<String> languages = List.of();

    @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.select.group}")
    private List<String> groups = List.of();

    @Option(names = "--hide", paramLabel = "GROUP", description = "${bundle:cli.select.hide}")
    private List<String> hidden = List.of();

    @Option(names = "--first", paramLabel = "GROUP", description = "${bundle:cli.select.first}")
    private List<String> order = List.of();

    @Option(names = "--unite", description = "${bundle:cli.select.unite}")
    private boolean unite;

    @Option(names = "--all", description = "${bundle:cli.select.all}")
    private boolean all;

    @Option(names = "--preview", description = "${bundle:cli.select.preview}")
    private boolean preview;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Override
    public Integer call() {
        try (var apiClient = Optional.ofNullable(parent).orElseThrow().api()) {
            if (preview) preview(apiClient);
            else if (isAsked())
                out().println(apiClient
                        .post("/api/selection", wanted(), Done.class)
                        .words());
            else if (json) out().println(apiClient.get("/api/selection"));
            else show(apiClient.get("/api/selection", Facets.class));
        }
        return 0;
    }

    private boolean isAsked() {
        return all
                || unite
                || !countries.isEmpty()
                || !languages.isEmpty()
                || !groups.isEmpty()
                || !hidden.isEmpty()
                || !order.isEmpty();
    }

    private Wanted wanted() {
        return new Wanted(countries, languages, groups.isEmpty() ? null : groups, hidden, order, unite);
    }

    private void preview(ApiClient apiClient) {
        var found = apiClient.post("/api/selection/preview", wanted(), Preview.class);
        out().println(Messages.of(
                "cli.select.would",
                found.channels(),
                found.before(),
                found.groups().size()));
        var textTable = new TextTable(
                Messages.of("cli.column.number"), Messages.of("cli.column.name"), Messages.of("cli.column.group"));
        for (var channel : found.first()) textTable.add(channel.number(), channel.name(), channel.group());
        textTable.print(out());
    }

    private void show(Facets facets) {
        var countryTable = new TextTable(
                Messages.of("cli.column.code"),
                Messages.of("cli.column.country"),
                Messages.of("cli.column.channels"),
                Messages.of("cli.column.chosen"));
        for (var country : facets.countries()) {
            var none = country.code().isEmpty();
            countryTable.add(
                    none ? "none" : country.code(),
                    none ? Messages.of("selection.no-country") : country.name(),
                    country.channels(),
                    chosen(country.chosen()));
        }
        countryTable.print(out());
        out().println();
        var groupTable = new TextTable(
                Messages.of("cli.column.group"), Messages.of("cli.column.channels"), Messages.of("cli.column.chosen"));
        for (var group : facets.groups()) {
            var name = group.name().isEmpty() ? Messages.of("selection.no-group") : group.name();
            var more = group.lists().size() > 1 ? " (" + String.join(", ", group.lists()) + ")" : "";
            groupTable.add(name + more, group.channels(), chosen(group.chosen()));
        }
        groupTable.print(out());
    }

    private static String chosen(boolean isChosen) {
        return Messages.of(isChosen ? "cli.select.chosen" : "cli.select.left-out");
    }

    private PrintWriter out() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
    }
}
