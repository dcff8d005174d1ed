package tv.tributary.ui.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.event.Event;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.event.Topic;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;

/// Model of the settings for ranking and numbering. Changes are saved after a moment without another one. FX thread
/// only.
final class ChannelRules {
    private static final Duration SETTLED = Duration.millis(400);
    /// Between the beginnings of groups, as far as nothing else is said.
    private static final int ROOM = 100;

    /// Where the numbers of a group begin.
    record GroupStart(String group, IntegerProperty first) {}

    // shows
    final ObservableList<Criterion> order = FXCollections.observableArrayList();
    final ObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(Scheme.FROM_LIST);
    final IntegerProperty first = new SimpleIntegerProperty(1);
    final ObservableList<GroupStart> starts = FXCollections.observableArrayList();
    /// All that channels are in.
    final ObservableList<String> groups = FXCollections.observableArrayList();

    private final Settings settings;
    private final Catalog catalog;
    private final Latest<RankingSettings> ranking;
    private final Latest<NumberingSettings> numbering;
    private final Background background;
    private final SerialExecutor saves;
    private final LatestQuery allGroups;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private boolean showing;

    ChannelRules(Settings settings, Catalog catalog, Background background, FxBridge fxBridge, Toasts toasts) {
        this.settings = settings;
        this.catalog = catalog;
        this.ranking = settings.of(RankingSettings.NAME, RankingSettings.defaults());
        this.numbering = settings.of(NumberingSettings.NAME, NumberingSettings.defaults());
        this.background = background;
        this.saves = new SerialExecutor(background);
        this.allGroups = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        showStored();
        order.addListener((ListChangeListener<Criterion>) _ -> touched());
        starts.addListener((ListChangeListener<GroupStart>) _ -> touched());
        scheme.addListener(_ -> touched());
        first.addListener(_ -> touched());
        settling.setOnFinished(_ -> store(typedOrder(), typedNumbers()));
    }

    // does

    /// Puts a criterion so many places further down, or up; beyond the ends does nothing.
    void move(Criterion criterion, int places) {
        var from = order.indexOf(criterion);
        var to = from + places;
        if (to < 0 || to >= order.size()) return;
        var moved = FXCollections.observableArrayList(order);
        Collections.swap(moved, from, to);
        order.setAll(moved);
    }

    /// Behind all other groups.
    void addGroup(String group) {
        if (starts.stream().anyMatch(start -> start.group().equals(group))) return;
        var last = starts.stream().mapToInt(start -> start.first().get()).max().orElse(0);
        var next = Math.min((last / ROOM + 1) * ROOM, NumberingSettings.HIGHEST);
        starts.add(start(group, next));
    }

    void removeGroup(GroupStart start) {
        starts.remove(start);
    }

    /// Gives all channels numbers by what is chosen now, hidden ones too.
    void numberAnew() {
        settling.stop();
        var order = typedOrder();
        var numbers = typedNumbers();
        saves.run(
                () -> {
                    save(order, numbers);
                    var all = catalog.channels().list(ChannelQuery.all().with(Sight.BOTH));
                    return catalog.editor()
                            .numberAnew(
                                    all.stream().map(row -> row.channel().id()).toList());
                },
                editResult -> {
                    showStored();
                    toasts.offer(
                            editResult.words(),
                            Messages.of("settings.number-anew.undo"),
                            () -> background.run(
                                    catalog.history()::undo,
                                    editStep ->
                                            toasts.say(Messages.of("settings.number-anew.undone", editStep.words()))));
                });
    }

    void reset() {
        settling.stop();
        var beforeOrder = typedOrder();
        var beforeNumbers = typedNumbers();
        var order = RankingSettings.defaults();
        var numbers = NumberingSettings.defaults();
        if (beforeOrder.equals(order) && beforeNumbers.equals(numbers)) {
            toasts.say(Messages.of("settings.reset.already"));
            return;
        }
        show(order);
        show(numbers);
        store(order, numbers);
        toasts.offer(
                Messages.of("settings.reset.done"),
                Messages.of("settings.reset.undo"),
                () -> store(beforeOrder, beforeNumbers));
    }

    // lives

    /// What was changed last is stored when the page goes out of sight.
    Subscription open() {
        ask();
        return Subscription.all(
                fxBridge.follow(ranking, this::show),
                fxBridge.follow(numbering, this::show),
                fxBridge.hear(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.CHANNELS) ask();
                }),
                this::settle);
    }

    private void ask() {
        allGroups.ask(catalog.channels()::allGroups, now -> {
            if (!groups.equals(now)) groups.setAll(now);
        });
    }

    private void settle() {
        if (!settling()) return;
        settling.stop();
        store(typedOrder(), typedNumbers());
    }

    private boolean settling() {
        return settling.getStatus() == PauseTransition.Status.RUNNING;
    }

    private void touched() {
        if (!showing) settling.playFromStart();
    }

    private void store(RankingSettings order, NumberingSettings numbers) {
        saves.run(() -> save(order, numbers), this::showStored);
    }

    private void save(RankingSettings order, NumberingSettings numbers) {
        if (!order.equals(ranking.get())) settings.save(RankingSettings.NAME, order);
        if (!numbers.equals(numbering.get())) settings.save(NumberingSettings.NAME, numbers);
    }

    private void showStored() {
        show(ranking.get());
        show(numbering.get());
    }

    private void show(RankingSettings now) {
        if (settling() || saves.busy() || order.equals(now.order())) return;
        showing = true;
        order.setAll(now.order());
        showing = false;
    }

    private void show(NumberingSettings now) {
        // Rows that are shown already stay, and with them the focus.
        if (settling() || saves.busy() || typedNumbers().equals(now)) return;
        showing = true;
        scheme.set(now.scheme());
        first.set(now.first());
        starts.setAll(now.groups().entrySet().stream()
                .map(one -> start(one.getKey(), one.getValue()))
                .sorted((a, b) -> Integer.compare(a.first().get(), b.first().get()))
                .toList());
        showing = false;
    }

    private GroupStart start(String group, int number) {
        var start = new GroupStart(group, new SimpleIntegerProperty(number));
        start.first().addListener(_ -> touched());
        return start;
    }

    private RankingSettings typedOrder() {
        return new RankingSettings(List.copyOf(order));
    }

    private NumberingSettings typedNumbers() {
        var typed = new HashMap<String, Integer>();
        starts.forEach(start -> typed.put(start.group(), start.first().get()));
        return new NumberingSettings(scheme.get(), first.get(), typed);
    }
}
