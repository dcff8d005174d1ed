package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.SearchField;

/// A list of what can be chosen, with ticks and counts. Space ticks the line the keyboard is on; typing above it
/// narrows the list.
final class FacetList<C extends FacetChoice> extends VBox {
    private static final double HEAD = 36;

    private final LineupModel model;
    private final FilteredList<C> seen;
    private final ListView<C> list;
    private final SearchField search;
    private final Predicate<C> isShown;
    private final HBox tools = new HBox();

    /// @param isShown which are shown at all
    FacetList(String titleKey, String searchKey, LineupModel model, ObservableList<C> all, Predicate<C> isShown) {
        this.search = new SearchField(Messages.of(searchKey));
        this.model = model;
        this.isShown = isShown;
        this.seen = new FilteredList<>(all);
        this.list = new ListView<>(seen);
        createView(titleKey);
    }

    /// Looks again which are shown.
    void narrow() {
        var words = search.getText();
        seen.setPredicate(choice -> isShown.test(choice) && choice.matches(words));
    }

    /// Beside the buttons for all and none.
    void addTool(Button button) {
        tools.getChildren().add(button);
    }

    /// Below the list.
    void addBelow(Node node) {
        getChildren().add(node);
    }

    ListView<C> list() {
        return list;
    }

    List<C> seen() {
        return List.copyOf(seen);
    }

    Optional<C> current() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void focusSearch() {
        search.requestFocus();
    }

    private void createView(String titleKey) {
        getStyleClass().add("facet-list");
        var title = new Label(Messages.of(titleKey));
        title.getStyleClass().add("card-title");
        tools.getStyleClass().add("facet-tools");
        tools.getChildren()
                .setAll(
                        tool("selection.all", () -> model.tick(seen(), true)),
                        tool("selection.none", () -> model.tick(seen(), false)));
        var head = new HBox(title, new Spacer(), tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(HEAD);
        search.getStyleClass().add("channel-search");
        search.textProperty().subscribe(_ -> narrow());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onSearchKey);
        list.setAccessibleText(Messages.of(titleKey));
        list.setFixedCellSize(34);
        list.getStyleClass().addAll("group-list", "facet-lines");
        list.setCellFactory(_ -> new FacetCell<>());
        list.setPlaceholder(new Label(Messages.of("selection.nothing")));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.SPACE) return;
            current().ifPresent(choice -> choice.chosen.set(!choice.chosen.get()));
            event.consume();
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head, search, list);
    }

    /// Enter ticks or unticks the first that the words have found, the arrow goes on into the list.
    private void onSearchKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                list.requestFocus();
                if (current().isEmpty()) list.getSelectionModel().selectFirst();
            }
            case ENTER -> {
                if (search.getText().isBlank()) return;
                seen().stream().findFirst().ifPresent(choice -> choice.chosen.set(!choice.chosen.get()));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static Button tool(String key, Runnable action) {
        var button = new Button(Messages.of(key));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static final class FacetCell<C extends FacetChoice> extends ListCell<C> {
        private final CheckBox tick = new CheckBox();
        private final Label note = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(tick, note, count);
        private final ChangeListener<Object> spoken = (_, _, _) -> speak();
        private @Nullable C shown;

        FacetCell() {
            line.getStyleClass().add("group-line");
            line.setAlignment(Pos.CENTER_LEFT);
            // The list has the keyboard; a box of its own for each line would be a hundred stops for Tab.
            tick.setFocusTraversable(false);
            note.getStyleClass().add("group-count");
            note.setMaxWidth(Double.MAX_VALUE);
            note.setMinWidth(0);
            HBox.setHgrow(note, Priority.ALWAYS);
            count.getStyleClass().add("group-count");
            count.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable C choice, boolean empty) {
            super.updateItem(choice, empty);
            var now = empty ? null : choice;
            if (now == shown) return;
            release();
            shown = now;
            if (now == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            tick.textProperty().bind(now.name);
            tick.selectedProperty().bindBidirectional(now.chosen);
            count.textProperty()
                    .bind(Bindings.createStringBinding(() -> Units.count(now.channels.get()), now.channels));
            note.setText(now.note());
            now.chosen.addListener(spoken);
            now.channels.addListener(spoken);
            speak();
            setGraphic(line);
        }

        private void speak() {
            if (shown == null) return;
            var state = Messages.of(shown.chosen.get() ? "selection.ticked" : "selection.not-ticked");
            setAccessibleText(Messages.of("selection.line", shown.name.get(), shown.channels.get(), state));
        }

        private void release() {
            if (shown == null) return;
            tick.textProperty().unbind();
            tick.selectedProperty().unbindBidirectional(shown.chosen);
            count.textProperty().unbind();
            shown.chosen.removeListener(spoken);
            shown.channels.removeListener(spoken);
        }
    }
}
