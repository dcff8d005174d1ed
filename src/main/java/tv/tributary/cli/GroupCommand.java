package tv.tributary.cli;

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
        synopsisSubcommandLabel = "(list | hide | show | rename | merge | order)")
final class GroupCommand extends ApiCommand {
    private record Group(String name, int channels, boolean hidden, int place, List<String> lists) {}

    private record Names(List<String> groups) {}

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
