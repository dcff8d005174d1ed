package tv.tributary.ui.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.Stats;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LiveRows;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

/// The dashboard's model.
public final class DashboardModel {
    private static final int MOST_ENTRIES = 1_000;

    private final LatestValue<LiveStats> stats;
    private final Supplier<List<Stats.Sample>> recent;
    private final Function<ChannelId, String> logos;
    private final Runnable syncAll;
    private final Runnable writeExports;
    private final Callable<Availability> ffmpeg;
    private final CheckModel check;
    private final FxBridge fxBridge;
    private final Background background;
    private final ReadOnlyStringProperty playlist;

    // shows
    private final ReadOnlyObjectWrapper<DashboardFigures> figures;
    private final ReadOnlyObjectWrapper<Optional<HlsFigures>> hls = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<MergeDiagramData> merge;
    private final ReadOnlyObjectWrapper<List<Stats.Sample>> samples = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<LiveStats> now;
    private final LiveRows<StreamRow> streams = new LiveRows<>(StreamRow::id);
    private final ObservableList<ActivityEntry> activity = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");

    /// @param recent the last ten minutes, a sample per second, from memory
    /// @param logos the address of a channel's logo, or empty; from memory
    /// @param syncAll may block
    /// @param writeExports returns at once
    /// @param ffmpeg may block
    /// @param playlist the playlist's URL, empty until known
    public DashboardModel(
            LatestValue<LiveStats> stats,
            Supplier<List<Stats.Sample>> recent,
            Function<ChannelId, String> logos,
            Runnable syncAll,
            Runnable writeExports,
            Callable<Availability> ffmpeg,
            CheckModel check,
            ReadOnlyStringProperty playlist,
            FxBridge fxBridge,
            Background background) {
        this.stats = stats;
        this.recent = recent;
        this.logos = logos;
        this.syncAll = syncAll;
        this.writeExports = writeExports;
        this.ffmpeg = ffmpeg;
        this.check = check;
        this.playlist = playlist;
        this.fxBridge = fxBridge;
        this.background = background;
        this.now = new ReadOnlyObjectWrapper<>(stats.get());
        this.figures = new ReadOnlyObjectWrapper<>(DashboardFigures.of(stats.get()));
        this.merge = new ReadOnlyObjectWrapper<>(MergeDiagramData.of(stats.get()));
        show(stats.get());
    }

    ReadOnlyObjectProperty<DashboardFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    /// Empty while nobody has watched as HLS.
    ReadOnlyObjectProperty<Optional<HlsFigures>> hls() {
        return hls.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MergeDiagramData> merge() {
        return merge.getReadOnlyProperty();
    }

    /// The statistics all of it comes from.
    ReadOnlyObjectProperty<LiveStats> now() {
        return now.getReadOnlyProperty();
    }

    /// A second each, oldest first.
    ReadOnlyObjectProperty<List<Stats.Sample>> samples() {
        return samples.getReadOnlyProperty();
    }

    ObservableList<LiveRow<StreamRow>> streams() {
        return streams.rows();
    }

    /// Newest first.
    ObservableList<ActivityEntry> activity() {
        return activity;
    }

    /// The warning about missing software, in a sentence; empty if nothing is missing.
    ReadOnlyStringProperty warning() {
        return warning.getReadOnlyProperty();
    }

    ReadOnlyStringProperty playlist() {
        return playlist;
    }

    CheckModel check() {
        return check;
    }

    // does
    void syncAll() {
        background.run(syncAll);
    }

    /// Writes films and series into the folders of the exports.
    void writeExports() {
        writeExports.run();
    }

    // lives
    Subscription open() {
        background.run(ffmpeg, now -> warning.set(warning(now)));
        return fxBridge.follow(stats, this::show);
    }

    /// Facts are gathered for as long as the program runs, so that coming back to the page shows what was missed.
    public Subscription listen() {
        return Subscription.all(fxBridge.listen(Event.class, this::record), check.listen(this::add));
    }

    void show(LiveStats newer) {
        now.set(newer);
        figures.set(DashboardFigures.of(newer));
        hls.set(HlsFigures.of(newer));
        merge.set(MergeDiagramData.of(newer));
        samples.set(recent.get());
        streams.show(newer.streams().stream()
                .map(stream -> StreamRow.of(stream, logos.apply(stream.channel())))
                .toList());
    }

    void record(Event event) {
        ActivityEntry.of(event).ifPresent(this::add);
    }

    private void add(ActivityEntry activityEntry) {
        if (activity.size() >= MOST_ENTRIES) activity.removeLast();
        activity.addFirst(activityEntry);
    }

    static String warning(Availability ffmpeg) {
        return ffmpeg.runs() ? "" : Messages.of("dashboard.warning.no-ffmpeg", ffmpeg.why());
    }
}
