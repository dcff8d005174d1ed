package tv.tributary.ui.dashboard;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.health.Check;
import tv.tributary.job.Job;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Live;
import tv.tributary.ui.fx.Toasts;

/// The health check as the dashboard offers it: begun, stopped, and what came of it. FX thread only.
public final class CheckModel {
    private final Callable<Check> begin;
    private final Latest<List<Job.View>> jobs;
    private final InstantSource clock;
    private final Live live;
    private final Background background;
    private final Toasts toasts;

    // shows
    private final ReadOnlyObjectWrapper<Optional<Job.View>> running = new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<Check> check = Optional.empty();
    private Consumer<Happening> told = _ -> {};

    /// @param begin may block
    /// @param jobs running ones, and those that ended a moment ago
    public CheckModel(
            Callable<Check> begin,
            Latest<List<Job.View>> jobs,
            InstantSource clock,
            Live live,
            Background background,
            Toasts toasts) {
        this.begin = begin;
        this.jobs = jobs;
        this.clock = clock;
        this.live = live;
        this.background = background;
        this.toasts = toasts;
    }

    /// The check that was begun here, while it runs.
    ReadOnlyObjectProperty<Optional<Job.View>> running() {
        return running.getReadOnlyProperty();
    }

    // does

    /// Begins a check, or ends the one that runs.
    public void toggle() {
        check.ifPresentOrElse(it -> it.job().cancel(), () -> background.run(begin, this::follow));
    }

    // lives

    /// @param onResult hears what came of each check
    Subscription listen(Consumer<Happening> onResult) {
        told = onResult;
        return live.follow(jobs, _ -> look());
    }

    private void follow(Check begun) {
        check = Optional.of(begun);
        look();
    }

    private void look() {
        check.ifPresent(now -> {
            var view = now.job().view();
            if (view.state() == Job.State.RUNNING) {
                running.set(Optional.of(view));
                return;
            }
            check = Optional.empty();
            running.set(Optional.empty());
            tell(now, view);
        });
    }

    /// Who stopped it knows that.
    private void tell(Check ended, Job.View view) {
        switch (view.state()) {
            case DONE -> {
                boolean good = ended.findings().count().failing() == 0;
                toasts.say(view.note());
                told.accept(happening(good ? Happening.Tone.GOOD : Happening.Tone.UNSTABLE, view.note()));
            }
            case FAILED -> toasts.fail(view.note());
            case CANCELLED, RUNNING -> {}
        }
    }

    private Happening happening(Happening.Tone tone, String words) {
        return new Happening(clock.instant(), Optional.empty(), tone, "mdi2h-heart-pulse", words);
    }
}
