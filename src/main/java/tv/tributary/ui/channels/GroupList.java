package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.SearchField;

/// The groups beside the channels, with their numbers of channels. Several at once are chosen with Ctrl and Shift.
final class GroupList extends VBox {
    /// @param group empty for all channels, or the favourites
    private record Choice(Kind kind, String group, int channels) {
        private enum Kind {
            ALL,
            FAVOURITES,
            GROUP
        }
    }

    private final ChannelsModel model;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ListView<Choice> list = new ListView<>(choices);
    private final SearchField search = new SearchField(Messages.of("channels.filter.group.search"));
    private boolean showing;
    private boolean isPending;

    GroupList(ChannelsModel model) {
        this.model = model;
        createView();
    }

    void focusList() {
        list.requestFocus();
    }

    private void createView() {
        getStyleClass().add("group-panel");
        search.textProperty().subscribe(_ -> fill());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        list.getStyleClass().add("group-list");
        list.setFixedCellSize(32);
        list.setAccessibleText(Messages.of("channels.filter.group"));
        list.setPlaceholder(new Label(Messages.of("channels.filter.group.none")));
        list.setCellFactory(_ -> new GroupCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> changed());
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(search, list);
        model.groupSizes.subscribe(_ -> fill());
        model.total.subscribe(_ -> fill());
        model.chosenGroups.subscribe(_ -> select());
        model.favourites.subscribe(_ -> select());
    }

    private void fill() {
        var wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        var all = new ArrayList<Choice>();
        all.add(new Choice(Choice.Kind.ALL, "", model.total.get()));
        all.add(new Choice(Choice.Kind.FAVOURITES, "", 0));
        model.groupSizes.get().forEach((group, channels) -> {
            if (group.toLowerCase(Locale.ROOT).contains(wanted))
                all.add(new Choice(Choice.Kind.GROUP, group, channels));
        });
        if (choices.equals(all)) return;
        showing = true;
        list.getSelectionModel().clearSelection();
        choices.setAll(all);
        showing = false;
        select();
    }

    /// Selects what is chosen, which may have been changed elsewhere.
    private void select() {
        if (showing || isPending) return;
        var wanted = choices.stream().filter(this::isChosen).toList();
        if (wanted.equals(List.copyOf(list.getSelectionModel().getSelectedItems()))) return;
        showing = true;
        list.getSelectionModel().clearSelection();
        wanted.forEach(list.getSelectionModel()::select);
        showing = false;
    }

    private boolean isChosen(Choice choice) {
        var groups = model.chosenGroups.get();
        return switch (choice.kind) {
            case ALL -> groups.isEmpty() && !model.favourites.get();
            case FAVOURITES -> model.favourites.get();
            case GROUP -> groups.contains(choice.group);
        };
    }

    /// It changes row by row where several are selected, so it is read once per pulse.
    private void changed() {
        if (showing || isPending) return;
        isPending = true;
        Platform.runLater(() -> {
            isPending = false;
            choose();
        });
    }

    private void choose() {
        var groups = new LinkedHashSet<String>();
        var favourites = false;
        var all = false;
        for (var choice : list.getSelectionModel().getSelectedItems()) {
            if (choice == null) continue;
            switch (choice.kind) {
                case ALL -> all = true;
                case FAVOURITES -> favourites = true;
                case GROUP -> groups.add(choice.group);
            }
        }
        var last = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        // All and some at once: the last one that was selected says which is meant.
        if (all && last.filter(choice -> choice.kind == Choice.Kind.ALL).isPresent())
            model.filterGroups(Set.of(), false);
        else model.filterGroups(groups, favourites);
        select();
    }

    private static final class GroupCell extends ListCell<Choice> {
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(name, count);

        GroupCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("group-line");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            count.getStyleClass().add("group-count");
            count.setMinWidth(USE_PREF_SIZE);
            // The list must not scroll sideways for a long name.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (choice == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var words = switch (choice.kind) {
                case ALL -> Messages.of("channels.filter.group.all");
                case FAVOURITES -> Messages.of("channels.favourites");
                case GROUP -> choice.group;
            };
            name.setText(words);
            name.setGraphic(choice.kind == Choice.Kind.FAVOURITES ? new FontIcon("mdi2s-star") : null);
            count.setText(choice.kind == Choice.Kind.FAVOURITES ? "" : Units.count(choice.channels));
            setAccessibleText(words + " " + count.getText());
            setGraphic(line);
        }
    }
}
