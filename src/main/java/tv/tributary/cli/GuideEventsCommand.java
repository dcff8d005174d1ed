package tv.tributary.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary guide events …`: how the names of event channels become programmes.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.events.about}",
        synopsisSubcommandLabel = "(list | set | remove | preview)")
final class GuideEventsCommand extends ApiCommand {
    /// A profile as the API shows it.
    private record Profile(
            String pattern, String zone, boolean monthFirst, int minutes, String before, String after, String idle) {}

    private record GroupProfile(long id, List<String> groups, Profile profile) {
        boolean has(String group) {
            return groups.stream().anyMatch(group::equalsIgnoreCase)
                    || Long.toString(id).equals(group);
        }
    }

    private record Settings(boolean events, Profile profile, List<GroupProfile> profiles) {}

    private record NewSettings(Input profile) {}

    private record NewProfile(List<String> groups, Input profile) {}

    private record Asked(List<String> groups, @Nullable Input profile) {}

    private record Name(
            String name,
            String reading,
            @Nullable String title,
            @Nullable Instant start) {}

    private record Preview(List<Name> channels) {}

    private record Input(
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable Boolean monthFirst,
            @Nullable Integer minutes,
            @Nullable String before,
            @Nullable String after,
            @Nullable String idle) {}

    /// The options of a profile; what is not given stays as it is.
    static final class ProfileOptions {
        @Option(names = "--pattern", paramLabel = "REGEX", description = "${bundle:cli.events.pattern}")
        private @Nullable String pattern;

        @Option(names = "--zone", paramLabel = "ZONE", description = "${bundle:cli.events.zone}")
        private @Nullable String zone;

        @Option(names = "--month-first", negatable = true, description = "${bundle:cli.events.month-first}")
        private @Nullable Boolean monthFirst;

        @Option(names = "--minutes", paramLabel = "N", description = "${bundle:cli.events.minutes}")
        private @Nullable Integer minutes;

        @Option(names = "--before", paramLabel = "TEXT", description = "${bundle:cli.events.before}")
        private @Nullable String before;

        @Option(names = "--after", paramLabel = "TEXT", description = "${bundle:cli.events.after}")
        private @Nullable String after;

        @Option(names = "--idle", paramLabel = "TEXT", description = "${bundle:cli.events.idle}")
        private @Nullable String idle;

        private Input input() {
            return new Input(pattern, zone, monthFirst, minutes, before, after, idle);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.events.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/settings/generated-guide"));
            else show(apiClient.get("/api/settings/generated-guide", Settings.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.events.set.about}")
    int set(
            @Option(names = "--group", paramLabel = "GROUP", description = "${bundle:cli.events.group}") @Nullable
                    List<String> groups,
            @Mixin ProfileOptions options) {
        try (var apiClient = api()) {
            if (groups == null || groups.isEmpty()) {
                apiClient.put("/api/settings/generated-guide", new NewSettings(options.input()), Settings.class);
                out().println(Messages.of("cli.events.set.all"));
                return 0;
            }
            var wanted = new NewProfile(groups, options.input());
            var known = known(apiClient, groups.getFirst());
            var set = known.isPresent()
                    ? apiClient.put(path(known.get()), wanted, GroupProfile.class)
                    : apiClient.post("/api/guide/events/profiles", wanted, GroupProfile.class);
            out().println(Messages.of("cli.events.set.done", String.join(", ", set.groups())));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.events.remove.about}")
    int remove(@Parameters(paramLabel = "GROUP", description = "${bundle:cli.events.which}") String group) {
        try (var apiClient = api()) {
            var known = known(apiClient, group)
                    .orElseThrow(() -> new CommandFailure(Messages.of("cli.events.unknown", group)));
            apiClient.delete(path(known));
            out().println(Messages.of("cli.events.removed", String.join(", ", known.groups())));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.events.preview.about}")
    int preview(
            @Parameters(paramLabel = "GROUP", arity = "1..*", description = "${bundle:cli.events.preview.which}")
                    List<String> groups,
            @Mixin ProfileOptions options) {
        try (var apiClient = api()) {
            var found = apiClient.post("/api/guide/events/preview", new Asked(groups, options.input()), Preview.class);
            var textTable = new TextTable(
                    Messages.of("cli.column.name"),
                    Messages.of("cli.events.column.programme"),
                    Messages.of("cli.events.column.start"));
            var clock = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault());
            for (var one : found.channels()) {
                var reading = Messages.of("event-reading." + one.reading().replace('_', '-'));
                textTable.add(
                        one.name(),
                        Optional.ofNullable(one.title()).orElse(reading),
                        Optional.ofNullable(one.start()).map(clock::format).orElse(one.title() == null ? "" : reading));
            }
            textTable.print(out());
        }
        return 0;
    }

    private static Optional<GroupProfile> known(ApiClient apiClient, String group) {
        return apiClient.get("/api/settings/generated-guide", Settings.class).profiles().stream()
                .filter(one -> one.has(group))
                .findFirst();
    }

    private static String path(GroupProfile profile) {
        return "/api/guide/events/profiles/" + profile.id();
    }

    private void show(Settings settings) {
        if (!settings.events()) out().println(Messages.of("cli.events.off"));
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.group"),
                Messages.of("cli.events.column.pattern"),
                Messages.of("cli.events.column.zone"),
                Messages.of("cli.events.column.minutes"));
        for (var one : settings.profiles())
            add(textTable, Long.toString(one.id()), String.join(", ", one.groups()), one.profile());
        add(textTable, "", Messages.of("cli.events.all-others"), settings.profile());
        textTable.print(out());
    }

    private static void add(TextTable textTable, String id, String groups, Profile profile) {
        textTable.add(id, groups, profile.pattern(), profile.zone(), profile.minutes());
    }
}
