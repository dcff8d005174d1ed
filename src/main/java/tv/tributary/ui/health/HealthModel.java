package tv.tributary.ui.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.health.CheckScope;
import tv.tributary.health.CheckScope.Depth;
import tv.tributary.health.CheckScope.Which;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.health.HealthSummary.DayTally;
import tv.tributary.health.HealthSummary.LostChannel;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.health.RoundPlan;
import tv.tributary.health.StreamVerdict;
import tv.tributary.job.Job;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;

/// The page about the health of streams: figures, the check that was begun here, and channels to hide. FX thread only.
final class HealthModel {
    /// So many days of the trend are shown.
    static final int DAYS = 30;

    /// A provider or a group.
    ///
    /// @param id empty for a group
    /// @param trend the shares of streams that played on the last days, 0 to 1; empty for a group
    record TallyEntry(Optional<ProviderId> id, String name, StreamTally tally, List<Double> trend) {}

    /// A channel without any stream that plays, and its name and group.
    record LostEntry(LostChannel lost, Channel channel) {}

    /// What a channel showed last.
    ///
    /// @param address of the picture, by which it is loaded
    record PictureEntry(Channel channel, String address, Instant at, StreamVerdict verdict) {}

    /// What the page shows. Words under `health-look.*`.
    enum HealthLook {
        FIGURES,
        PICTURES
    }

    /// @param providers and groups: those of which most fails first
    /// @param plan how long a look at all that are due takes
    /// @param pictures those with a verdict other than fine first, then by name
    record Content(
            List<TallyEntry> providers,
            List<TallyEntry> groups,
            List<LostEntry> lost,
            RoundPlan plan,
            List<PictureEntry> pictures) {
        boolean isEmpty() {
            return providers.isEmpty();
        }
    }

    private final HealthChecks health;
    private final Channels channels;
    private final Editor editor;
    private final Function<ProviderId, String> providerName;
    private final Supplier<Map<ProviderId, Integer>> connections;
    private final Consumer<Channel> showChannel;
    private final LatestValue<List<Job.View>> jobs;
    private final FxBridge fxBridge;
    private final Background background;
    private final LatestQuery query;
    private final SerialExecutor turns;
    private final UndoToasts undoToasts;

    // shows
    final ObjectProperty<Optional<Content>> content = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<HealthLook> look = new SimpleObjectProperty<>(HealthLook.FIGURES);
    final ObjectProperty<Optional<Job.View>> running = new SimpleObjectProperty<>(Optional.empty());

    private Optional<HealthCheck> check = Optional.empty();

    /// @param providerName may block
    /// @param connections how many each provider allows; may block
    /// @param showChannel goes to a channel
    /// @param jobs running ones, and those that ended a moment ago
    HealthModel(
            HealthChecks health,
            Channels channels,
            Editor editor,
            Function<ProviderId, String> providerName,
            Supplier<Map<ProviderId, Integer>> connections,
            Consumer<Channel> showChannel,
            LatestValue<List<Job.View>> jobs,
            UndoToasts undoToasts,
            SerialExecutor turns,
            FxBridge fxBridge,
            Background background) {
        this.health = health;
        this.channels = channels;
        this.editor = editor;
        this.providerName = providerName;
        this.connections = connections;
        this.showChannel = showChannel;
        this.jobs = jobs;
        this.undoToasts = undoToasts;
        this.turns = turns;
        this.fxBridge = fxBridge;
        this.background = background;
        this.query = new LatestQuery(background);
    }

    // does

    /// Begins quick looks at all streams that are due, or shows those that run already.
    void lookAtAll() {
        begin(new CheckScope(Optional.empty(), Optional.empty(), Which.DUE, Integer.MAX_VALUE, Depth.QUICK_LOOK));
    }

    /// The same for all streams of one provider, also those seen lately.
    void lookAt(ProviderId provider) {
        begin(new CheckScope(Optional.empty(), Optional.of(provider), Which.ALL, Integer.MAX_VALUE, Depth.QUICK_LOOK));
    }

    void show(Channel channel) {
        showChannel.accept(channel);
    }

    /// Ends the check that runs.
    void stop() {
        check.ifPresent(it -> it.job().cancel());
    }

    /// Hides the channels of which nothing plays, in one step that can be undone.
    void hideLost() {
        var ids = content.get().stream()
                .flatMap(now -> now.lost().stream())
                .map(one -> one.channel().id())
                .toList();
        if (ids.isEmpty()) return;
        turns.run(() -> editor.hide(ids), told -> {
            undoToasts.tell(told);
            refresh();
        });
    }

    private void begin(CheckScope scope) {
        if (check.isPresent()) return;
        background.run(() -> health.check(scope), begun -> {
            check = Optional.of(begun);
            update();
        });
    }

    // lives

    Subscription open() {
        refresh();
        return Subscription.all(undoToasts.open(), fxBridge.follow(jobs, _ -> update()));
    }

    private void update() {
        check.ifPresent(now -> {
            var view = now.job().view();
            if (view.state() == Job.State.RUNNING) {
                running.set(Optional.of(view));
                return;
            }
            check = Optional.empty();
            running.set(Optional.empty());
            refresh();
        });
    }

    private void refresh() {
        query.run(this::load, loaded -> content.set(Optional.of(loaded)));
    }

    private Content load() {
        var summary = health.summary(
                id -> channels.row(id).map(row -> row.channel().group()).orElse(""));
        var trend = health.trend(DAYS);
        return new Content(
                worstFirst(summary.providers().entrySet().stream()
                        .map(one -> new TallyEntry(
                                Optional.of(one.getKey()),
                                providerName.apply(one.getKey()),
                                one.getValue(),
                                shares(one.getKey(), trend)))
                        .toList()),
                worstFirst(summary.groups().entrySet().stream()
                        .map(HealthModel::group)
                        .toList()),
                summary.lost().stream().flatMap(one -> lost(one).stream()).toList(),
                health.plan(connections.get()),
                pictures());
    }

    private List<PictureEntry> pictures() {
        return health.pictures().newest().values().stream()
                .flatMap(one -> channels
                        .row(one.channel())
                        .map(row ->
                                new PictureEntry(row.channel(), one.key(), one.at(), health.verdict(one.source(), 0)))
                        .stream())
                .sorted(Comparator.comparing((PictureEntry one) -> one.verdict() == StreamVerdict.FINE)
                        .thenComparing(one -> one.channel().name()))
                .toList();
    }

    private static TallyEntry group(Map.Entry<String, StreamTally> group) {
        return new TallyEntry(Optional.empty(), group.getKey(), group.getValue(), List.of());
    }

    private Optional<LostEntry> lost(LostChannel one) {
        return channels.row(one.channel()).map(ChannelRow::channel).map(channel -> new LostEntry(one, channel));
    }

    private static List<Double> shares(ProviderId provider, List<DayTally> trend) {
        return trend.stream()
                .filter(day -> day.provider().equals(provider))
                .flatMap(day -> day.tally().share().stream())
                .toList();
    }

    private static List<TallyEntry> worstFirst(List<TallyEntry> all) {
        return all.stream()
                .sorted(Comparator.comparingInt((TallyEntry one) -> one.tally().failing())
                        .reversed()
                        .thenComparing(TallyEntry::name))
                .toList();
    }
}
