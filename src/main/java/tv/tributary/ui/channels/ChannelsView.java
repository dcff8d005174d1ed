package tv.tributary.ui.channels;

import atlantafx.base.theme.Styles;
import java.util.EnumSet;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelsLayout.ChannelFace;
import tv.tributary.ui.channels.ChannelsModel.Stage;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.InspectorPane;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.preview.Preview;

/// The page: filters on top, the table, and beside it the selected channel under its preview.
final class ChannelsView extends StackPane {
    /// In pixels: the least widths of groups, list and panel.
    private static final double ROOM_FOR_GROUPS = 900;
    private static final double LEAST_SIDE = 300;
    private static final double USUAL_SIDE = 344;

    /// From this width on list and inspector stand side by side.
    private static final double ROOM_FOR_BOTH = 860;

    private final ChannelsModel model;
    private final Preview preview;
    private final ChannelActions actions;
    private final StreamBlockActions streamBlockActions;
    private final LogoImages logos;
    private final StreamTests tests;
    private final Runnable onGoToProviders;
    private final ChannelTable table;
    private final ChannelGrid grid;
    private final ChannelFilters filters;
    private final InspectorPane inspector;
    private final VBox side = new VBox();
    private final LineupModel lineup;
    private final Drawer over;

    ChannelsView(
            ChannelsModel model,
            ChannelEdits edits,
            ChannelsLayout layout,
            Preview preview,
            StreamBlockActions streamBlockActions,
            LogoImages logos,
            StreamTests tests,
            LineupModel lineup,
            Runnable onGoToProviders) {
        this.model = model;
        this.lineup = lineup;
        this.over = new Drawer(lineup::closeSheet);
        this.preview = preview;
        this.actions = new ChannelActions(model, edits, preview, new ChannelDialogs(this::getScene));
        this.streamBlockActions = streamBlockActions;
        this.logos = logos;
        this.tests = tests;
        this.onGoToProviders = onGoToProviders;
        this.table = new ChannelTable(model, layout, actions, logos);
        this.grid = new ChannelGrid(table, model, actions, logos);
        this.filters = new ChannelFilters(model, this::enterList);
        model.divider.set(layout.divider());
        this.inspector = createInspector();
        createView();
    }

    /// The current layout of the page.
    ChannelsLayout currentLayout() {
        return new ChannelsLayout(
                table.columnWidths(),
                model.sort.get(),
                model.divider.get(),
                model.face.get(),
                model.groupsOpen.get(),
                List.copyOf(model.chosenGroups.get()),
                model.favourites.get(),
                table.hiddenColumns());
    }

    /// Calls `action` after each rearrangement, often many times during one.
    void onRearranged(Runnable action) {
        model.divider.addListener(_ -> action.run());
        model.sort.addListener(_ -> action.run());
        model.face.addListener(_ -> action.run());
        model.groupsOpen.addListener(_ -> action.run());
        model.chosenGroups.addListener(_ -> action.run());
        model.favourites.addListener(_ -> action.run());
        table.getColumns().addListener((Observable _) -> action.run());
        for (var column : table.getColumns()) {
            column.widthProperty().addListener(_ -> action.run());
            column.visibleProperty().addListener(_ -> action.run());
        }
    }

    private void createView() {
        getStyleClass().add("channels-page");
        var body = new StackPane(createBody(), createEmpty());
        VBox.setVgrow(body, Priority.ALWAYS);
        var page = new VBox(new ChannelsHead(model, actions.edits(), lineup::openSheet), filters, body);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        lineup.open.subscribe(open -> {
            if (open) openSheet();
            else closeSheet();
        });
        showDuring(filters, EnumSet.of(Stage.ROWS, Stage.NOTHING_MATCHES, Stage.ALL_HIDDEN));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("/") && !(event.getTarget() instanceof TextInputControl)) {
                filters.focusSearch();
                event.consume();
            }
        });
    }

    private InspectorPane createInspector() {
        var detail = new ChannelDetailPane(model, preview, actions.edits(), streamBlockActions, logos, tests);
        var many = new SelectionView(actions);
        var scroll = new ScrollPane(detail);
        model.chosen.subscribe(rows -> {
            if (rows.size() > 1) many.show(rows);
            scroll.setContent(rows.size() > 1 ? many : detail);
        });
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "detail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        side.getStyleClass().add("channel-side");
        side.minWidthProperty()
                .bind(Bindings.when(model.narrow).then(LEAST_SIDE).otherwise(USUAL_SIDE));
        side.getChildren().setAll(scroll);
        table.setMinWidth(320);
        grid.setMinWidth(320);
        var faces = new StackPane(table, grid);
        faces.setMinWidth(320);
        grid.visibleProperty().bind(model.face.isEqualTo(ChannelFace.GRID));
        table.visibleProperty().bind(model.face.isEqualTo(ChannelFace.LIST));
        table.setPlaceholder(createNothingMatches());
        var both = new InspectorPane(faces, side, InspectorPane.Place.ALWAYS, ROOM_FOR_BOTH, model.divider);
        model.chosen.subscribe(rows -> both.wanted().set(!rows.isEmpty()));
        return both;
    }

    private Node createBody() {
        var body = new HBox(createGroups(), inspector);
        HBox.setHgrow(inspector, Priority.ALWAYS);
        body.getStyleClass().add("channel-body");
        showDuring(body, EnumSet.of(Stage.ROWS, Stage.NOTHING_MATCHES));
        return body;
    }

    private void openSheet() {
        var sheet = new LineupSheet(lineup);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void closeSheet() {
        var hadKeys = over.isVisible();
        over.hide();
        if (hadKeys) enterList();
    }

    private Node createGroups() {
        var groups = new GroupList(model);
        groups.getStyleClass().add("group-side");
        var open = model.groupsOpen.and(model.narrow.not());
        groups.visibleProperty().bind(open);
        groups.managedProperty().bind(open);
        model.narrow.bind(widthProperty().lessThan(ROOM_FOR_GROUPS));
        return groups;
    }

    private Node createNothingMatches() {
        var clear = new Button(Messages.of("channels.filter.clear"), new FontIcon("mdi2f-filter-off-outline"));
        clear.setOnAction(_ -> model.clearFilters());
        return new EmptyState(
                "mdi2m-magnify", Messages.of("channels.nothing.title"), Messages.of("channels.nothing.words"), clear);
    }

    private Node createEmpty() {
        var go = new Button(Messages.of("channels.empty.go"), new FontIcon("mdi2p-plus"));
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(false);
        go.setOnAction(_ -> onGoToProviders.run());
        var first = new EmptyState(
                "mdi2t-television-guide", Messages.of("channels.none.title"), Messages.of("channels.empty.words"), go);
        var look = new Button(Messages.of("action.go-to-providers"), new FontIcon("mdi2s-sync"));
        look.setOnAction(_ -> onGoToProviders.run());
        var none = new EmptyState(
                "mdi2t-television-off", Messages.of("channels.none.title"), Messages.of("channels.none.words"), look);
        var show = new Button(Messages.of("channels.hidden.go"), new FontIcon("mdi2e-eye-outline"));
        show.setOnAction(_ -> model.filterSight(Sight.HIDDEN));
        var choose = new Button(Messages.of("selection.title"), new FontIcon("mdi2p-playlist-check"));
        choose.getStyleClass().add(Styles.ACCENT);
        choose.setOnAction(_ -> lineup.openSheet());
        var hidden = new EmptyState(
                "mdi2e-eye-off-outline",
                Messages.of("channels.hidden.title"),
                Messages.of("channels.hidden.words"),
                choose,
                show);
        showDuring(hidden, EnumSet.of(Stage.ALL_HIDDEN));
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        showDuring(first, EnumSet.of(Stage.NO_PROVIDERS));
        showDuring(none, EnumSet.of(Stage.NO_CHANNELS));
        showDuring(loading, EnumSet.of(Stage.LOADING));
        var any = new StackPane(first, none, hidden, loading);
        any.setPickOnBounds(false);
        return any;
    }

    private void showDuring(Node node, EnumSet<Stage> stages) {
        var now = Bindings.createBooleanBinding(() -> stages.contains(model.stage.get()), model.stage);
        node.visibleProperty().bind(now);
        node.managedProperty().bind(now);
    }

    /// The keyboard goes on in the list, whichever face of it is in sight.
    private void enterList() {
        if (model.face.get() == ChannelFace.GRID) grid.enter();
        else table.enter();
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible()) return;
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            filters.focusSearch();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && filters.isSearching()) {
            if (model.text.get().isEmpty()) enterList();
            else model.clearText();
            event.consume();
        } else if (event.getTarget() instanceof TextInputControl) {
            // Keys in a field are the field's.
        } else if (event.isAltDown() && moveDivider(event.getCode())) {
            event.consume();
        } else if (event.isShortcutDown() && actions.onWay(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && escape()) {
            event.consume();
        }
    }

    private boolean moveDivider(KeyCode key) {
        if (key != KeyCode.LEFT && key != KeyCode.RIGHT) return false;
        model.moveDivider(key == KeyCode.LEFT ? -ChannelsModel.DIVIDER_STEP : ChannelsModel.DIVIDER_STEP);
        return true;
    }

    /// One step back.
    private boolean escape() {
        if (inspector.isOver()) {
            inspector.wanted().set(false);
            return true;
        }
        if (!model.filtered.get()) return false;
        model.clearFilters();
        return true;
    }
}
