package tv.tributary.ui.channels;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.channels.ChannelsLayout.ChannelFace;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;

/// The page's model. FX thread only; queries run off it.
final class ChannelsModel {
    /// The step by which one key or click moves the panel's border.
    static final double DIVIDER_STEP = 0.04;

    private static final int MOST_FOUND = 100;
    private static final Duration CHANGING = Duration.millis(200);

    enum Stage {
        LOADING,
        NO_PROVIDERS,
        NO_CHANNELS,
        ALL_HIDDEN,
        NOTHING_MATCHES,
        ROWS
    }

    // shows
    /// Found and in order; replaced as a whole.
    final ObjectProperty<List<ChannelRow>> rows = new SimpleObjectProperty<>(List.of());
    final IntegerProperty total = new SimpleIntegerProperty();
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final ObservableList<String> groups = FXCollections.observableArrayList();
    /// All groups and how many channels they have, sorted.
    final ObjectProperty<SequencedMap<String, Integer>> groupSizes = new SimpleObjectProperty<>(new LinkedHashMap<>());
    final ObjectProperty<Map<ProviderId, String>> providers = new SimpleObjectProperty<>(Map.of());
    final StringProperty text = new SimpleStringProperty("");
    /// Those whose channels are shown; none for all.
    final ObjectProperty<Set<String>> chosenGroups = new SimpleObjectProperty<>(Set.of());
    final BooleanProperty favourites = new SimpleBooleanProperty();
    /// Whether there is no room for the list of groups beside the channels.
    final BooleanProperty narrow = new SimpleBooleanProperty();
    /// Whether the list of groups is open.
    final BooleanProperty groupsOpen = new SimpleBooleanProperty(true);
    final ObjectProperty<Optional<ProviderId>> provider = new SimpleObjectProperty<>(Optional.empty());
    final IntegerProperty minBackups = new SimpleIntegerProperty();
    final ObjectProperty<Sight> sight = new SimpleObjectProperty<>(Sight.SHOWN);
    final ObjectProperty<List<SortBy>> sort = new SimpleObjectProperty<>(List.of());
    /// Those to be changed, in the list's order; an action asks `chosenNow()`.
    final ObjectProperty<List<ChannelRow>> chosen = new SimpleObjectProperty<>(List.of());
    /// The one to be looked at.
    final ObjectProperty<Optional<ChannelId>> selected = new SimpleObjectProperty<>(Optional.empty());
    /// The left edge of the panel, 0..1 of the width.
    final DoubleProperty divider = new SimpleDoubleProperty(0.66);
    final ObjectProperty<ChannelFace> face = new SimpleObjectProperty<>(ChannelFace.LIST);
    final ObjectProperty<Optional<InlineEdit>> editing = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<ChannelDetail>> detail = new SimpleObjectProperty<>(Optional.empty());
    final BooleanBinding filtered = Bindings.createBooleanBinding(
            () -> !query().equals(ChannelQuery.all()), text, chosenGroups, favourites, provider, minBackups, sight);

    /// Whether the list is in the playlist's order, so that a channel can be moved in it.
    final BooleanBinding inPlaylistOrder = Bindings.createBooleanBinding(
            () -> sort.get().isEmpty() && text.get().isBlank(), sort, text);

    private final Channels channels;
    private final Providers allProviders;
    private final LatestQuery list;
    private final LatestQuery streams;
    private final LatestQuery finding;
    private final FxBridge fxBridge;
    final Optional<ChannelGuides> guides;
    private final PauseTransition changing = new PauseTransition(CHANGING);
    /// Delays the display of new measurements, which change no list.
    private final PauseTransition seeing = new PauseTransition(CHANGING);

    /// What was typed so far: the row may get another cell while the list scrolls.
    private Optional<String> draft = Optional.empty();
    /// Came while a field was being typed in: new rows would take it away.
    private Optional<ChannelQueryResult> heldBack = Optional.empty();

    private Consumer<InlineEdit> onEdit = _ -> {};
    private Optional<Supplier<List<ChannelRow>>> pendingSelection = Optional.empty();
    /// Those that the user's own edits may take out of the list.
    private final Set<ChannelId> leaving = new HashSet<>();

    ChannelsModel(Channels channels, Providers providers, Background background, FxBridge fxBridge) {
        this(channels, providers, Optional.empty(), background, fxBridge);
    }

    /// @param guides of channels; empty to show what the lists say
    ChannelsModel(
            Channels channels,
            Providers providers,
            Optional<ChannelGuides> guides,
            Background background,
            FxBridge fxBridge) {
        this.guides = guides;
        this.channels = channels;
        this.allProviders = providers;
        this.list = new LatestQuery(background);
        this.streams = new LatestQuery(background);
        this.finding = new LatestQuery(background);
        this.fxBridge = fxBridge;
        changing.setOnFinished(_ -> {
            ask();
            askDetail();
        });
        seeing.setOnFinished(_ -> askDetail());
    }

    // does

    void search(String words) {
        text.set(words);
        ask();
    }

    void clearText() {
        text.set("");
        ask();
    }

    /// @param names none for all
    void filterGroups(Set<String> names, boolean onlyFavourites) {
        if (names.equals(chosenGroups.get()) && onlyFavourites == favourites.get()) return;
        chosenGroups.set(Set.copyOf(names));
        favourites.set(onlyFavourites);
        ask();
    }

    void filterProvider(Optional<ProviderId> id) {
        provider.set(id);
        ask();
    }

    void filterBackups(int atLeast) {
        minBackups.set(atLeast);
        ask();
    }

    void filterSight(Sight wanted) {
        sight.set(wanted);
        ask();
    }

    void clearFilters() {
        sight.set(Sight.SHOWN);
        text.set("");
        chosenGroups.set(Set.of());
        favourites.set(false);
        provider.set(Optional.empty());
        minBackups.set(0);
        ask();
    }

    /// All channels of one group, and no other filter.
    void showGroup(String group) {
        text.set("");
        provider.set(Optional.empty());
        minBackups.set(0);
        favourites.set(false);
        sight.set(Sight.BOTH);
        chosenGroups.set(Set.of(group));
        ask();
    }

    void sort(List<SortBy> order) {
        if (order.equals(sort.get())) return;
        sort.set(List.copyOf(order));
        ask();
    }

    /// The list's selection changed. It changes row by row when many are selected, so it is read once per pulse, or
    /// earlier if an action asks for it.
    void selectionChanged(Supplier<List<ChannelRow>> selection) {
        var isFirst = pendingSelection.isEmpty();
        pendingSelection = Optional.of(selection);
        if (isFirst) Platform.runLater(this::readSelection);
    }

    /// The rows that an action is for, as the list has them selected at this moment.
    List<ChannelRow> chosenNow() {
        readSelection();
        return chosen.get();
    }

    private void readSelection() {
        var pending = pendingSelection;
        pendingSelection = Optional.empty();
        pending.ifPresent(selection -> choose(selection.get()));
    }

    /// Takes rows to be changed; a single one is looked at, too.
    void choose(List<ChannelRow> rows) {
        if (rows.equals(chosen.get())) return;
        chosen.set(List.copyOf(rows));
        select(rows.size() == 1 ? Optional.of(rows.getFirst().channel().id()) : Optional.empty());
    }

    /// The selection after the list was reloaded. The channel whose details are open stays, even if filtered out.
    void restoreSelection(List<ChannelRow> rows) {
        if (rows.isEmpty()) chosen.set(List.of());
        else choose(rows);
    }

    /// The chosen are edited so that they may not belong in the list any more; the choice then goes on to the next one.
    void mayLeave() {
        leaving.addAll(ids(chosenNow()));
    }

    /// Whether the chosen are gone by the user's own hand and not by somebody else's, so that the next key may be for
    /// the one beside them.
    boolean isTakenOut(Set<ChannelId> gone) {
        return !gone.isEmpty() && leaving.containsAll(gone);
    }

    private static List<ChannelId> ids(List<ChannelRow> rows) {
        return rows.stream().map(row -> row.channel().id()).toList();
    }

    /// Gives the list more room, or with a negative step the panel.
    void moveDivider(double step) {
        divider.set(Math.clamp(divider.get() + step, 0.2, 0.9));
    }

    /// In place, which only the list has room for.
    void edit(ChannelRow row, ChannelColumn column) {
        face.set(ChannelFace.LIST);
        draft = Optional.empty();
        var edit = new InlineEdit(row.channel().id(), column);
        editing.set(Optional.of(edit));
        onEdit.accept(edit);
    }

    /// Hears of each edit after the cells in sight did.
    void onEdit(Consumer<InlineEdit> listener) {
        onEdit = listener;
    }

    /// What was typed so far into the field that is edited.
    Optional<String> draft() {
        return draft;
    }

    void keepDraft(String typed) {
        draft = Optional.of(typed);
    }

    void stopEditing() {
        draft = Optional.empty();
        editing.set(Optional.empty());
        var waiting = heldBack;
        heldBack = Optional.empty();
        waiting.ifPresent(this::show);
    }

    /// Ends that one, if it has not ended yet.
    void stopEditing(InlineEdit edit) {
        if (editing.get().equals(Optional.of(edit))) stopEditing();
    }

    /// Shows a channel's streams; empty shows none.
    void select(Optional<ChannelId> id) {
        if (id.equals(selected.get())) return;
        selected.set(id);
        askDetail();
    }

    /// Reads the list in the playlist's order as it is when asked; to be called off the FX thread.
    Supplier<List<ChannelRow>> listing() {
        var query = query();
        return () -> channels.list(query);
    }

    /// Finds channels by words, hidden ones too; all for none. `onFx` hears of the newest question only.
    void find(String words, Consumer<List<ChannelRow>> onFx) {
        var query = ChannelQuery.of(words.strip()).with(Sight.BOTH);
        finding.run(() -> channels.list(query).stream().limit(MOST_FOUND).toList(), onFx);
    }

    /// Back to the playlist's order.
    void showPlaylistOrder() {
        sort.set(List.of());
        text.set("");
        ask();
    }

    // lives

    Subscription open() {
        ask();
        askDetail();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            switch (changed.topic()) {
                case CHANNELS, PROVIDERS -> changing.play();
                case VITALS -> seeing.play();
                default -> {}
            }
        });
        return Subscription.all(changes, changing::stop, seeing::stop);
    }

    private ChannelQuery query() {
        return new ChannelQuery(
                text.get().strip(),
                chosenGroups.get(),
                provider.get(),
                minBackups.get(),
                sight.get(),
                favourites.get());
    }

    private void ask() {
        var query = query();
        var order = sort.get();
        list.run(() -> ChannelQueryResult.to(query, order, channels, allProviders), this::show);
    }

    private void show(ChannelQueryResult channelQueryResult) {
        if (editing.get().isPresent()) {
            heldBack = Optional.of(channelQueryResult);
            return;
        }
        providers.set(channelQueryResult.names());
        total.set(channelQueryResult.total());
        showGroups(channelQueryResult);
        rows.set(channelQueryResult.rows());
        if (!leaving.isEmpty()) leaving.retainAll(Set.copyOf(ids(rows.get())));
        stage.set(stageOf(channelQueryResult));
    }

    private void showGroups(ChannelQueryResult channelQueryResult) {
        var sizes = channelQueryResult.groups();
        groupSizes.set(sizes);
        if (!groups.equals(List.copyOf(sizes.keySet()))) groups.setAll(sizes.keySet());
        // A group that is gone would keep everything out of sight.
        if (channelQueryResult.total() == 0 || sizes.keySet().containsAll(chosenGroups.get())) return;
        var left = new LinkedHashSet<>(chosenGroups.get());
        left.retainAll(sizes.keySet());
        filterGroups(left, favourites.get());
    }

    private static Stage stageOf(ChannelQueryResult channelQueryResult) {
        if (!channelQueryResult.rows().isEmpty()) return Stage.ROWS;
        if (channelQueryResult.total() > 0) return Stage.NOTHING_MATCHES;
        if (channelQueryResult.hidden() > 0) return Stage.ALL_HIDDEN;
        return channelQueryResult.names().isEmpty() ? Stage.NO_PROVIDERS : Stage.NO_CHANNELS;
    }

    private void askDetail() {
        streams.cancel();
        selected.get()
                .ifPresentOrElse(
                        id -> streams.run(() -> channels.find(id), detail::set), () -> detail.set(Optional.empty()));
    }

    /// The field of the table that is being typed in.
    record InlineEdit(ChannelId channel, ChannelColumn column) {
        boolean isOf(ChannelId other, ChannelColumn otherColumn) {
            return channel.equals(other) && column == otherColumn;
        }
    }
}
