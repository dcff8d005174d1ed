package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.guide.GuideRecordings.MarkedProgramme;
import tv.tributary.ui.guide.GuideRecordings.RecordingMark;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// Which programmes of the guide are recorded, and what can be done about the selected one. FX thread only.
final class RecordingMarks {
    private final GuideModel model;
    private final GuideRecordings recordings;
    private final LatestQuery query;

    private final ObjectProperty<Map<ShowingStart, RecordingMark>> marks = new SimpleObjectProperty<>(Map.of());

    private record ShowingStart(ChannelId channel, Instant start) {}

    RecordingMarks(GuideModel model, GuideRecordings recordings, Background background) {
        this.model = model;
        this.recordings = recordings;
        this.query = new LatestQuery(background);
    }

    // shows

    Optional<RecordingMark> of(Airing airing) {
        return Optional.ofNullable(marks.get().get(new ShowingStart(airing.channel(), airing.start())));
    }

    /// Calls back now and whenever marks change, as long as the page lives.
    void onChange(Runnable changed) {
        marks.subscribe(_ -> changed.run());
    }

    /// The selected programme if it is not over, so that it can be recorded.
    Optional<Airing> recordable() {
        return model.selected
                .get()
                .filter(airing -> airing.stop().isAfter(model.now.get()))
                .filter(airing -> model.channel(airing).isPresent());
    }

    // does

    /// Records the selected programme, or no longer does.
    void toggle() {
        recordable()
                .ifPresent(airing -> model.channel(airing).ifPresent(channel -> {
                    var isTaken = of(airing)
                            .filter(mark -> mark != RecordingMark.CONFLICT)
                            .isPresent();
                    if (isTaken) recordings.cancel(channel, target(airing));
                    else recordings.record(channel, target(airing));
                }));
    }

    /// Makes a rule for all episodes of the selected programme.
    void series() {
        recordable().ifPresent(airing -> recordings.recordSeries(target(airing)));
    }

    static PastTarget target(Airing airing) {
        return new PastTarget(airing.start(), airing.stop(), airing.title());
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(recordings.follow(this::read), query::cancel);
    }

    private void read() {
        query.run(
                () -> recordings.marked().stream()
                        .collect(Collectors.toMap(
                                one -> new ShowingStart(one.channel(), one.start()),
                                MarkedProgramme::mark,
                                (first, _) -> first)),
                marks::set);
    }
}
