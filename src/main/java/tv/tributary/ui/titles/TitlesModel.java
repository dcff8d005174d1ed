package tv.tributary.ui.titles;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.library.Library;
import tv.tributary.library.TitleQuery;
import tv.tributary.library.TitleQuery.TitleCounts;
import tv.tributary.library.TitleQuery.TitleFilter;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleRow;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// The page's model: which titles are shown, and which one the keyboard is on. FX thread only; queries run off
/// it.
final class TitlesModel {
    /// The user's layout of the page; kept between runs.
    ///
    /// @param filtersOpen whether the row of further filters is open
    /// @param reversed whether the order is turned round
    record TitlesLayout(TitleKind kind, TitleFace face, TitleOrder order, boolean reversed, boolean filtersOpen) {
        static final String NAME = "titles-layout";

        static TitlesLayout defaults() {
            return new TitlesLayout(TitleKind.MOVIE, TitleFace.WALL, TitleOrder.ADDED, false, false);
        }

        /// The two views of the titles.
        enum TitleFace {
            WALL,
            TABLE
        }
    }

    private static final Duration CHANGING = Duration.millis(400);

    enum Stage {
        LOADING,
        NO_PROVIDERS,
        NO_TITLES,
        NOTHING_MATCHES,
        ROWS
    }

    // shows
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final ObjectProperty<TitleKind> kind = new SimpleObjectProperty<>(TitleKind.MOVIE);
    final StringProperty text = new SimpleStringProperty("");
    final ObjectProperty<TitleFilter> filter = new SimpleObjectProperty<>(TitleFilter.all());
    final ObjectProperty<TitleOrder> order = new SimpleObjectProperty<>(TitleOrder.ADDED);
    /// Whether the order is turned round.
    final BooleanProperty reversed = new SimpleBooleanProperty();
    final ObjectProperty<TitleFace> face = new SimpleObjectProperty<>(TitleFace.WALL);
    final BooleanProperty filtersOpen = new SimpleBooleanProperty();
    /// Found and in order; replaced as a whole.
    final ObjectProperty<List<TitleRow>> rows = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<TitleCounts> counts =
            new SimpleObjectProperty<>(new TitleCounts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0));
    /// How many there are of each kind.
    final ObjectProperty<Map<TitleKind, Integer>> totals = new SimpleObjectProperty<>(Map.of());
    /// The providers' names, in their order.
    final ObjectProperty<Map<ProviderId, String>> providers = new SimpleObjectProperty<>(Map.of());
    /// How much was seen of films, 0..1 by title.
    final ObjectProperty<Map<Long, Double>> seen = new SimpleObjectProperty<>(Map.of());
    /// The place of the keyboard among the rows.
    final IntegerProperty cursor = new SimpleIntegerProperty();
    final BooleanBinding filtered = Bindings.createBooleanBinding(
            () -> !text.get().isBlank() || !filter.get().equals(TitleFilter.all()), text, filter);

    private final Library library;
    private final Callable<Map<ProviderId, String>> providerNames;
    private final LatestQuery query;
    private final FxBridge fxBridge;
    /// Something else was asked for, and its answer, or one of a later question, is still to come.
    private boolean fromStart;

    private final PauseTransition changing = new PauseTransition(CHANGING);

    /// @param providerNames those of all providers, in their order; may block
    TitlesModel(
            Library library,
            Callable<Map<ProviderId, String>> providerNames,
            Background background,
            FxBridge fxBridge) {
        this.library = library;
        this.providerNames = providerNames;
        this.query = new LatestQuery(background);
        this.fxBridge = fxBridge;
        changing.setOnFinished(_ -> askAll());
    }

    /// The one the keyboard is on.
    Optional<TitleRow> current() {
        var all = rows.get();
        return cursor.get() < all.size() ? Optional.of(all.get(cursor.get())) : Optional.empty();
    }

    // does

    void showKind(TitleKind wanted) {
        if (wanted == kind.get()) return;
        kind.set(wanted);
        // Groups and genres of films are not those of series.
        filter.set(TitleFilter.all());
        cursor.set(0);
        rows.set(List.of());
        askAll();
    }

    void search(String words) {
        text.set(words);
        askRows();
    }

    void filter(UnaryOperator<TitleFilter> change) {
        var next = change.apply(filter.get());
        if (next.equals(filter.get())) return;
        filter.set(next);
        askRows();
    }

    void clearFilters() {
        text.set("");
        filter.set(TitleFilter.all());
        askRows();
    }

    void sort(TitleOrder wanted) {
        if (wanted != order.get()) sort(wanted, false);
    }

    void sort(TitleOrder wanted, boolean turned) {
        if (wanted == order.get() && turned == reversed.get()) return;
        order.set(wanted);
        reversed.set(turned);
        askRows();
    }

    void moveTo(int index) {
        cursor.set(Math.clamp(index, 0, Math.max(0, rows.get().size() - 1)));
    }

    // lives

    Subscription open() {
        askAll();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            switch (changed.topic()) {
                case TITLES, PROVIDERS -> changing.play();
                default -> {}
            }
        });
        return Subscription.all(changes, changing::stop);
    }

    /// What was asked for is other: shown from its start.
    private void askRows() {
        fromStart = true;
        var wanted = wanted();
        query.run(() -> library.rows(wanted), this::showRows);
    }

    private void showRows(List<TitleRow> found) {
        var at = current().map(TitleRow::id);
        rows.set(found);
        moveTo(fromStart ? 0 : at.map(this::placeOf).orElse(cursor.get()));
        fromStart = false;
        stage.set(stageNow());
    }

    /// All may be other; the keyboard stays on its title.
    private void askAll() {
        var wanted = wanted();
        query.run(() -> read(wanted), this::show);
    }

    private TitleQuery wanted() {
        return new TitleQuery(kind.get(), text.get(), filter.get(), order.get(), reversed.get());
    }

    private Found read(TitleQuery wanted) throws Exception {
        var totals = new EnumMap<TitleKind, Integer>(TitleKind.class);
        for (var one : TitleKind.values()) totals.put(one, library.total(one));
        return new Found(
                library.rows(wanted),
                library.counts(wanted.kind()),
                totals,
                providerNames.call(),
                library.progress().shares());
    }

    private void show(Found found) {
        providers.set(found.providers());
        totals.set(found.totals());
        counts.set(found.counts());
        seen.set(found.seen());
        showRows(found.rows());
    }

    /// The keyboard stays on its title where that has moved.
    private int placeOf(long id) {
        var all = rows.get();
        for (var i = 0; i < all.size(); i++) if (all.get(i).id() == id) return i;
        return cursor.get();
    }

    private Stage stageNow() {
        if (!rows.get().isEmpty()) return Stage.ROWS;
        if (totals.get().getOrDefault(kind.get(), 0) > 0) return Stage.NOTHING_MATCHES;
        return providers.get().isEmpty() ? Stage.NO_PROVIDERS : Stage.NO_TITLES;
    }

    private record Found(
            List<TitleRow> rows,
            TitleCounts counts,
            Map<TitleKind, Integer> totals,
            Map<ProviderId, String> providers,
            Map<Long, Double> seen) {}
}
