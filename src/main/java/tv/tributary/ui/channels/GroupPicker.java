package tv.tributary.ui.channels;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.Spacer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// A button that opens a searchable list of groups.
final class GroupPicker extends Button {
    private final ChannelsModel model;
    private final FilteredList<String> choices;
    private final ObservableList<String> all = FXCollections.observableArrayList();
    private final CustomTextField search = new CustomTextField();
    private final Popup popup = new Popup();

    GroupPicker(ChannelsModel model) {
        this.model = model;
        this.choices = new FilteredList<>(all);
        createView();
    }

    private void createView() {
        getStyleClass().add("group-picker");
        var words = new Label();
        var face = new HBox(words, new Spacer(), new FontIcon("mdi2m-menu-down"));
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(Messages.of("channels.filter.group"));
        model.group.subscribe(group -> words.setText(words(group)));
        popup.setAutoHide(true);
        popup.getContent().setAll(createList());
        setOnAction(_ -> open());
    }

    private VBox createList() {
        search.setPromptText(Messages.of("channels.filter.group.search"));
        search.setLeft(new FontIcon("mdi2m-magnify"));
        var list = new ListView<>(choices);
        list.getStyleClass().add("group-list");
        list.setFixedCellSize(34);
        list.setPlaceholder(new Label(Messages.of("channels.filter.group.none")));
        list.setCellFactory(_ -> new GroupCell());
        search.textProperty().subscribe(text -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            choices.setPredicate(group -> group.toLowerCase(Locale.ROOT).contains(wanted));
            list.getSelectionModel().selectFirst();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case DOWN -> list.requestFocus();
                case ENTER -> take(list.getSelectionModel().getSelectedItem());
                default -> {
                    return;
                }
            }
            event.consume();
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) take(list.getSelectionModel().getSelectedItem());
        });
        list.setOnMouseClicked(_ -> take(list.getSelectionModel().getSelectedItem()));
        var panel = new VBox(search, list);
        panel.getStyleClass().add("group-panel");
        return panel;
    }

    private void open() {
        var groups = new ArrayList<>(List.of(""));
        groups.addAll(model.groups);
        all.setAll(groups);
        search.clear();
        var below = localToScreen(0, getHeight() + 4);
        popup.show(this, below.getX(), below.getY());
        search.requestFocus();
    }

    private void take(@Nullable String group) {
        if (group == null) return;
        popup.hide();
        model.filterGroup(group);
    }

    private static String words(String group) {
        return group.isEmpty() ? Messages.of("channels.filter.group.all") : group;
    }

    private static final class GroupCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String group, boolean empty) {
            super.updateItem(group, empty);
            setText(group == null || empty ? null : words(group));
        }
    }
}
