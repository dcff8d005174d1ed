package tv.tributary.ui.analytics;

import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ViewingReport;
import tv.tributary.activity.Viewings;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.settings.Settings;
import tv.tributary.stats.TrafficHistory.TrafficReport;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;

/// What was watched in the period that is chosen, what nobody watched, and whether names are kept. FX thread only.
final class AnalyticsModel {
    /// How much of the past is looked at, up to now. Words under `analytics-period.*`.
    enum AnalyticsPeriod {
        DAY(1),
        WEEK(7),
        MONTH(30),
        QUARTER(91),
        YEAR(365);

        private final int days;

        AnalyticsPeriod(int days) {
            this.days = days;
        }
    }

    /// How figures are shown. Words under `analytics-look.*`.
    enum AnalyticsLook {
        CHARTS,
        TABLES
    }

    /// @param unwatched shown channels, favourites aside, that nobody watched in the period; empty for a period that
    ///     is too short to tell, or longer than viewings have been kept
    record Content(ViewingReport report, TrafficReport traffic, List<Channel> unwatched) {
        boolean isEmpty() {
            return report.all().viewings() == 0;
        }
    }

    private final Viewings viewings;
    private final BiFunction<Instant, Instant, TrafficReport> traffic;
    private final Runnable forgetPeople;
    private final Settings settings;
    private final Channels channels;
    private final Editor editor;
    private final InstantSource clock;
    private final FxBridge fxBridge;
    private final Background background;
    private final LatestQuery query;
    private final SerialExecutor turns;
    private final UndoToasts undoToasts;
    private final Toasts toasts;

    // shows
    final ObjectProperty<AnalyticsPeriod> period = new SimpleObjectProperty<>(AnalyticsPeriod.WEEK);
    final ObjectProperty<AnalyticsLook> look = new SimpleObjectProperty<>(AnalyticsLook.CHARTS);
    final ObjectProperty<Optional<Content>> content = new SimpleObjectProperty<>(Optional.empty());
    /// Whether it is kept who watches, and on which device.
    final BooleanProperty named = new SimpleBooleanProperty();

    AnalyticsModel(
            Viewings viewings,
            BiFunction<Instant, Instant, TrafficReport> traffic,
            Runnable forgetPeople,
            Settings settings,
            Channels channels,
            Editor editor,
            UndoToasts undoToasts,
            SerialExecutor turns,
            InstantSource clock,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.viewings = viewings;
        this.traffic = traffic;
        this.forgetPeople = forgetPeople;
        this.settings = settings;
        this.channels = channels;
        this.editor = editor;
        this.undoToasts = undoToasts;
        this.turns = turns;
        this.clock = clock;
        this.background = background;
        this.query = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        period.subscribe((_, _) -> refresh());
    }

    // does

    void refresh() {
        var chosen = period.get();
        query.run(() -> load(chosen), loaded -> content.set(Optional.of(loaded)));
    }

    /// Hides the channels that nobody watched, in one step that can be undone.
    void hideUnwatched() {
        var ids = content.get().stream()
                .flatMap(now -> now.unwatched().stream())
                .map(Channel::id)
                .toList();
        if (ids.isEmpty()) return;
        turns.run(() -> editor.hide(ids), told -> {
            undoToasts.tell(told);
            refresh();
        });
    }

    /// Writes the viewings of the period as CSV.
    void export(Path file) {
        var now = clock.instant();
        var from = now.minus(Duration.ofDays(period.get().days));
        background.run(
                () -> {
                    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                        viewings.export(from, now, out);
                    }
                    return file;
                },
                done -> toasts.say(Messages.of("activity.exported", done)));
    }

    /// From now on it is kept, or not, who watches; at once also of what runs.
    void keepNames(boolean kept) {
        background.run(
                () -> {
                    var before = settings.of(ActivitySettings.NAME, ActivitySettings.defaults())
                            .get();
                    settings.save(
                            ActivitySettings.NAME,
                            new ActivitySettings(before.days(), before.events(), !kept, before.viewingDays()));
                    return kept;
                },
                named::set);
    }

    /// Removes from what was watched so far who it was. Cannot be undone.
    void forgetNames() {
        background.run(
                () -> {
                    forgetPeople.run();
                    return true;
                },
                _ -> {
                    toasts.say(Messages.of("analytics.forgotten"));
                    refresh();
                });
    }

    // lives

    Subscription open() {
        refresh();
        return Subscription.all(
                undoToasts.open(),
                fxBridge.follow(
                        settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
                        kept -> named.set(!kept.anonymous())));
    }

    private Content load(AnalyticsPeriod chosen) {
        var now = clock.instant();
        var from = now.minus(Duration.ofDays(chosen.days));
        return new Content(
                viewings.report(from, now, ZoneId.systemDefault()),
                traffic.apply(from, now),
                unwatched(chosen, from, now));
    }

    private List<Channel> unwatched(AnalyticsPeriod chosen, Instant from, Instant now) {
        if (chosen.days < AnalyticsPeriod.MONTH.days) return List.of();
        if (viewings.since().filter(since -> !since.isAfter(from)).isEmpty()) return List.of();
        var watched = viewings.channels(from, now);
        return channels.list(ChannelQuery.all()).stream()
                .filter(row -> !row.hidden() && !row.favourite())
                .map(ChannelRow::channel)
                .filter(channel -> !watched.contains(channel.id()))
                .toList();
    }
}
