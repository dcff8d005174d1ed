package tv.tributary.ui.dashboard;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.job.Job;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;

/// The dashboard's health check: start, stop, result. FX thread only.
public final class CheckModel {
    private final Callable<HealthCheck> begin;
    private final LatestValue<List<Job.View>> jobs;
    private final InstantSource clock;
    private final FxBridge fxBridge;
    private final Background background;
    private final Toasts toasts;

    // shows
    private final ReadOnlyObjectWrapper<Optional<Job.View>> running = new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<HealthCheck> check = Optional.empty();
    private boolean beginning;
    private Consumer<ActivityEntry> told = _ -> {};

    /// @param begin may block
    /// @param jobs running ones, and those that ended a moment ago
    public CheckModel(
            Callable<HealthCheck> begin,
            LatestValue<List<Job.View>> jobs,
            InstantSource clock,
            FxBridge fxBridge,
            Background background,
            Toasts toasts) {
        this.begin = begin;
        this.jobs = jobs;
        this.clock = clock;
        this.fxBridge = fxBridge;
        this.background = background;
        this.toasts = toasts;
    }

    /// The check that was begun here, while it runs.
    ReadOnlyObjectProperty<Optional<Job.View>> running() {
        return running.getReadOnlyProperty();
    }

    // does

    /// Begins a check, or ends the one that runs. Does nothing while one is about to begin.
    public void toggle() {
        check.ifPresentOrElse(it -> it.job().cancel(), this::begin);
    }

    private void begin() {
        if (beginning) return;
        beginning = true;
        background.run(begin, this::follow, failure -> {
            beginning = false;
            background.report(failure);
        });
    }

    // lives

    /// @param onResult is given the result of each check
    Subscription listen(Consumer<ActivityEntry> onResult) {
        told = onResult;
        return fxBridge.follow(jobs, _ -> update());
    }

    private void follow(HealthCheck begun) {
        beginning = false;
        check = Optional.of(begun);
        update();
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
            report(now, view);
        });
    }

    /// Says how the check ended, unless the user stopped it.
    private void report(HealthCheck ended, Job.View view) {
        switch (view.state()) {
            case DONE -> {
                var kind = ended.findings().count().failing() == 0
                        ? ActivityKind.CHECK_PASSED
                        : ActivityKind.CHECK_FOUND_FAILURES;
                toasts.say(view.note());
                told.accept(new ActivityEntry(clock.instant(), kind, Optional.empty(), view.note()));
            }
            case FAILED -> toasts.fail(view.note());
            case CANCELLED, RUNNING -> {}
        }
    }
}
