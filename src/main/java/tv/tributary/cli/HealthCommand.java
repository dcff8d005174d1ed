package tv.tributary.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tv.tributary.text.Messages;

/// `tributary health …`: how all streams do, and how they are looked after at night.
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.health.about}",
        synopsisSubcommandLabel = "(show | nights)")
final class HealthCommand extends ApiCommand {
    private static final String SETTINGS = "/api/settings/health";

    private record Tally(String name, int playing, int failing, int untested) {}

    private record Lost(String name, String group, Instant since, int streams) {}

    private record Health(List<Tally> providers, List<Tally> groups, List<Lost> lost) {}

    private record Rules(boolean nightly, int from, int until, boolean pauseWhileWatching, int budget) {}

    /// What is null stays as it is.
    private record Change(
            @Nullable Boolean nightly,
            @Nullable Integer from,
            @Nullable Integer until,
            @Nullable Boolean pauseWhileWatching,
            @Nullable Integer budget) {}

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.health.show.about}")
    int show(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/health"));
            else tell(apiClient.get("/api/health", Health.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.health.nights.about}")
    int nights(
            @Option(names = "--on", negatable = true, fallbackValue = "true", description = "${bundle:cli.health.on}")
                    @Nullable
                    Boolean nightly,
            @Option(names = "--from", paramLabel = "HOUR", description = "${bundle:cli.health.from}") @Nullable
                    Integer from,
            @Option(names = "--until", paramLabel = "HOUR", description = "${bundle:cli.health.until}") @Nullable
                    Integer until,
            @Option(
                            names = "--pause",
                            negatable = true,
                            fallbackValue = "true",
                            description = "${bundle:cli.health.pause}")
                    @Nullable
                    Boolean pause,
            @Option(names = "--budget", paramLabel = "N", description = "${bundle:cli.health.budget}") @Nullable
                    Integer budget) {
        var change = new Change(nightly, from, until, pause, budget);
        try (var apiClient = api()) {
            var rules = change.equals(new Change(null, null, null, null, null))
                    ? apiClient.get(SETTINGS, Rules.class)
                    : apiClient.put(SETTINGS, change, Rules.class);
            tell(rules);
        }
        return 0;
    }

    private void tell(Rules rules) {
        var words = rules.nightly
                ? Messages.of("cli.health.nightly", rules.from, rules.until)
                : Messages.of("cli.health.never");
        if (rules.nightly && rules.pauseWhileWatching) words += " " + Messages.of("cli.health.pauses");
        if (rules.nightly && rules.budget > 0) words += " " + Messages.of("cli.health.most", rules.budget);
        out().println(words);
    }

    private void tell(Health health) {
        table("cli.health.provider", health.providers);
        if (!health.groups.isEmpty()) out().println();
        table("cli.health.group", health.groups);
        if (health.lost.isEmpty()) return;
        out().println();
        out().println(Messages.of("cli.health.lost", health.lost.size()));
        for (var one : health.lost) {
            var day = LocalDate.ofInstant(one.since, ZoneId.systemDefault());
            out().println(Messages.of("cli.health.lost-one", one.name, one.group, day.toString()));
        }
    }

    private void table(String title, List<Tally> tallies) {
        if (tallies.isEmpty()) return;
        var table = new TextTable(
                Messages.of(title),
                Messages.of("cli.health.playing"),
                Messages.of("cli.health.failing"),
                Messages.of("cli.health.untested"));
        for (var one : tallies) table.add(one.name, one.playing, one.failing, one.untested);
        table.print(out());
    }
}
