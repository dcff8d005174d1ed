package tv.tributary.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary analytics [--period week]`: what was watched, and by whom.
@Command(name = "analytics", mixinStandardHelpOptions = true, description = "${bundle:cli.analytics.about}")
final class AnalyticsCommand extends ApiCommand {
    private static final int MOST_LINES = 10;

    enum Period {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    private record Sum(long viewings, long seconds, long bytes, long waitMillis) {}

    private record Failure(String name, long times, long saves, long seconds) {}

    private record Failures(List<Failure> providers) {}

    private record Traffic(long received, long sent, long saved) {}

    private record Total(String name, long viewings, long seconds) {}

    private record Report(
            Sum all,
            Sum before,
            List<Total> channels,
            List<Total> programmes,
            List<Total> people,
            List<Total> devices,
            List<Total> providers,
            Failures failures,
            Traffic traffic) {}

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "week",
            description = "${bundle:cli.analytics.period}")
    private Period period = Period.WEEK;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    private boolean json;

    @Option(names = "--csv", description = "${bundle:cli.analytics.csv}")
    private boolean csv;

    @Option(names = "--forget-people", description = "${bundle:cli.analytics.forget}")
    private boolean forgetPeople;

    @Option(names = "--anonymous", negatable = true, description = "${bundle:cli.analytics.anonymous}")
    private @Nullable Boolean anonymous;

    private record Privacy(boolean anonymous) {}

    @Override
    public void run() {
        try (var apiClient = api()) {
            if (anonymous != null) apiClient.put("/api/analytics/privacy", new Privacy(anonymous), Privacy.class);
            if (forgetPeople) apiClient.delete("/api/analytics/people");
            var query = "?period=" + period.name().toLowerCase(Locale.ROOT);
            if (csv) out().print(apiClient.get("/api/analytics/viewings" + query));
            else if (json) out().println(apiClient.get("/api/analytics" + query));
            else show(apiClient.get("/api/analytics" + query, Report.class));
            out().flush();
        }
    }

    private void show(Report report) {
        var all = report.all();
        if (all.viewings() == 0) {
            out().println(Messages.of("cli.analytics.none"));
            return;
        }
        out().println(Messages.of(
                "cli.analytics.all",
                time(all.seconds()),
                all.viewings(),
                Units.bytes(all.bytes()),
                time(report.before().seconds())));
        var traffic = report.traffic();
        out().println(Messages.of(
                "cli.analytics.traffic",
                Units.bytes(traffic.received()),
                Units.bytes(traffic.sent()),
                Units.bytes(traffic.saved())));
        if (all.waitMillis() > 0)
            out().println(Messages.of("cli.analytics.wait", Units.precise(Duration.ofMillis(all.waitMillis()))));
        show("cli.analytics.channels", report.channels());
        show("cli.analytics.programmes", report.programmes());
        show("cli.analytics.people", report.people());
        show("cli.analytics.devices", report.devices());
        show("cli.analytics.providers", report.providers());
        showFailures(report.failures().providers());
    }

    private void show(String title, List<Total> totals) {
        if (totals.stream().allMatch(total -> total.name().isEmpty())) return;
        out().println();
        out().println(Messages.of(title));
        for (var total : totals.subList(0, Math.min(MOST_LINES, totals.size()))) {
            var name = total.name().isEmpty() ? Messages.of("cli.analytics.unnamed") : total.name();
            out().println(Messages.of("cli.analytics.line", name, time(total.seconds()), total.viewings()));
        }
    }

    private void showFailures(List<Failure> failures) {
        if (failures.isEmpty()) return;
        out().println();
        out().println(Messages.of("cli.analytics.failures"));
        for (var one : failures.subList(0, Math.min(MOST_LINES, failures.size())))
            out().println(Messages.of("cli.analytics.failure", one.name(), one.times(), one.saves()));
    }

    private static String time(long seconds) {
        return Units.duration(Duration.ofSeconds(seconds));
    }
}
