package tv.tributary.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary recordings …`: recordings to come, in progress and over.
@Command(
        name = "recordings",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.recordings.about}",
        synopsisSubcommandLabel = "(list | now | stop | extend | cancel | delete | restore)")
final class RecordingCommand extends ApiCommand {
    private static final String PATH = "/api/recordings";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,2})h)?(?:(\\d{1,4})m?)?");

    private record Line(
            long id,
            String channelName,
            String title,
            Instant begin,
            Instant end,
            String state,
            String fault,
            long bytes,
            double missingSeconds,
            boolean deleted) {}

    private record Wish(long channel, int minutes) {}

    private record More(int minutes) {}

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get(PATH));
            else show(List.of(apiClient.get(PATH, Line[].class)));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.now.about}")
    int now(
            @Parameters(paramLabel = "CHANNEL", description = "${bundle:cli.recordings.which}") String channel,
            @Option(names = "--for", paramLabel = "TIME", required = true, description = "${bundle:cli.recordings.for}")
                    String length) {
        int minutes = minutes(length);
        try (var apiClient = api()) {
            show(List.of(apiClient.post(PATH, new Wish(channel(apiClient, channel), minutes), Line.class)));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.stop.about}")
    int stop(@Parameters(paramLabel = "ID", description = "${bundle:cli.recordings.id}") long id) {
        return act(id, "stop");
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.extend.about}")
    int extend(
            @Parameters(paramLabel = "ID", description = "${bundle:cli.recordings.id}") long id,
            @Option(names = "--by", paramLabel = "TIME", required = true, description = "${bundle:cli.recordings.for}")
                    String length) {
        int minutes = minutes(length);
        try (var apiClient = api()) {
            show(List.of(apiClient.post(PATH + "/" + id + "/extend", new More(minutes), Line.class)));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.cancel.about}")
    int cancel(@Parameters(paramLabel = "ID", description = "${bundle:cli.recordings.id}") long id) {
        return act(id, "cancel");
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.delete.about}")
    int delete(@Parameters(paramLabel = "ID", description = "${bundle:cli.recordings.id}") long id) {
        try (var apiClient = api()) {
            apiClient.delete(PATH + "/" + id);
            out().println(Messages.of("cli.recordings.deleted", Long.toString(id)));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.recordings.restore.about}")
    int restore(@Parameters(paramLabel = "ID", description = "${bundle:cli.recordings.id}") long id) {
        return act(id, "restore");
    }

    private int act(long id, String what) {
        try (var apiClient = api()) {
            show(List.of(apiClient.post(PATH + "/" + id + "/" + what, Line.class)));
        }
        return 0;
    }

    /// `90m`, `1h30m`, `2h` or `45`.
    static int minutes(String length) {
        var parts = LENGTH.matcher(length.strip().toLowerCase(Locale.ROOT));
        if (length.isBlank() || !parts.matches()) throw new CommandFailure(Messages.of("cli.recordings.bad", length));
        return number(parts.group(1)) * 60 + number(parts.group(2));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private void show(List<Line> all) {
        if (all.isEmpty()) {
            out().println(Messages.of("cli.recordings.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.recordings.column.begin"),
                Messages.of("cli.recordings.column.length"),
                Messages.of("cli.column.name"),
                Messages.of("cli.recordings.column.title"),
                Messages.of("cli.recordings.column.state"),
                Messages.of("cli.recordings.column.size"));
        for (var one : all) {
            textTable.add(
                    one.id(),
                    TIME.format(one.begin().atZone(ZoneId.systemDefault())),
                    Units.duration(Duration.between(one.begin(), one.end())),
                    one.channelName(),
                    one.title(),
                    state(one),
                    one.bytes() == 0 ? "" : Units.bytes(one.bytes()));
        }
        textTable.print(out());
    }

    private static String state(Line one) {
        if (one.deleted()) return Messages.of("cli.recordings.trash");
        var state = Messages.of("recording-state." + one.state());
        if (one.missingSeconds() < 1) return one.fault().isEmpty() ? state : state + ": " + one.fault();
        var missing = Units.duration(Duration.ofMillis((long) (one.missingSeconds() * 1_000)));
        return Messages.of("cli.recordings.missing", state, missing, one.fault());
    }
}
