package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Duration;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LiveRows;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.fx.Toasts;

/// The model of a stream's panel. It stays open after the stream ends, when its events matter most. FX thread only.
public final class StreamPanelModel {
    /// Dragging the border ends some time.
    private static final Duration SETTLED = Duration.millis(600);

    private final StreamActions actions;
    private final StreamBlockActions streamBlockActions;
    private final StreamAddressActions streamAddressActions;
    private final Background background;
    private final LatestQuery streams;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private Consumer<DashboardLayout> remember = _ -> {};

    // shows
    private final ReadOnlyObjectWrapper<Optional<ChannelId>> channel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper logo = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<StreamDetail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Long>> bitrates = new ReadOnlyObjectWrapper<>(List.of());
    private final LiveRows<ViewerRow> viewers = new LiveRows<>(ViewerRow::id);
    private final LiveRows<CandidateRow> candidates = new LiveRows<>(CandidateRow::source);
    private final FilteredList<ActivityEntry> activity;
    private final ReadOnlyObjectProperty<LiveStats> now;
    private final DoubleProperty divider =
            new SimpleDoubleProperty(DashboardLayout.defaults().divider());
    private List<RankedSource> blocked = List.of();

    public StreamPanelModel(
            DashboardModel dashboard,
            StreamActions actions,
            StreamBlockActions streamBlockActions,
            StreamAddressActions streamAddressActions,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.actions = actions;
        this.streamBlockActions = streamBlockActions;
        this.streamAddressActions = streamAddressActions;
        this.background = background;
        this.streams = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.activity = new FilteredList<>(dashboard.activity(), _ -> false);
        this.now = dashboard.now();
        now.subscribe(this::show);
    }

    /// Opens what was open last time, and tells of every change from now on.
    public void remember(DashboardLayout last, Consumer<DashboardLayout> told) {
        divider.set(last.divider());
        last.panel().ifPresent(this::select);
        remember = told;
        settling.setOnFinished(_ -> tell());
        divider.addListener(_ -> settling.playFromStart());
    }

    private void tell() {
        remember.accept(new DashboardLayout(channel.get(), divider.get()));
    }

    /// Where the panel begins, 0..1 of the page's width; both ways.
    DoubleProperty divider() {
        return divider;
    }

    /// Empty while the panel is closed.
    ReadOnlyObjectProperty<Optional<ChannelId>> channel() {
        return channel.getReadOnlyProperty();
    }

    /// The channel's name, also after it stopped.
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// The address of its logo; empty if it has none or it is not known yet.
    ReadOnlyStringProperty logo() {
        return logo.getReadOnlyProperty();
    }

    /// Empty while the channel does not play.
    ReadOnlyObjectProperty<Optional<StreamDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Bits per second of the last minutes, oldest first.
    ReadOnlyObjectProperty<List<Long>> bitrates() {
        return bitrates.getReadOnlyProperty();
    }

    ObservableList<LiveRow<ViewerRow>> viewers() {
        return viewers.rows();
    }

    /// In the order in which they are tried, blocked ones at the end.
    ObservableList<LiveRow<CandidateRow>> candidates() {
        return candidates.rows();
    }

    /// The activity on this channel, newest first.
    ObservableList<ActivityEntry> activity() {
        return activity;
    }

    // does

    void select(ChannelId wanted) {
        if (channel.get().equals(Optional.of(wanted))) return;
        name.set("");
        logo.set("");
        blocked = List.of();
        channel.set(Optional.of(wanted));
        activity.setPredicate(activityEntry -> activityEntry.channel().equals(Optional.of(wanted)));
        show(now.get());
        askStreams();
        tell();
    }

    void close() {
        if (channel.get().isEmpty()) return;
        channel.set(Optional.empty());
        activity.setPredicate(_ -> false);
        show(now.get());
        tell();
    }

    /// Goes to the next stream.
    void next() {
        playing(id -> {
            actions.next().accept(id);
            toasts.say(Messages.of("dashboard.panel.switching", name.get()));
        });
    }

    void choose(CandidateRow row) {
        playing(id -> {
            actions.choose().accept(id, row.source());
            toasts.say(Messages.of("dashboard.panel.switching-to", name.get(), row.name()));
        });
    }

    void openInBrowser() {
        channel.get().ifPresent(streamAddressActions::openInBrowser);
    }

    void copyStream() {
        channel.get().ifPresent(streamAddressActions::copyStream);
    }

    void copyHls() {
        channel.get().ifPresent(streamAddressActions::copyHls);
    }

    void disconnect(ViewerRow row) {
        background.run(
                () -> {
                    actions.disconnect().accept(row.id());
                    return row;
                },
                _ -> toasts.say(Messages.of("dashboard.viewer.disconnected", row.player(), row.address())));
    }

    void block(CandidateRow row) {
        streamBlockActions.block(row.source(), row.name());
    }

    void unblock(CandidateRow row) {
        streamBlockActions.unblock(row.source(), row.name());
    }

    // lives

    Subscription open() {
        askStreams();
        return fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.CHANNELS) askStreams();
        });
    }

    /// The relay says nothing when there is nothing to switch, so this looks first.
    private void playing(Consumer<ChannelId> command) {
        if (channel.get().isEmpty()) return;
        if (detail.get().isEmpty()) toasts.fail(Messages.of("dashboard.panel.not-playing", name.get()));
        else command.accept(channel.get().get());
    }

    private void show(LiveStats stats) {
        var stream = channel.get()
                .flatMap(id -> stats.streams().stream()
                        .filter(one -> one.channel().equals(id))
                        .findFirst());
        stream.ifPresent(one -> name.set(one.name()));
        detail.set(stream.map(one -> StreamDetail.of(one, stats, actions.caps().get())));
        bitrates.set(stream.map(one -> actions.bitrates().apply(one.channel())).orElse(List.of()));
        viewers.show(stream.map(LiveStats.Stream::viewers).orElse(List.of()).stream()
                .map(viewer -> ViewerRow.of(viewer, stats.at()))
                .toList());
        candidates.show(rows(stream, stats));
    }

    private List<CandidateRow> rows(Optional<LiveStats.Stream> stream, LiveStats stats) {
        var off = blocked.stream().map(ranked -> ranked.source().id()).toList();
        var rows = new ArrayList<CandidateRow>();
        stream.map(LiveStats.Stream::candidates).orElse(List.of()).stream()
                .filter(candidate -> !off.contains(candidate.source()))
                .forEach(candidate -> rows.add(CandidateRow.of(candidate, stats.at())));
        blocked.forEach(ranked -> rows.add(CandidateRow.blocked(ranked)));
        return rows;
    }

    private void askStreams() {
        streams.cancel();
        channel.get().ifPresent(id -> streams.run(() -> actions.detail().apply(id), this::know));
    }

    private void know(Optional<ChannelDetail> found) {
        found.map(ChannelDetail::channel).ifPresent(known -> {
            name.set(known.name());
            logo.set(known.logo());
        });
        blocked = found.map(ChannelDetail::sources).orElse(List.of()).stream()
                .filter(RankedSource::blocked)
                .toList();
        show(now.get());
    }

    /// The dashboard's layout; kept between runs.
    ///
    /// @param panel the channel whose panel is open
    /// @param divider where the panel begins, 0..1 of the width
    public record DashboardLayout(Optional<ChannelId> panel, double divider) {
        private static final double USUAL = 0.62;

        /// A border that no window can have is the usual one.
        public DashboardLayout {
            if (!(divider > 0.1 && divider < 0.95)) divider = USUAL;
        }

        /// The name the record is stored under.
        public static final String NAME = "dashboard";

        public static DashboardLayout defaults() {
            return new DashboardLayout(Optional.empty(), USUAL);
        }
    }
}
