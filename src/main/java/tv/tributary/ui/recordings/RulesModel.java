package tv.tributary.ui.recordings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.dvr.plan.RecordingPlan;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.rule.InvalidRule;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RecordingRules.RemovedRule;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The rules for recordings as the page shows and changes them. FX thread only.
final class RulesModel {
    private static final Duration TYPING = Duration.millis(400);

    private final RecordingPlanning planning;
    private final RecordingRules rules;
    private final Function<ChannelId, String> names;
    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final LatestQuery reading;
    private final LatestQuery previewing;
    private final PauseTransition typing = new PauseTransition(TYPING);

    // shows
    /// The most important first; empty until first read.
    final ObjectProperty<Optional<List<RecordingRule>>> list = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<RecordingPlan> plan = new SimpleObjectProperty<>(RecordingPlan.EMPTY);
    /// The form while it is open.
    final ObjectProperty<Optional<RuleForm>> form = new SimpleObjectProperty<>(Optional.empty());

    /// @param names of channels
    RulesModel(
            RecordingPlanning planning,
            Function<ChannelId, String> names,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.planning = planning;
        this.rules = planning.rules();
        this.names = names;
        this.background = background;
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.reading = new LatestQuery(background);
        this.previewing = new LatestQuery(background);
        typing.setOnFinished(_ -> preview());
    }

    String name(ChannelId channel) {
        return names.apply(channel);
    }

    // does

    void add() {
        add("");
    }

    /// @param title of a series; empty for none
    void add(String title) {
        open(new RuleForm(Optional.empty(), title));
    }

    void edit(RecordingRule rule) {
        open(new RuleForm(Optional.of(rule), ""));
    }

    private void open(RuleForm open) {
        open.onChange(typing::playFromStart);
        form.set(Optional.of(open));
        typing.playFromStart();
    }

    void closeForm() {
        typing.stop();
        previewing.cancel();
        form.set(Optional.empty());
    }

    /// Looks up what the open form would record.
    private void preview() {
        form.get().ifPresent(open -> {
            var settings = open.settings();
            previewing.run(
                    () -> settings.filter(RulesModel::isRule).map(planning::preview), found -> open.preview.set(found));
        });
    }

    private static boolean isRule(RuleSettings settings) {
        try {
            return settings.checked() != null;
        } catch (InvalidRule _) {
            return false;
        }
    }

    void save(RuleForm open) {
        if (open.saving.get()) return;
        var settings = open.settings();
        if (settings.isEmpty()) {
            open.problem.set(Messages.of("rules.bad-time"));
            return;
        }
        open.saving.set(true);
        open.problem.set("");
        background.run(
                () -> open.before.isPresent()
                        ? rules.change(open.before.get().id(), settings.get()).isPresent()
                        : rules.add(settings.get()).id() > 0,
                _ -> {
                    open.saving.set(false);
                    if (form.get().filter(open::equals).isPresent()) closeForm();
                },
                failure -> {
                    open.saving.set(false);
                    if (failure instanceof InvalidRule invalid) open.problem.set(Messages.of(invalid.problem()));
                    else background.report(failure);
                });
    }

    void enable(RecordingRule rule, boolean on) {
        background.run(() -> rules.change(rule.id(), rule.settings().withEnabled(on)));
    }

    void remove(RecordingRule rule) {
        background.run(() -> rules.remove(rule.id()), removed -> removed.ifPresent(this::offerUndo));
    }

    private void offerUndo(RemovedRule removed) {
        toasts.offer(
                Messages.of("rules.removed", removed.rule().settings().title()),
                Messages.of("action.undo"),
                () -> background.run(() -> rules.restore(removed)));
    }

    /// Makes a rule more important by one.
    void up(RecordingRule rule) {
        var all = list.get().orElse(List.of());
        var place = all.indexOf(rule);
        if (place > 0)
            background.run(() -> rules.move(rule.id(), all.get(place - 1).id()));
    }

    /// Makes a rule less important by one.
    void down(RecordingRule rule) {
        var all = list.get().orElse(List.of());
        var place = all.indexOf(rule);
        if (place < 0 || place + 1 >= all.size()) return;
        var above = place + 2 < all.size() ? all.get(place + 2).id() : 0L;
        background.run(() -> rules.move(rule.id(), above));
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.RECORDING_RULES) read();
                }),
                fxBridge.follow(planning.plan(), plan::set),
                reading::cancel);
    }

    private void read() {
        reading.run(rules::list, all -> list.set(Optional.of(all)));
    }
}
