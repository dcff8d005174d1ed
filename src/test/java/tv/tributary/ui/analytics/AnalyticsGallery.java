package tv.tributary.ui.analytics;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ViewingReport;
import tv.tributary.activity.ViewingReport.DayTime;
import tv.tributary.activity.ViewingReport.Endings;
import tv.tributary.activity.ViewingReport.FailureTotal;
import tv.tributary.activity.ViewingReport.Failures;
import tv.tributary.activity.ViewingReport.Sum;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.TrafficHistory.TrafficReport;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.analytics.AnalyticsModel.AnalyticsLook;
import tv.tributary.ui.analytics.AnalyticsModel.Content;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;

/// Draws the page about what was watched in its states, to look at: `AnalyticsGallery FOLDER`.
final class AnalyticsGallery {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

    private AnalyticsGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household();
                var activity = new ActivityLog(
                        home.store.database(),
                        home.store.events(),
                        home.settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
                        (_, _) -> "",
                        InstantSource.system())) {
            save(folder, home, activity, "some", 1072, 1700, some(), AnalyticsLook.CHARTS);
            save(folder, home, activity, "narrow", 652, 1700, some(), AnalyticsLook.CHARTS);
            save(folder, home, activity, "tables", 1072, 1700, some(), AnalyticsLook.TABLES);
            save(folder, home, activity, "empty", 1072, 720, none(), AnalyticsLook.CHARTS);
        }
        System.exit(0);
    }

    private static void save(
            Path folder,
            Household home,
            ActivityLog activity,
            String name,
            double width,
            double height,
            Content content,
            AnalyticsLook look)
            throws Exception {
        Gallery.save(folder, "analytics-" + name, width, height, () -> {
            var turns = new SerialExecutor(home.background);
            var model = new AnalyticsModel(
                    activity.viewings(),
                    (_, _) -> new TrafficReport(0, 0, 0, List.of()),
                    activity::forgetPeople,
                    home.settings,
                    home.catalog.channels(),
                    home.catalog.editor(),
                    new UndoToasts(home.catalog.history(), turns, home.background, home.fxBridge, home.toasts),
                    turns,
                    InstantSource.system(),
                    home.background,
                    home.fxBridge,
                    home.toasts);
            var view = new AnalyticsView(model);
            model.look.set(look);
            model.content.set(Optional.of(content));
            return view;
        });
    }

    private static Content none() {
        var nothing = new Sum(0, Duration.ZERO, 0, 0, new Endings(0, 0, 0, 0), Duration.ZERO);
        var week = IntStream.range(0, 168).mapToObj(_ -> Duration.ZERO).toList();
        return new Content(
                new ViewingReport(
                        NOW.minus(Duration.ofDays(7)),
                        NOW,
                        nothing,
                        nothing,
                        List.of(),
                        week,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Failures(List.of(), List.of(), List.of())),
                new TrafficReport(0, 0, 0, List.of()),
                List.of());
    }

    private static Content some() {
        var today = LocalDate.ofInstant(NOW, ZoneId.systemDefault());
        var days = IntStream.rangeClosed(0, 29)
                .mapToObj(n -> new DayTime(today.minusDays(29 - n), Duration.ofMinutes(20 + n * 37 % 300)))
                .toList();
        var week = new ArrayList<Duration>();
        for (int hour = 0; hour < 168; hour++) {
            int inDay = hour % 24;
            week.add(Duration.ofMinutes(inDay < 7 ? 0 : inDay >= 19 ? 60 + hour * 7 % 90 : hour * 5 % 40));
        }
        var report = new ViewingReport(
                NOW.minus(Duration.ofDays(30)),
                NOW,
                new Sum(184, Duration.ofHours(93), 412L << 30, 23, new Endings(2, 170, 3, 9), Duration.ofMillis(640)),
                new Sum(151, Duration.ofHours(71), 300L << 30, 41, new Endings(0, 150, 1, 0), Duration.ofMillis(910)),
                days,
                week,
                totals("Das Erste", "ZDF", "BBC One London", "Sky Sport Bundesliga 1 UHD (Backup)", "arte", "KiKA"),
                totals("Evening news", "The long river", ""),
                totals("", "Anna", "Tim"),
                totals("Kodi · 192.168.1.20", "TiviMate", "VLC", ""),
                totals("Northwind", "Southeast"),
                new Failures(
                        List.of(failure("Northwind", 23, 19), failure("Southeast", 2, 0)),
                        List.of(failure("Sky Sport Bundesliga 1 UHD (Backup)", 14, 11), failure("arte", 1, 1)),
                        List.of(failure("SKY SPORT 1 4K · Northwind", 9, 0))));
        var unwatched = IntStream.rangeClosed(1, 812)
                .mapToObj(n -> new Channel(new ChannelId(n), "Channel " + n, "Group", "", "", ""))
                .toList();
        return new Content(report, new TrafficReport(262L << 30, 412L << 30, 150L << 30, List.of()), unwatched);
    }

    private static FailureTotal failure(String name, int times, int saves) {
        return new FailureTotal(name, times, saves, Duration.ofSeconds(4L * times));
    }

    private static List<ViewingTotal> totals(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(
                        n -> new ViewingTotal(names[n], 60 - 7L * n, Duration.ofMinutes(2_400 / (n + 1)), 90L << 30, n))
                .toList();
    }
}
