package tv.tributary.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.Digest;
import tv.tributary.text.Messages;

/// `tributary alert …`: where messages about what happened go.
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.alert.about}",
        synopsisSubcommandLabel = "(list | add | change | test | remove)")
final class AlertCommand extends ApiCommand {
    private static final String PATH = "/api/alerts/targets";

    private record Target(long id, String name, TargetKind kind, boolean enabled, Optional<String> problem) {}

    private record Rule(
            @Nullable Set<StoryKind> kinds,
            @Nullable Severity least,
            @Nullable Boolean allClear,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable Integer mostPerHour,
            @Nullable Digest digest) {}

    private record Input(
            @Nullable String name,
            @Nullable TargetKind kind,
            @Nullable Boolean enabled,
            @Nullable Map<String, String> values,
            Rule rule) {}

    private record Tested(boolean delivered, String problem) {}

    /// What can be decided of a target.
    static final class Choices {
        @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "${bundle:cli.alert.set}")
        @Nullable
        Map<String, String> values;

        @Option(names = "--about", paramLabel = "KIND", split = ",", description = "${bundle:cli.alert.about-kinds}")
        @Nullable
        Set<StoryKind> kinds;

        @Option(names = "--severity", paramLabel = "SEVERITY", description = "${bundle:cli.activity.severity}")
        @Nullable
        Severity least;

        @Option(names = "--all-clear", negatable = true, description = "${bundle:cli.alert.all-clear}")
        @Nullable
        Boolean allClear;

        @Option(names = "--quiet-from", paramLabel = "HH:MM", description = "${bundle:cli.alert.quiet-from}")
        @Nullable
        String quietFrom;

        @Option(names = "--quiet-until", paramLabel = "HH:MM", description = "${bundle:cli.alert.quiet-until}")
        @Nullable
        String quietUntil;

        @Option(names = "--most", paramLabel = "N", description = "${bundle:cli.alert.most}")
        @Nullable
        Integer most;

        @Option(names = "--digest", paramLabel = "HOW-OFTEN", description = "${bundle:cli.alert.digest}")
        @Nullable
        Digest digest;

        private Input input(@Nullable String name, @Nullable TargetKind kind, @Nullable Boolean enabled) {
            return new Input(
                    name, kind, enabled, values, new Rule(kinds, least, allClear, quietFrom, quietUntil, most, digest));
        }
    }

    @Override
    public void run() {
        list();
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.alert.list.about}")
    int list() {
        try (var apiClient = api()) {
            var all = apiClient.get(PATH, Target[].class);
            if (all.length == 0) out().println(Messages.of("cli.alert.none"));
            for (var one : all)
                out().println(Messages.of(
                        "cli.alert.line",
                        Long.toString(one.id()),
                        one.name(),
                        Messages.of(one.kind()),
                        one.problem().orElse(Messages.of(one.enabled() ? "cli.alert.fine" : "cli.alert.off"))));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.alert.add.about}")
    int add(
            @Parameters(paramLabel = "KIND", description = "${bundle:cli.alert.kind}") TargetKind kind,
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.alert.name}") String name,
            @Mixin Choices choices) {
        try (var apiClient = api()) {
            var added = apiClient.post(PATH, choices.input(name, kind, true), Target.class);
            out().println(Messages.of("cli.alert.added", added.name(), Long.toString(added.id())));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.alert.change.about}")
    int change(
            @Parameters(paramLabel = "TARGET", description = "${bundle:cli.alert.which}") String wanted,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.alert.name}") @Nullable
                    String name,
            @Option(names = "--enabled", negatable = true, description = "${bundle:cli.alert.enabled}") @Nullable
                    Boolean enabled,
            @Mixin Choices choices) {
        try (var apiClient = api()) {
            apiClient.put(PATH + "/" + id(apiClient, wanted), choices.input(name, null, enabled), Target.class);
            out().println(Messages.of("cli.user.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.alert.test.about}")
    int test(@Parameters(paramLabel = "TARGET", description = "${bundle:cli.alert.which}") String wanted) {
        try (var apiClient = api()) {
            var tested = apiClient.post(PATH + "/" + id(apiClient, wanted) + "/test", Tested.class);
            if (!tested.delivered()) throw new CommandFailure(tested.problem());
            out().println(Messages.of("cli.alert.delivered"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.alert.remove.about}")
    int remove(@Parameters(paramLabel = "TARGET", description = "${bundle:cli.alert.which}") String wanted) {
        try (var apiClient = api()) {
            apiClient.delete(PATH + "/" + id(apiClient, wanted));
            out().println(Messages.of("cli.user.removed"));
        }
        return 0;
    }

    private static long id(ApiClient apiClient, String wanted) {
        return find(List.of(apiClient.get(PATH, Target[].class)), Target::id, Target::name, wanted, "cli.alert.unknown")
                .id();
    }
}
