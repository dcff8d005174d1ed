package tv.tributary.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.model.StorageFault;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.fx.FxBridge;

/// The status bar's model: address, jobs, rates.
public final class StatusModel {
    private final FxBridge fxBridge;
    private final LatestValue<List<Job.View>> jobViews;
    private final LatestValue<LiveStats> stats;
    private final LatestValue<Optional<StorageFault>> storage;
    private final LongConsumer cancelJob;

    // shows
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper playlist = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper watching = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper flow = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ObservableList<Job.View> jobs = FXCollections.observableArrayList();

    /// @param cancelJob stops the job of that id; returns at once
    public StatusModel(
            FxBridge fxBridge,
            LatestValue<List<Job.View>> jobViews,
            LatestValue<LiveStats> stats,
            LatestValue<Optional<StorageFault>> storage,
            LongConsumer cancelJob) {
        this.fxBridge = fxBridge;
        this.jobViews = jobViews;
        this.stats = stats;
        this.storage = storage;
        this.cancelJob = cancelJob;
    }

    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /// The playlist's URL; empty until known.
    public ReadOnlyStringProperty playlist() {
        return playlist.getReadOnlyProperty();
    }

    ReadOnlyStringProperty watching() {
        return watching.getReadOnlyProperty();
    }

    ReadOnlyStringProperty flow() {
        return flow.getReadOnlyProperty();
    }

    /// The reason why changes cannot be stored; empty while they can.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    ObservableList<Job.View> jobs() {
        return jobs;
    }

    // does
    void cancel(Job.View job) {
        cancelJob.accept(job.id());
    }

    // lives
    Subscription open() {
        return Subscription.all(
                fxBridge.follow(jobViews, this::showJobs),
                fxBridge.follow(stats, this::showStats),
                fxBridge.follow(storage, this::showFault));
    }

    /// The server's URL, once known; it never changes while the program runs.
    public void showServer(String serverAddress, String playlistUrl) {
        address.set(serverAddress);
        playlist.set(playlistUrl);
    }

    void showJobs(List<Job.View> views) {
        jobs.setAll(
                views.stream().filter(view -> view.state() == Job.State.RUNNING).toList());
    }

    void showFault(Optional<StorageFault> now) {
        fault.set(now.map(StorageFault::words).orElse(""));
    }

    void showStats(LiveStats now) {
        watching.set(
                now.activeStreams() == 0
                        ? Messages.of("shell.status.idle")
                        : Messages.of("shell.status.watching", now.activeStreams(), now.clients()));
        flow.set(
                now.activeStreams() == 0
                        ? ""
                        : Messages.of(
                                "shell.status.flow",
                                Units.bitrate(now.upstreamBytesPerSecond() * 8),
                                Units.bitrate(now.deliveredBytesPerSecond() * 8)));
    }
}
