package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.titles.TitlesModel.Stage;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// The page: films or series as a wall of posters or a table.
final class TitlesView extends StackPane {
    private final TitlesModel model;
    private final TitleDetailModel detail;
    private final TitleChanges changes;
    private final TitleView one;
    private final PosterWall wall;
    private final TitleTable table;
    private final TitleFilters filters;

    TitlesView(
            TitlesModel model,
            TitleDetailModel detail,
            TitleChanges changes,
            LogoImages posters,
            LogoImages backdrops,
            InstantSource clock,
            Runnable onGoToProviders) {
        this.model = model;
        this.detail = detail;
        this.one = new TitleView(detail, changes, posters, backdrops, detail::close);
        this.changes = changes;
        this.wall = new PosterWall(model, posters, this::openCurrent);
        this.table = new TitleTable(model, this::openCurrent);
        this.filters = new TitleFilters(model, clock, this::enterTitles);
        getStyleClass().add("titles-page");
        var faces = new StackPane(wall, table);
        wall.visibleProperty().bind(model.face.isEqualTo(TitleFace.WALL));
        table.visibleProperty().bind(model.face.isEqualTo(TitleFace.TABLE));
        showDuring(faces, EnumSet.of(Stage.ROWS));
        showDuring(filters, EnumSet.of(Stage.ROWS, Stage.NOTHING_MATCHES));
        var body = new StackPane(faces, createEmpty(onGoToProviders));
        VBox.setVgrow(body, Priority.ALWAYS);
        var page = new VBox(new TitlesHead(model), filters, body);
        page.getStyleClass().add("page");
        var isOpen = detail.opened.map(Optional::isPresent);
        one.getStyleClass().add("page");
        one.visibleProperty().bind(isOpen);
        page.visibleProperty().bind(isOpen.map(open -> !open));
        getChildren().setAll(page, one);
        isOpen.subscribe((before, open) -> {
            // The other one is in sight only after this pulse.
            Platform.runLater(open ? one::requestFocus : this::enterTitles);
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    }

    @Override
    public void requestFocus() {
        if (one.isVisible()) one.requestFocus();
        else enterTitles();
    }

    /// The keyboard goes on among the titles, whichever face of them is in sight.
    private void enterTitles() {
        if (model.face.get() == TitleFace.TABLE) table.requestFocus();
        else wall.requestFocus();
    }

    private void openCurrent() {
        model.current().ifPresent(detail::open);
    }

    private Node createEmpty(Runnable onGoToProviders) {
        var add = new Button(Messages.of("channels.empty.go"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> onGoToProviders.run());
        var first = new EmptyState(
                "mdi2m-movie-open-outline",
                Messages.of("titles.no-providers.title"),
                Messages.of("titles.no-providers.words"),
                add);
        showDuring(first, EnumSet.of(Stage.NO_PROVIDERS));
        var look = new Button(Messages.of("action.go-to-providers"), new FontIcon("mdi2s-source-merge"));
        look.setOnAction(_ -> onGoToProviders.run());
        var none = new EmptyState(
                "mdi2m-movie-off-outline", Messages.of("titles.none.title"), Messages.of("titles.none.words"), look);
        showDuring(none, EnumSet.of(Stage.NO_TITLES));
        var clear = new Button(Messages.of("channels.filter.clear"), new FontIcon("mdi2f-filter-off-outline"));
        clear.setOnAction(_ -> {
            model.clearFilters();
            filters.focusSearch();
        });
        var nothing = new EmptyState(
                "mdi2m-magnify", Messages.of("titles.nothing.title"), Messages.of("titles.nothing.words"), clear);
        showDuring(nothing, EnumSet.of(Stage.NOTHING_MATCHES));
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        showDuring(loading, EnumSet.of(Stage.LOADING));
        var any = new StackPane(first, none, nothing, loading);
        any.setPickOnBounds(false);
        return any;
    }

    private void showDuring(Node node, EnumSet<Stage> stages) {
        var now = Bindings.createBooleanBinding(() -> stages.contains(model.stage.get()), model.stage);
        node.visibleProperty().bind(now);
        node.managedProperty().bind(now);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && !(event.getTarget() instanceof TextInputControl)) {
            var isUndo = event.getCode() == KeyCode.Z && !event.isShiftDown();
            var isRedo = event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown());
            if (isUndo) changes.undo();
            if (isRedo) changes.redo();
            if (isUndo || isRedo) event.consume();
        }
        if (event.isConsumed()) return;
        if (one.isVisible()) {
            if (event.getCode() != KeyCode.ESCAPE) return;
            detail.close();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            filters.focusSearch();
        } else if (event.getCode() == KeyCode.ESCAPE && filters.isSearching()) {
            if (model.text.get().isEmpty()) enterTitles();
            else model.search("");
        } else if (event.getCode() == KeyCode.ESCAPE && model.filtered.get()) {
            model.clearFilters();
        } else return;
        event.consume();
    }

    /// What is typed among the titles is searched.
    private void onTyped(KeyEvent event) {
        var letter = event.getCharacter();
        var isField = event.getTarget() instanceof TextInputControl;
        if (isField || event.isShortcutDown() || event.isAltDown() || event.isMetaDown() || letter.isBlank()) return;
        if (one.isVisible() || !filters.isVisible() || Character.isISOControl(letter.codePointAt(0))) return;
        if (letter.equals("/")) filters.focusSearch();
        else filters.type(letter);
        event.consume();
    }
}
