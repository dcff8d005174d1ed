package tv.tributary.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary guide …`: adds, lists, reads and removes guide sources, and says what is on.
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.guides.about}",
        subcommands = GuideEventsCommand.class,
        synopsisSubcommandLabel = "(add | list | sync | remove | restore | now | shift | days | events)")
final class GuideCommand extends ApiCommand {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    /// A guide source as the API shows it.
    private record GuideSource(long id, String name, String location, boolean enabled, Reading lastReading) {
        record Reading(String result, int channels, int programmes, String words) {}
    }

    private record NewSource(
            @Nullable String name,
            String location,
            int priority,
            long refreshEverySeconds,
            String country,
            String shift) {}

    private record Coverage(int channels, int withGuide) {}

    private record Country(long source, String name, String clue, int channels, int others) {
        String words() {
            return Messages.of("country-clue." + clue, name);
        }
    }

    private record Shift(List<Long> channels, String shift) {}

    private record Done(String words) {}

    private record Days(int daysBack, int daysAhead, int servedBack, int servedAhead) {}

    /// What is null stays as it is.
    private record DaysChange(
            @Nullable Integer daysBack,
            @Nullable Integer daysAhead,
            @Nullable Integer servedBack,
            @Nullable Integer servedAhead) {}

    private record RemovedSource(long id, String name) {}

    private record Work(long id, String state, String note) {}

    private record NowNext(
            String number,
            String name,
            @Nullable Show now,
            @Nullable Show next) {
        record Show(Instant start, String title) {}
    }

    private static final int SECONDS_PER_HOUR = 3_600;

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.add.about}")
    int add(
            @Parameters(paramLabel = "LOCATION", description = "${bundle:cli.guide.add.location}") String location,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.guide.add.name}") @Nullable
                    String name,
            @Option(
                            names = "--priority",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "${bundle:cli.guide.add.priority}")
                    int priority,
            @Option(
                            names = "--refresh",
                            paramLabel = "HOURS",
                            defaultValue = "12",
                            description = "${bundle:cli.guide.add.refresh}")
                    int hours,
            @Option(
                            names = "--country",
                            paramLabel = "CC",
                            defaultValue = "",
                            description = "${bundle:cli.guide.add.country}")
                    String country,
            @Option(
                            names = "--shift",
                            paramLabel = "SHIFT",
                            defaultValue = "",
                            description = "${bundle:cli.guide.add.shift}")
                    String shift) {
        try (var apiClient = api()) {
            var added = apiClient.post(
                    "/api/guide/sources",
                    new NewSource(name, absolute(location), priority, (long) hours * SECONDS_PER_HOUR, country, shift),
                    GuideSource.class);
            out().println(Messages.of("cli.guide.added", added.name(), Long.toString(added.id())));
            return read(apiClient, added, false);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) {
                out().println(apiClient.get("/api/guide/sources"));
                return 0;
            }
            var sources = apiClient.get("/api/guide/sources", GuideSource[].class);
            if (sources.length == 0) {
                out().println(Messages.of("cli.guide.none"));
                return 0;
            }
            var textTable = new TextTable(
                    Messages.of("cli.column.id"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.column.channels"),
                    Messages.of("cli.column.programmes"),
                    Messages.of("cli.column.country"),
                    Messages.of("cli.column.last-sync"));
            var countries = List.of(apiClient.get("/api/guide/sources/countries", Country[].class));
            for (var source : sources) {
                var last = source.lastReading();
                var words = source.enabled() ? last.words() : Messages.of("cli.provider.disabled");
                var country = countries.stream()
                        .filter(one -> one.source() == source.id())
                        .map(Country::words)
                        .findFirst()
                        .orElse("");
                textTable.add(source.id(), source.name(), last.channels(), last.programmes(), country, words);
            }
            textTable.print(out());
            var coverage = apiClient.get("/api/guide/coverage", Coverage.class);
            out().println(Messages.of("cli.guide.coverage", coverage.withGuide(), coverage.channels()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.sync.about}")
    int sync(
            @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "${bundle:cli.guide.which}") @Nullable
                    String[] wanted,
            @Option(names = "--anyway", description = "${bundle:cli.guide.sync.anyway}") boolean anyway) {
        try (var apiClient = api()) {
            var all = List.of(apiClient.get("/api/guide/sources", GuideSource[].class));
            var chosen = wanted == null || wanted.length == 0
                    ? all.stream().filter(GuideSource::enabled).toList()
                    : Arrays.stream(wanted)
                            .map(text -> find(all, String.valueOf(text)))
                            .toList();
            var code = 0;
            for (var source : chosen) code = Math.max(code, read(apiClient, source, anyway));
            return code;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.remove.about}")
    int remove(@Parameters(paramLabel = "SOURCE", description = "${bundle:cli.guide.which}") String wanted) {
        try (var apiClient = api()) {
            var source = find(List.of(apiClient.get("/api/guide/sources", GuideSource[].class)), wanted);
            apiClient.delete("/api/guide/sources/" + source.id());
            out().println(Messages.of("cli.guide.removed", source.name(), Long.toString(source.id())));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.restore.about}")
    int restore(@Parameters(paramLabel = "SOURCE", description = "${bundle:cli.guide.which}") String wanted) {
        try (var apiClient = api()) {
            var found = find(
                    List.of(apiClient.get("/api/guide/sources/removed", RemovedSource[].class)),
                    RemovedSource::id,
                    RemovedSource::name,
                    wanted,
                    "cli.guide.not-removed");
            var back = apiClient.post("/api/guide/sources/" + found.id() + "/restore", GuideSource.class);
            out().println(Messages.of("cli.guide.restored", back.name()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.now.about}")
    int now(
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "${bundle:cli.guide.now.limit}")
                    int limit) {
        try (var apiClient = api()) {
            var textTable = new TextTable(
                    Messages.of("cli.column.number"),
                    Messages.of("cli.column.name"),
                    Messages.of("cli.column.now"),
                    Messages.of("cli.column.next"));
            for (var one : apiClient.get("/api/guide/now?limit=" + limit, NowNext[].class)) {
                textTable.add(one.number(), one.name(), words(one.now()), words(one.next()));
            }
            textTable.print(out());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.shift.about}")
    int shift(
            @Option(
                            names = "--by",
                            paramLabel = "SHIFT",
                            defaultValue = "",
                            description = "${bundle:cli.guide.shift.by}")
                    String shift,
            @Parameters(paramLabel = "CHANNEL", arity = "1..*", description = "${bundle:cli.guide.shift.which}")
                    List<String> channels) {
        try (var apiClient = api()) {
            var ids = channels.stream().map(named -> channel(apiClient, named)).toList();
            out().println(apiClient
                    .post("/api/guide/shift", new Shift(ids, shift), Done.class)
                    .words());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.guide.days.about}")
    int days(
            @Option(names = "--back", paramLabel = "N", description = "${bundle:cli.guide.days.back}") @Nullable
                    Integer back,
            @Option(names = "--ahead", paramLabel = "N", description = "${bundle:cli.guide.days.ahead}") @Nullable
                    Integer ahead,
            @Option(names = "--served-back", paramLabel = "N", description = "${bundle:cli.guide.days.served-back}")
                    @Nullable
                    Integer servedBack,
            @Option(names = "--served-ahead", paramLabel = "N", description = "${bundle:cli.guide.days.served-ahead}")
                    @Nullable
                    Integer servedAhead) {
        try (var apiClient = api()) {
            var days = apiClient.put(
                    "/api/settings/guide", new DaysChange(back, ahead, servedBack, servedAhead), Days.class);
            out().println(Messages.of(
                    "cli.guide.days", days.daysBack(), days.daysAhead(), days.servedBack(), days.servedAhead()));
            if (back != null || ahead != null) out().println(Messages.of("cli.guide.days.read"));
        }
        return 0;
    }

    private static String words(NowNext.@Nullable Show show) {
        return show == null ? "" : CLOCK.format(show.start()) + " " + show.title();
    }

    /// Has a guide read and waits for what comes of it. Returns the exit code.
    private int read(ApiClient apiClient, GuideSource source, boolean anyway) {
        var work = apiClient.post(
                "/api/guide/sources/" + source.id() + "/sync" + (anyway ? "?anyway=true" : ""), Work.class);
        // The API itself waits; so nothing here looks again and again.
        while (work.state().equals("running")) work = apiClient.get("/api/jobs/" + work.id() + "?wait=60", Work.class);
        out().println(source.name() + ": " + work.note());
        return work.state().equals("done") ? 0 : Cli.FAILED;
    }

    private static GuideSource find(List<GuideSource> all, String wanted) {
        return find(all, GuideSource::id, GuideSource::name, wanted, "cli.guide.unknown");
    }
}
