package tv.tributary.ui.preview;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.ConnectionPlan.ProviderConnections;
import tv.tributary.ui.preview.MultiviewModel.Stage;

/// Chooses the channels to be watched at once, with the connections they would take.
final class MultiviewChooser extends VBox {
    private static final double ROW = 36;
    private static final double LIST_HEIGHT = 300;

    private final MultiviewModel model;
    private final TextField search = new TextField();
    private final FilteredList<ChannelRow> found;
    private final ListView<ChannelRow> list;

    MultiviewChooser(MultiviewModel model) {
        this.model = model;
        this.found = new FilteredList<>(model.all);
        this.list = new ListView<>(found);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("card", "multiview-chooser");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(Messages.of("preview.multiview"));
        title.getStyleClass().add("multiview-title");
        search.setPromptText(Messages.of("preview.multiview.search"));
        search.setAccessibleText(Messages.of("preview.multiview.search"));
        search.textProperty().subscribe(this::filter);
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) list.requestFocus();
            if (event.getCode() == KeyCode.ENTER) takeFirst();
        });
        list.setFixedCellSize(ROW);
        list.setPrefHeight(LIST_HEIGHT);
        list.setCellFactory(_ -> new Row());
        list.setAccessibleText(Messages.of("preview.list.title"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.chosen.subscribe(list::refresh);
        getChildren().setAll(title, search, list, createChosen(), createPlan(), createActions());
        model.stage().subscribe(_ -> begin());
        sceneProperty().subscribe(_ -> begin());
    }

    /// The keyboard goes to the search.
    private void begin() {
        if (model.stage().get() != Stage.CHOOSING || getScene() == null) return;
        search.clear();
        search.requestFocus();
    }

    private void filter(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(row -> words.isEmpty()
                || row.channel().name().toLowerCase(Locale.ROOT).contains(words)
                || row.channel().number().equals(words));
    }

    /// What was searched for, so that the next one can be typed at once.
    private void takeFirst() {
        if (search.getText().isBlank() || found.isEmpty()) return;
        model.toggle(found.getFirst());
        search.clear();
    }

    private void press(KeyEvent event) {
        var row = list.getSelectionModel().getSelectedItem();
        if (row == null || (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE)) return;
        model.toggle(row);
        event.consume();
    }

    private Label createChosen() {
        var chosen = new Label();
        chosen.setWrapText(true);
        chosen.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.chosen.isEmpty()
                                ? Messages.of("preview.multiview.none", MultiviewModel.MOST)
                                : model.chosen.stream()
                                        .map(row -> row.channel().name())
                                        .collect(Collectors.joining(" · ")),
                        model.chosen));
        return chosen;
    }

    private Label createPlan() {
        var plan = new Label();
        plan.getStyleClass().add("muted");
        plan.setWrapText(true);
        plan.textProperty().bind(model.plan.map(MultiviewChooser::words));
        return plan;
    }

    private static String words(ConnectionPlan plan) {
        var lines = plan.uses().stream().map(MultiviewChooser::words).collect(Collectors.joining("\n"));
        if (plan.shared() == 0) return lines;
        var shared = Messages.of("preview.multiview.shared", plan.shared());
        return lines.isEmpty() ? shared : shared + "\n" + lines;
    }

    private static String words(ProviderConnections use) {
        if (use.allowed() == 0)
            return Messages.of("preview.multiview.unlimited", use.provider(), use.more(), use.inUse());
        var words = Messages.of("preview.multiview.more", use.provider(), use.more(), use.inUse(), use.allowed());
        return use.missing() == 0 ? words : words + " " + Messages.of("preview.multiview.missing", use.missing());
    }

    private HBox createActions() {
        var start = new Button(Messages.of("preview.multiview.start"), new FontIcon("mdi2p-play"));
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty().bind(Bindings.isEmpty(model.chosen));
        start.setOnAction(_ -> model.start());
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.leave());
        var row = new HBox(new Spacer(), cancel, start);
        row.getStyleClass().add("multiview-actions");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private final class Row extends ListCell<ChannelRow> {
        private final FontIcon mark = new FontIcon("mdi2c-check");

        Row() {
            setOnMouseClicked(_ -> {
                if (getItem() != null) model.toggle(getItem());
            });
        }

        @Override
        protected void updateItem(ChannelRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var name = (row.channel().number() + "  " + row.channel().name()).strip();
            var on = model.chosen.contains(row);
            setText(name);
            mark.setVisible(on);
            setGraphic(mark);
            setAccessibleText(on ? Messages.of("preview.multiview.on", name) : name);
        }
    }
}
