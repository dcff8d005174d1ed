package tv.tributary.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary group …`: rules for whole groups, which channels that come later follow.
@Command(
        name = "group",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.group.about}",
        synopsisSubcommandLabel = "(list | hide | show | rename | merge | own | order | move | new)")
final class GroupCommand extends ApiCommand {
    private record Group(String name, int channels, boolean hidden, int place, List<String> lists) {}

    private record Names(List<String> groups) {}

    private record Move(
            List<String> groups,
            @Nullable String before,
            @Nullable String behind) {}

    private record Named(long id, String name) {}

    private record NewGroupsRule(long provider, boolean hidden) {}

    private record NewName(String group, String name) {}

    private record Done(String words) {}

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/groups/rules"));
            else show(apiClient.get("/api/groups/rules", Group[].class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.hide.about}")
    int hide(
            @Parameters(paramLabel = "GROUP", arity = "1..*", description = "${bundle:cli.group.which}")
                    List<String> groups) {
        return change("hide", new Names(groups));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.show.about}")
    int show(
            @Parameters(paramLabel = "GROUP", arity = "1..*", description = "${bundle:cli.group.which}")
                    List<String> groups) {
        return change("show", new Names(groups));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.rename.about}")
    int rename(
            @Parameters(paramLabel = "GROUP", description = "${bundle:cli.group.which}") String group,
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.group.name}") String name) {
        return change("rename", new NewName(group, name));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.merge.about}")
    int merge(
            @Parameters(paramLabel = "GROUP", arity = "2..*", description = "${bundle:cli.group.which}")
                    List<String> groups) {
        return change("merge", new Names(groups));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.order.about}")
    int order(
            @Parameters(paramLabel = "GROUP", arity = "0..*", description = "${bundle:cli.group.which}") @Nullable
                    List<String> groups) {
        return change("order", new Names(groups == null ? List.of() : groups));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.own.about}")
    int own(
            @Parameters(paramLabel = "GROUP", arity = "1..*", description = "${bundle:cli.group.own.which}")
                    List<String> groups) {
        return change("own", new Names(groups));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.group.move.about}")
    int move(
            @Parameters(paramLabel = "GROUP", arity = "1..*", description = "${bundle:cli.group.which}")
                    List<String> groups,
            @Option(names = "--before", paramLabel = "GROUP", description = "${bundle:cli.group.move.before}") @Nullable
                    String before,
            @Option(names = "--behind", paramLabel = "GROUP", description = "${bundle:cli.group.move.behind}") @Nullable
                    String behind) {
        return change("move", new Move(groups, before, behind));
    }

    @Command(name = "new", mixinStandardHelpOptions = true, description = "${bundle:cli.group.fresh.about}")
    int fresh(
            @Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.group.fresh.provider}") String provider,
            @Option(names = "--hide", description = "${bundle:cli.group.fresh.hide}") boolean hide,
            @Option(names = "--show", description = "${bundle:cli.group.fresh.show}") boolean show) {
        try (var apiClient = api()) {
            var id = find(
                            List.of(apiClient.get("/api/providers", Named[].class)),
                            Named::id,
                            Named::name,
                            provider,
                            "cli.provider.unknown")
                    .id();
            if (hide != show) {
                var done = apiClient.post("/api/groups/new", new NewGroupsRule(id, hide), Done.class);
                out().println(done.words());
                return 0;
            }
            var hidden = Arrays.stream(apiClient.get("/api/groups/new", NewGroupsRule[].class))
                    .anyMatch(rule -> rule.provider() == id && rule.hidden());
            out().println(Messages.of(hidden ? "cli.group.fresh.hidden" : "cli.group.fresh.shown", provider));
        }
        return 0;
    }

    private int change(String what, Record body) {
        try (var apiClient = api()) {
            out().println(apiClient
                    .post("/api/groups/" + what, body, Done.class)
                    .words());
        }
        return 0;
    }

    private void show(Group... groups) {
        var textTable = new TextTable(
                Messages.of("cli.column.name"), Messages.of("cli.column.channels"), Messages.of("cli.column.rule"));
        for (var group : groups) textTable.add(group.name(), group.channels(), rule(group));
        textTable.print(out());
    }

    private static String rule(Group group) {
        var hidden = group.hidden() ? Messages.of("cli.group.hidden") : "";
        var place = group.place() > 0 ? Messages.of("cli.group.place", group.place()) : "";
        var lists = group.lists().isEmpty() ? "" : Messages.of("cli.group.lists", String.join(", ", group.lists()));
        return String.join(
                "; ",
                List.of(hidden, place, lists).stream()
                        .filter(words -> !words.isEmpty())
                        .toList());
    }
}
