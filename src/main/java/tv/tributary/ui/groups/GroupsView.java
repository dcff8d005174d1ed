package tv.tributary.ui.groups;

import atlantafx.base.controls.CustomTextField;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
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
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.HistoryButton;
import tv.tributary.ui.control.InspectorPane;
import tv.tributary.ui.groups.GroupsModel.Stage;

/// The page: a search and what becomes of new groups on top, the table, and beside it what is selected.
final class GroupsView extends VBox {
    /// In pixels: from this width on table and inspector stand side by side.
    private static final double ROOM_FOR_BOTH = 820;

    private static final double LEAST_SIDE = 260;

    private final GroupsModel model;
    private final GroupActions actions;
    private final GroupTable table;
    private final CustomTextField search = new CustomTextField();
    private final InspectorPane inspector;

    GroupsView(GroupsModel model, Consumer<GroupStatus> onShowChannels, Runnable onGoToProviders) {
        this.model = model;
        this.actions = new GroupActions(model, this::chosen, this::getScene, onShowChannels);
        this.table = new GroupTable(model, actions);
        this.inspector = createInspector();
        getStyleClass().addAll("page", "groups-page");
        var body = new StackPane(inspector, createEmpty(onGoToProviders), createLoading());
        VBox.setVgrow(body, Priority.ALWAYS);
        showDuring(inspector, EnumSet.of(Stage.ROWS, Stage.NOTHING_MATCHES));
        getChildren().setAll(createHead(), body);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().equals("/") || event.getTarget() instanceof TextInputControl) return;
            search.requestFocus();
            event.consume();
        });
    }

    private List<GroupStatus> chosen() {
        return table.chosen();
    }

    private Node createHead() {
        search.setPromptText(Messages.of("groups.search"));
        search.setAccessibleText(Messages.of("groups.search"));
        search.setLeft(new FontIcon("mdi2m-magnify"));
        search.setMinWidth(120);
        search.textProperty().subscribe(model::search);
        search.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.DOWN && event.getCode() != KeyCode.ENTER) return;
            table.enter();
            event.consume();
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        var count = new Label();
        count.getStyleClass().add("channel-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.textProperty()
                .bind(model.all.map(all -> Messages.of(
                        "groups.count",
                        all.size(),
                        all.stream().filter(GroupStatus::hidden).count())));
        var head = new HBox(
                count,
                search,
                createNewGroups(),
                HistoryButton.undo(model.undo, model::undo),
                HistoryButton.redo(model.redo, model::redo));
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /// For each provider, whether its new groups start hidden.
    private MenuButton createNewGroups() {
        var menu = new MenuButton(Messages.of("groups.new"), new FontIcon("mdi2f-folder-plus-outline"));
        menu.setMinWidth(USE_PREF_SIZE);
        model.rules.subscribe(rules -> {
            menu.getItems().clear();
            for (var rule : rules) {
                var item = new CheckMenuItem(
                        Messages.of("groups.new.hide", rule.provider().name()));
                item.setMnemonicParsing(false);
                item.setSelected(rule.hidden());
                item.setOnAction(_ -> model.startHidden(rule.provider(), item.isSelected()));
                menu.getItems().add(item);
            }
            menu.setDisable(rules.isEmpty());
        });
        return menu;
    }

    private InspectorPane createInspector() {
        var detail = new GroupDetail(actions);
        var scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "detail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var side = new VBox(scroll);
        side.getStyleClass().add("channel-side");
        side.setMinWidth(LEAST_SIDE);
        table.setMinWidth(320);
        table.setPlaceholder(new Label(Messages.of("groups.nothing")));
        var pane = new InspectorPane(
                table, side, InspectorPane.Place.ALWAYS, ROOM_FOR_BOTH, new SimpleDoubleProperty(0.7));
        table.getSelectionModel().getSelectedItems().addListener((Observable _) -> {
            detail.show(table.chosen());
            pane.wanted().set(!table.chosen().isEmpty());
        });
        detail.show(List.of());
        return pane;
    }

    private Node createEmpty(Runnable onGoToProviders) {
        var go = new Button(Messages.of("action.go-to-providers"), new FontIcon("mdi2s-source-merge"));
        go.setOnAction(_ -> onGoToProviders.run());
        var empty = new EmptyState(
                "mdi2f-folder-outline", Messages.of("groups.empty.title"), Messages.of("groups.empty.words"), go);
        showDuring(empty, EnumSet.of(Stage.NO_GROUPS));
        return empty;
    }

    private Node createLoading() {
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        showDuring(loading, EnumSet.of(Stage.LOADING));
        return loading;
    }

    private void showDuring(Node node, EnumSet<Stage> stages) {
        var now = Bindings.createBooleanBinding(() -> stages.contains(model.stage.get()), model.stage);
        node.visibleProperty().bind(now);
        node.managedProperty().bind(now);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            table.enter();
        } else if (event.getCode() == KeyCode.ESCAPE && search.isFocused()) {
            table.enter();
        } else if (event.getCode() == KeyCode.ESCAPE && inspector.isOver()) {
            inspector.wanted().set(false);
        } else if (event.getTarget() instanceof TextInputControl || !onWay(event)) {
            return;
        }
        event.consume();
    }

    private boolean onWay(KeyEvent event) {
        if (!event.isShortcutDown()) return false;
        var again = event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown());
        if (again) model.redo();
        else if (event.getCode() == KeyCode.Z) model.undo();
        else return false;
        return true;
    }
}
