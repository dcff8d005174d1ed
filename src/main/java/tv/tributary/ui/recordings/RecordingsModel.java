package tv.tributary.ui.recordings;

import static java.time.Duration.ofMinutes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.postprocess.PostProcessing;
import tv.tributary.event.Subscription;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.model.RecordingFileWork.WorkState;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// Recordings as the page shows and changes them. FX thread only.
final class RecordingsModel {
    /// Those in progress grow.
    private static final Duration LOOK = Duration.seconds(1);

    private final Recordings recordings;
    private final BiConsumer<Long, String> play;
    private final BiConsumer<Long, String> send;
    private final Background background;
    private final LatestQuery reading;
    private final Toasts toasts;

    // shows
    /// In the order of the page; empty until first read.
    final ObjectProperty<Optional<List<Recording>>> entries = new SimpleObjectProperty<>(Optional.empty());

    RecordingsModel(
            Recordings recordings,
            BiConsumer<Long, String> play,
            BiConsumer<Long, String> send,
            Background background,
            Toasts toasts) {
        this.recordings = recordings;
        this.play = play;
        this.send = send;
        this.background = background;
        this.reading = new LatestQuery(background);
        this.toasts = toasts;
    }

    // does

    void play(Recording one) {
        play.accept(one.id(), name(one));
    }

    void send(Recording one) {
        send.accept(one.id(), name(one));
    }

    void stop(Recording one) {
        act(one, recordings::stop);
    }

    void extend(Recording one, int minutes) {
        act(one, id -> recordings.extend(id, ofMinutes(minutes)));
    }

    void cancel(Recording one) {
        act(one, recordings::cancel);
    }

    /// Into the trash.
    void delete(Recording one) {
        background.run(
                () -> {
                    recordings.delete(one.id());
                    return recordings
                            .find(one.id())
                            .filter(now -> now.progress().deleted().isPresent())
                            .isPresent();
                },
                gone -> {
                    read();
                    if (gone)
                        toasts.offer(
                                Messages.of("recordings.deleted", name(one)),
                                Messages.of("action.undo"),
                                () -> restore(one));
                });
    }

    void restore(Recording one) {
        act(one, recordings::restore);
    }

    /// Why its file is as it was recorded though it should not be, or that it waits for that; empty for nothing.
    String fileWork(Recording one) {
        var work = recordings.work(one.id());
        return work.state() == WorkState.WAITING ? Messages.of("recordings.file-waiting") : PostProcessing.words(work);
    }

    private void act(Recording one, LongConsumer action) {
        background.run(
                () -> {
                    action.accept(one.id());
                    return one.id();
                },
                _ -> read());
    }

    /// What it is called.
    static String name(Recording one) {
        if (one.title().isEmpty()) return one.channelName();
        return one.subTitle().isEmpty() ? one.title() : one.title() + " – " + one.subTitle();
    }

    // lives

    Subscription open() {
        read();
        var looking = new Timeline(new KeyFrame(LOOK, _ -> read()));
        looking.setCycleCount(Animation.INDEFINITE);
        looking.play();
        return Subscription.all(looking::stop, reading::cancel);
    }

    private void read() {
        reading.run(() -> ordered(recordings.list()), now -> entries.set(Optional.of(now)));
    }

    /// Those in progress, those to come, those that are over, the newest first, and the trash.
    static List<Recording> ordered(List<Recording> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(RecordingsModel::section)
                        .thenComparing((one, other) -> section(one) < 2
                                ? one.begin().compareTo(other.begin())
                                : other.begin().compareTo(one.begin())))
                .toList();
    }

    private static int section(Recording one) {
        if (one.progress().deleted().isPresent()) return 3;
        var state = one.progress().state();
        if (state == RecordingState.SCHEDULED) return 1;
        return state.isOpen() ? 0 : 2;
    }
}
