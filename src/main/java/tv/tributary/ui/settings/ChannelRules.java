package tv.tributary.ui.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// Model of the settings for ranking and numbering. FX thread only.
final class ChannelRules {
    /// Between the first numbers of two groups, unless the user chooses otherwise.
    private static final int GROUP_SIZE = 100;

    /// The first number of a group's channels.
    record GroupStart(String group, IntegerProperty first) {}

    private record Rules(RankingSettings ranking, NumberingSettings numbering, PlaylistSettings playlist) {}

    // shows
    final ObservableList<Criterion> order = FXCollections.observableArrayList();
    final ObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(Scheme.FROM_LIST);
    final IntegerProperty first = new SimpleIntegerProperty(1);
    final BooleanProperty favouritesFirst = new SimpleBooleanProperty();
    final BooleanProperty originalPictures = new SimpleBooleanProperty();
    final ObservableList<GroupStart> starts = FXCollections.observableArrayList();
    /// All groups that have channels.
    final ObservableList<String> groups = FXCollections.observableArrayList();

    private final Catalog catalog;
    private final LatestValue<RankingSettings> ranking;
    private final LatestValue<NumberingSettings> numbering;
    private final LatestValue<PlaylistSettings> playlist;
    private final SettingEditor<Rules> editor;
    private final Background background;
    private final LatestQuery allGroups;
    private final FxBridge fxBridge;
    private final Toasts toasts;

    ChannelRules(Settings settings, Catalog catalog, Background background, FxBridge fxBridge, Toasts toasts) {
        this.catalog = catalog;
        this.ranking = settings.of(RankingSettings.NAME, RankingSettings.defaults());
        this.numbering = settings.of(NumberingSettings.NAME, NumberingSettings.defaults());
        this.playlist = settings.of(PlaylistSettings.NAME, PlaylistSettings.defaults());
        this.background = background;
        this.allGroups = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.editor = new SettingEditor<>(
                () -> new Rules(ranking.get(), numbering.get(), playlist.get()),
                wanted -> save(settings, wanted),
                this::typed,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(order, starts, scheme, first, favouritesFirst, originalPictures);
    }

    // does

    /// Moves a criterion down by some places, or up if negative; does nothing beyond the ends.
    void move(Criterion criterion, int places) {
        var from = order.indexOf(criterion);
        var to = from + places;
        if (to < 0 || to >= order.size()) return;
        var moved = FXCollections.observableArrayList(order);
        Collections.swap(moved, from, to);
        order.setAll(moved);
    }

    /// Adds a group after all others.
    void addGroup(String group) {
        if (starts.stream().anyMatch(start -> start.group().equals(group))) return;
        var last = starts.stream().mapToInt(start -> start.first().get()).max().orElse(0);
        var next = Math.min((last / GROUP_SIZE + 1) * GROUP_SIZE, NumberingSettings.HIGHEST);
        starts.add(start(group, next));
    }

    void removeGroup(GroupStart start) {
        starts.remove(start);
    }

    /// Numbers all channels anew by the rules as chosen now, hidden channels too.
    void numberAnew() {
        editor.saveThen(
                () -> {
                    var all = catalog.channels().list(ChannelQuery.all().with(Sight.BOTH));
                    return catalog.editor()
                            .numberAnew(
                                    all.stream().map(row -> row.channel().id()).toList());
                },
                editResult -> toasts.offer(
                        editResult.words(),
                        Messages.of("action.undo"),
                        () -> background.run(
                                catalog.history()::undo,
                                editStep -> toasts.say(Messages.of("action.undone", editStep.words())))));
    }

    void reset() {
        editor.reset(new Rules(RankingSettings.defaults(), NumberingSettings.defaults(), PlaylistSettings.defaults()));
    }

    // lives

    /// What was changed last is stored when the page is hidden.
    Subscription open() {
        ask();
        return Subscription.all(
                fxBridge.follow(ranking, _ -> editor.refresh()),
                fxBridge.follow(numbering, _ -> editor.refresh()),
                fxBridge.follow(playlist, _ -> editor.refresh()),
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.CHANNELS) ask();
                }),
                editor::flush);
    }

    private void ask() {
        allGroups.run(catalog.channels()::allGroups, now -> {
            if (!groups.equals(now)) groups.setAll(now);
        });
    }

    private void save(Settings settings, Rules wanted) {
        if (!wanted.ranking().equals(ranking.get())) settings.save(RankingSettings.NAME, wanted.ranking());
        if (!wanted.numbering().equals(numbering.get())) settings.save(NumberingSettings.NAME, wanted.numbering());
        if (!wanted.playlist().equals(playlist.get())) settings.save(PlaylistSettings.NAME, wanted.playlist());
    }

    /// Leaves rows alone that are shown already, and with them the keyboard focus.
    private void show(Rules now) {
        favouritesFirst.set(now.playlist().favouritesFirst());
        originalPictures.set(now.playlist().originalPictures());
        if (!order.equals(now.ranking().order())) order.setAll(now.ranking().order());
        if (typed().numbering().equals(now.numbering())) return;
        scheme.set(now.numbering().scheme());
        first.set(now.numbering().first());
        starts.setAll(now.numbering().groups().entrySet().stream()
                .map(one -> start(one.getKey(), one.getValue()))
                .sorted((a, b) -> Integer.compare(a.first().get(), b.first().get()))
                .toList());
    }

    private GroupStart start(String group, int number) {
        var start = new GroupStart(group, new SimpleIntegerProperty(number));
        editor.watch(start.first());
        return start;
    }

    private Rules typed() {
        var groupStarts = new HashMap<String, Integer>();
        starts.forEach(start -> groupStarts.put(start.group(), start.first().get()));
        return new Rules(
                new RankingSettings(List.copyOf(order)),
                new NumberingSettings(scheme.get(), first.get(), groupStarts),
                new PlaylistSettings(favouritesFirst.get(), originalPictures.get()));
    }
}
