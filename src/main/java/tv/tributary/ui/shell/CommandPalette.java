package tv.tributary.ui.shell;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.shell.CommandPaletteModel.Command;

/// The command palette: type, select with the arrow keys, Enter runs, Escape closes.
final class CommandPalette extends StackPane {
    private static final int MOST_ROWS = 9;
    private static final double ROW = 42;
    private static final double LIST_PADDING = 18;

    private final CommandPaletteModel model;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();
    private Optional<Node> before = Optional.empty();

    CommandPalette(CommandPaletteModel model) {
        this.model = model;
        getStyleClass().add("palette-shade");
        setVisible(false);
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(card());
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) close();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private Node card() {
        field.textProperty().bindBidirectional(model.typed());
        field.setPromptText(Messages.of("shell.palette.prompt"));
        field.setAccessibleText(Messages.of("shell.palette.prompt"));
        field.getStyleClass().add("palette-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        var head = new HBox(new FontIcon("mdi2m-magnify"), field);
        head.getStyleClass().add("palette-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.setItems(model.found());
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        var nothing = new Label();
        nothing.textProperty()
                .bind(model.searching()
                        .map(still -> Messages.of(still ? "shell.palette.searching" : "shell.palette.nothing")));
        list.setPlaceholder(nothing);
        list.getStyleClass().add("palette-list");
        list.prefHeightProperty()
                .bind(Bindings.size(model.found())
                        .map(size -> LIST_PADDING + ROW * Math.clamp(size.intValue(), 1, MOST_ROWS)));
        // The list view hears of the change after us: it must know the new items before one is selected.
        model.found().subscribe(() -> Platform.runLater(this::selectFirst));
        var card = new VBox(head, list);
        card.getStyleClass().add("palette");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }

    void toggle() {
        if (isVisible()) close();
        else open();
    }

    private void open() {
        before = Optional.ofNullable(getScene().getFocusOwner());
        model.open();
        setVisible(true);
        field.requestFocus();
    }

    private void selectFirst() {
        if (!model.found().isEmpty()) list.getSelectionModel().selectFirst();
    }

    private void close() {
        setVisible(false);
        before.ifPresent(Node::requestFocus);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case TAB -> {} // the field is all there is: focus stays within
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        var count = model.found().size();
        if (count == 0) return;
        var next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, count);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - 3));
    }

    private void run(Command command) {
        if (command == null) return;
        close();
        command.action().run();
    }

    private final class Row extends ListCell<Command> {
        private final FontIcon icon = new FontIcon();
        private final Label words = new Label();
        private final Label hint = new Label();
        private final HBox row = new HBox(icon, words, hint);

        Row() {
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            hint.getStyleClass().add("palette-hint");
            hint.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("palette-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) run(getItem());
            });
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(command.icon());
            words.setText(command.words());
            hint.setText(command.hint());
            setAccessibleText(command.words());
            setGraphic(row);
        }
    }
}
