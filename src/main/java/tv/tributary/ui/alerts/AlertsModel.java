package tv.tributary.ui.alerts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.event.Subscription;
import tv.tributary.notify.AlertTarget;
import tv.tributary.notify.Alerts;
import tv.tributary.notify.Alerts.AlertTargetRefused;
import tv.tributary.notify.Alerts.TargetStatus;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The targets as the page shows and changes them. FX thread only.
final class AlertsModel {
    /// How the last tries went is read again so often.
    private static final Duration LOOK = Duration.seconds(2);

    private final Alerts alerts;
    private final Background background;
    private final LatestQuery reading;
    private final Toasts toasts;

    // shows
    /// Empty until first read.
    final ObjectProperty<Optional<List<TargetStatus>>> targets = new SimpleObjectProperty<>(Optional.empty());
    /// The form while it is open.
    final ObjectProperty<Optional<AlertForm>> form = new SimpleObjectProperty<>(Optional.empty());

    AlertsModel(Alerts alerts, Background background, Toasts toasts) {
        this.alerts = alerts;
        this.background = background;
        this.reading = new LatestQuery(background);
        this.toasts = toasts;
    }

    // does

    void add() {
        form.set(Optional.of(new AlertForm(Optional.empty())));
    }

    void edit(TargetStatus status) {
        form.set(Optional.of(new AlertForm(Optional.of(status.target()))));
    }

    void closeForm() {
        form.set(Optional.empty());
    }

    void save(AlertForm open) {
        work(
                open,
                () -> {
                    var target = open.target();
                    return open.isNew()
                            ? alerts.add(target)
                            : alerts.change(target).orElse(target);
                },
                _ -> {
                    if (form.get().filter(open::equals).isPresent()) closeForm();
                    read();
                });
    }

    /// Sends a message with what the form holds.
    void test(AlertForm open) {
        open.said.set(Messages.of("alerts.testing"));
        work(open, () -> alerts.test(open.target()), problem -> {
            open.problem.set(problem);
            open.said.set(problem.isEmpty() ? Messages.of("alerts.delivered") : "");
        });
    }

    private <T> void work(AlertForm open, Callable<T> work, Consumer<T> onFx) {
        if (open.working.get()) return;
        open.working.set(true);
        open.problem.set("");
        background.run(
                work,
                done -> {
                    open.working.set(false);
                    onFx.accept(done);
                },
                failure -> {
                    open.working.set(false);
                    open.said.set("");
                    UserMessage.of(failure).ifPresentOrElse(open.problem::set, () -> background.report(failure));
                });
    }

    void test(TargetStatus status) {
        background.run(() -> alerts.test(status.target()), problem -> {
            if (problem.isEmpty()) toasts.say(Messages.of("alerts.delivered"));
            else toasts.fail(problem);
        });
    }

    void enable(TargetStatus status, boolean on) {
        var target = status.target();
        background.run(
                () -> alerts.change(
                        new AlertTarget(target.id(), target.name(), target.kind(), on, target.values(), target.rule())),
                _ -> read());
    }

    void remove(TargetStatus status) {
        var target = status.target();
        background.run(() -> alerts.remove(target.id()), gone -> {
            read();
            if (gone)
                toasts.offer(
                        Messages.of("alerts.removed", target.name()),
                        Messages.of("action.undo"),
                        () -> restore(target));
        });
    }

    private void restore(AlertTarget target) {
        background.run(
                () -> {
                    try {
                        return Optional.of(alerts.add(target));
                    } catch (AlertTargetRefused _) {
                        return Optional.empty();
                    }
                },
                _ -> read());
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
        reading.run(alerts::targets, now -> targets.set(Optional.of(now)));
    }
}
