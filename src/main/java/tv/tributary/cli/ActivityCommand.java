package tv.tributary.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary activity [TEXT]`: what happened, oldest first, and what happens from now on.
@Command(name = "activity", mixinStandardHelpOptions = true, description = "${bundle:cli.activity.about}")
final class ActivityCommand extends ApiCommand {
    private static final int WAIT_SECONDS = 10;

    private record Story(Instant began, Instant ended, int events, Severity severity, String text) {}

    private record Page(List<Story> stories) {}

    private record Entry(Instant at, Severity severity, String text) {}

    private record Newest(long position, List<Entry> events) {}

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "${bundle:cli.activity.text}")
    private final List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "${bundle:cli.activity.limit}")
    private int limit = 50;

    @Option(names = "--kind", paramLabel = "KIND", description = "${bundle:cli.activity.kind}")
    private @Nullable StoryKind kind;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "${bundle:cli.activity.severity}")
    private @Nullable Severity severity;

    @Option(names = "--provider", paramLabel = "NAME", description = "${bundle:cli.activity.provider}")
    private @Nullable String provider;

    @Option(names = "--person", paramLabel = "NAME", description = "${bundle:cli.activity.person}")
    private @Nullable String person;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "${bundle:cli.activity.channel}")
    private @Nullable String channel;

    @Option(names = "--follow", description = "${bundle:cli.activity.follow}")
    private boolean follow;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Option(names = "--export", paramLabel = "FORMAT", description = "${bundle:cli.activity.export}")
    private @Nullable ExportFormat export;

    private final DateTimeFormatter clock = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

    @Override
    public void run() {
        try (var apiClient = api()) {
            var filter = filter(apiClient);
            if (follow && apiClient.running().isEmpty())
                throw new CommandFailure(Messages.of("cli.activity.not-running"));
            if (export != null) {
                out().print(apiClient.get("/api/activity/export?format=" + export.name() + filter));
                out().flush();
            } else if (json) out().println(apiClient.get("/api/activity?limit=" + limit + filter));
            else show(apiClient.get("/api/activity?limit=" + limit + filter, Page.class));
            if (follow) follow(apiClient);
        }
    }

    private String filter(ApiClient apiClient) {
        var filter = new StringBuilder();
        if (!words.isEmpty()) filter.append("&text=").append(encoded(String.join(" ", words)));
        if (kind != null) filter.append("&kind=").append(kind.name());
        if (severity != null) filter.append("&severity=").append(severity.name());
        if (provider != null) filter.append("&provider=").append(encoded(provider));
        if (person != null) filter.append("&person=").append(encoded(person));
        if (channel != null) filter.append("&channel=").append(channel(apiClient, channel));
        return filter.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void show(Page page) {
        if (page.stories().isEmpty() && !follow) out().println(Messages.of("cli.activity.none"));
        for (var story : page.stories().reversed()) {
            out().println(line(story.began(), story.severity(), story.text())
                    + (story.events() < 2
                            ? ""
                            : " "
                                    + Messages.of(
                                            "cli.activity.story",
                                            story.events(),
                                            Units.duration(Duration.between(story.began(), story.ended())))));
        }
    }

    private String line(Instant at, Severity how, String text) {
        var mark = switch (how) {
            case INFO -> " ";
            case GOOD -> "+";
            case WARNING -> "!";
            case ERROR -> "X";
        };
        return clock.format(at) + "  " + mark + "  " + text;
    }

    /// Until the instance stops or the user interrupts.
    private void follow(ApiClient apiClient) {
        var position = apiClient.get("/api/activity/newest", Newest.class).position();
        while (!Thread.currentThread().isInterrupted()) {
            var newest =
                    apiClient.get("/api/activity/newest?after=" + position + "&wait=" + WAIT_SECONDS, Newest.class);
            newest.events().forEach(entry -> out().println(line(entry.at(), entry.severity(), entry.text())));
            out().flush();
            position = newest.position();
        }
    }
}
