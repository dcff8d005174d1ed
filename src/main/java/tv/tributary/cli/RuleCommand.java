package tv.tributary.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.dvr.plan.RecordingPlan.PlanVerdict;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.text.Messages;

/// `tributary rules …`: what is recorded again and again, and what that means in the days ahead.
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.rules.about}",
        synopsisSubcommandLabel = "(list | plan | preview | add | enable | disable | remove)")
final class RuleCommand extends ApiCommand {
    private static final String PATH = "/api/recording-rules";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private record Line(long id, String title, boolean enabled, String category, String person, boolean newOnly) {}

    private record Showing(long channel, String channelName, String title, String subTitle, Instant start) {}

    private record Planned(Showing showing, long rule, PlanVerdict verdict, List<String> rivals) {}

    private record Rule(
            @Nullable Boolean enabled,
            @Nullable String text,
            @Nullable TextMatch match,
            @Nullable String category,
            @Nullable String person,
            @Nullable Boolean newOnly,
            @Nullable Set<String> days,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer keep) {}

    /// What can be decided of a rule.
    static final class Wish {
        @Parameters(paramLabel = "TITLE", arity = "0..1", description = "${bundle:cli.rules.title}")
        private @Nullable String text;

        @Option(names = "--match", paramLabel = "HOW", description = "${bundle:cli.rules.match}")
        private @Nullable TextMatch match;

        @Option(names = "--category", paramLabel = "WORD", description = "${bundle:cli.rules.category}")
        private @Nullable String category;

        @Option(names = "--person", paramLabel = "NAME", description = "${bundle:cli.rules.person}")
        private @Nullable String person;

        @Option(names = "--new-only", description = "${bundle:cli.rules.new-only}")
        private boolean newOnly;

        @Option(names = "--days", paramLabel = "DAY", split = ",", description = "${bundle:cli.rules.days}")
        private @Nullable Set<String> days;

        @Option(names = "--from", paramLabel = "HH:MM", description = "${bundle:cli.rules.from}")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "HH:MM", description = "${bundle:cli.rules.until}")
        private @Nullable String until;

        @Option(names = "--keep", paramLabel = "N", description = "${bundle:cli.rules.keep}")
        private @Nullable Integer keep;

        private Rule rule() {
            return new Rule(null, text, match, category, person, newOnly, days, from, until, keep);
        }
    }

    @Override
    public void run() {
        list();
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.list.about}")
    int list() {
        try (var apiClient = api()) {
            var planned = new HashMap<Long, Integer>();
            for (var one : apiClient.get("/api/recording-plan", Planned[].class))
                if (isRecorded(one)) planned.merge(one.rule(), 1, Integer::sum);
            var table = new TextTable(
                    Messages.of("cli.column.id"),
                    Messages.of("cli.rules.column.rule"),
                    Messages.of("cli.rules.column.planned"),
                    Messages.of("cli.recordings.column.state"));
            for (var rule : apiClient.get(PATH, Line[].class)) {
                table.add(
                        rule.id(),
                        rule.title(),
                        planned.getOrDefault(rule.id(), 0),
                        Messages.of(rule.enabled() ? "cli.rules.on" : "cli.rules.off"));
            }
            table.print(out());
        }
        return 0;
    }

    private static boolean isRecorded(Planned one) {
        return one.verdict() == PlanVerdict.RECORD || one.verdict() == PlanVerdict.RECORD_TRIMMED;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.plan.about}")
    int plan() {
        try (var apiClient = api()) {
            var table = new TextTable(
                    Messages.of("cli.recordings.column.begin"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.recordings.column.title"),
                    Messages.of("cli.rules.column.verdict"));
            for (var one : apiClient.get("/api/recording-plan", Planned[].class))
                row(table, one.showing(), Optional.of(verdict(one)));
            table.print(out());
        }
        return 0;
    }

    private static String verdict(Planned one) {
        var words = Messages.of(one.verdict());
        return one.rivals().isEmpty() ? words : words + ": " + String.join(", ", one.rivals());
    }

    private static void row(TextTable table, Showing showing, Optional<String> last) {
        var name = showing.subTitle().isEmpty() ? showing.title() : showing.title() + ": " + showing.subTitle();
        table.add(
                TIME.format(showing.start().atZone(ZoneId.systemDefault())),
                showing.channelName(),
                name,
                last.orElse(""));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.preview.about}")
    int preview(@Mixin Wish wish) {
        try (var apiClient = api()) {
            var table = new TextTable(
                    Messages.of("cli.recordings.column.begin"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.recordings.column.title"),
                    "");
            for (var one : apiClient.post(PATH + "/preview", wish.rule(), Showing[].class))
                row(table, one, Optional.empty());
            table.print(out());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.add.about}")
    int add(@Mixin Wish wish) {
        try (var apiClient = api()) {
            var added = apiClient.post(PATH, wish.rule(), Line.class);
            out().println(Messages.of("cli.rules.added", added.title(), Long.toString(added.id())));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.enable.about}")
    int enable(@Parameters(paramLabel = "ID", description = "${bundle:cli.rules.id}") long id) {
        return enable(id, true);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.disable.about}")
    int disable(@Parameters(paramLabel = "ID", description = "${bundle:cli.rules.id}") long id) {
        return enable(id, false);
    }

    private int enable(long id, boolean on) {
        try (var apiClient = api()) {
            var rule = new Rule(on, null, null, null, null, null, null, null, null, null);
            var changed = apiClient.put(PATH + "/" + id, rule, Line.class);
            out().println(changed.title() + ": " + Messages.of(on ? "cli.rules.on" : "cli.rules.off"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.rules.remove.about}")
    int remove(@Parameters(paramLabel = "ID", description = "${bundle:cli.rules.id}") long id) {
        try (var apiClient = api()) {
            apiClient.delete(PATH + "/" + id);
            out().println(Messages.of("cli.rules.removed"));
        }
        return 0;
    }
}
