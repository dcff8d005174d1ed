package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.TestState;
import tv.tributary.job.Job;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

/// Starts and stops tests of streams. FX thread only.
final class StreamTests {
    // shows
    /// Those that wait or run, and those for which there was no connection.
    final ObjectProperty<Map<SourceId, TestState>> trials = new SimpleObjectProperty<>(Map.of());

    private final HealthChecks health;
    private final Background background;
    private final FxBridge fxBridge;
    private final LogoImages pictures;
    private final List<Job> begun = new ArrayList<>();
    private int stops;

    StreamTests(HealthChecks health, Background background, FxBridge fxBridge) {
        this.health = health;
        this.background = background;
        this.fxBridge = fxBridge;
        this.pictures = LogoImages.ofPosters(health.pictures()::find);
    }

    /// What a stream showed last, with what was found of it; empty without a picture. From memory.
    Optional<StreamProofView> proof(Source source) {
        return health.pictures()
                .of(source.id())
                .filter(picture -> picture.bytes() > 0)
                .map(picture -> new StreamProofView(
                        picture, health.verdict(source.id(), QualityLabel.promised(source.name())), pictures));
    }

    // does

    /// All streams of a channel, one after the other.
    void test(ChannelId channel) {
        begin(() -> health.test(channel));
    }

    void test(ChannelId channel, SourceId source) {
        begin(() -> health.test(channel, source));
    }

    /// Also what was begun a moment ago and is not known here yet.
    void stop() {
        stops++;
        begun.forEach(Job::cancel);
        begun.clear();
    }

    private void begin(Callable<Job> start) {
        begun.removeIf(job -> job.view().state() != Job.State.RUNNING);
        var before = stops;
        background.run(start, job -> {
            if (before == stops) begun.add(job);
            else job.cancel();
        });
    }

    // lives

    Subscription open() {
        return fxBridge.follow(health.trials(), trials::set);
    }
}
