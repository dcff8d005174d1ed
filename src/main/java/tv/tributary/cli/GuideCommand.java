package tv.tributary.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// `tributary guide …`: adds, lists, reads and removes guide sources, and says what is on.
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.guides.about}",
        synopsisSubcommandLabel = "(add | list | sync | remove | restore | now)")
final class GuideCommand implements Runnable {
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

    @ParentCommand
    private @Nullable StartCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var commandLine = Optional.ofNullable(spec).orElseThrow().commandLine();
        commandLine.usage(commandLine.getOut());
    }

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
                    Messages.of("cli.column.last-sync"));
            for (var source : sources) {
                var last = source.lastReading();
                var words = source.enabled() ? last.words() : Messages.of("cli.provider.disabled");
                textTable.add(source.id(), source.name(), last.channels(), last.programmes(), words);
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
            var found = Arrays.stream(apiClient.get("/api/guide/sources/removed", RemovedSource[].class))
                    .filter(one ->
                            Long.toString(one.id()).equals(wanted) || one.name().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure(Messages.of("cli.guide.not-removed", wanted)));
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
        return all.stream()
                .filter(source -> Long.toString(source.id()).equals(wanted)
                        || source.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Messages.of("cli.guide.unknown", wanted)));
    }

    /// A file's path as the running instance must be told it: that has another working folder.
    private static String absolute(String location) {
        try {
            var file = Path.of(location);
            return Files.exists(file) ? file.toAbsolutePath().normalize().toString() : location;
        } catch (InvalidPathException _) {
            return location;
        }
    }

    private ApiClient api() {
        return Optional.ofNullable(parent).orElseThrow().api();
    }

    private PrintWriter out() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
    }
}
