package tv.tributary.ui.outputs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.outputs.TunerForm.GroupChoice;

/// The sheet to add or change a tuner.
final class TunerFormView extends VBox {
    private final TunerForm form;
    private final TunersModel model;
    private final TextField name = new TextField();

    TunerFormView(TunerForm form, TunersModel model) {
        this.form = form;
        this.model = model;
        createView();
    }

    void focusFirst() {
        applyCss();
        name.requestFocus();
        name.selectAll();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        var title =
                new Label(Messages.of(form.editing().isPresent() ? "outputs.tuner.form.edit" : "outputs.tuner.add"));
        title.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.closeForm());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(createFields());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("bare");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, createFoot());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && name.equals(event.getTarget())) {
                event.consume();
                model.save(form);
            }
        });
    }

    private VBox createFields() {
        name.textProperty().bindBidirectional(form.name);
        var nameField = field("outputs.tuner.form.name", name);
        var hint = (Label) nameField.getChildren().getLast();
        form.nameMissing.subscribe(missing -> {
            name.pseudoClassStateChanged(Styles.STATE_DANGER, missing);
            hint.pseudoClassStateChanged(Styles.STATE_DANGER, missing);
            hint.setText(Messages.of(missing ? "outputs.tuner.form.name.missing" : "outputs.tuner.form.name.hint"));
        });
        var streams = new NumberSpinner(form.streams, 0, VirtualTuner.MOST_STREAMS, 1);
        var groups = createGroups();
        VBox.setVgrow(groups, Priority.ALWAYS);
        var fields = new VBox(nameField, field("outputs.tuner.form.streams", streams), groups);
        fields.getStyleClass().add("form-fields");
        return fields;
    }

    private VBox createGroups() {
        var filter = new TextField();
        filter.setPromptText(Messages.of("outputs.tuner.form.groups.search"));
        filter.setAccessibleText(Messages.of("outputs.tuner.form.groups.search"));
        var shown = new FilteredList<>(FXCollections.observableList(form.choices));
        filter.textProperty().subscribe(text -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(choice -> choice.name().toLowerCase(Locale.ROOT).contains(wanted));
        });
        var list = new ListView<>(shown);
        list.setCellFactory(_ -> new GroupCell());
        list.setAccessibleText(Messages.of("outputs.tuner.form.groups"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() != KeyCode.SPACE || chosen == null) return;
            chosen.chosen().set(!chosen.chosen().get());
            event.consume();
        });
        list.setMinHeight(120);
        VBox.setVgrow(list, Priority.ALWAYS);
        var groups = field("outputs.tuner.form.groups", filter);
        groups.getChildren().add(list);
        return groups;
    }

    /// A group with its check box, which the keyboard reaches through the list.
    private static final class GroupCell extends CheckBoxListCell<GroupChoice> {
        GroupCell() {
            super(GroupChoice::chosen, new GroupWords());
        }

        @Override
        public void updateItem(@Nullable GroupChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (!(getGraphic() instanceof CheckBox box)) return;
            box.setFocusTraversable(false);
            box.setAccessibleText(getText());
        }
    }

    /// What stands beside a group's check box; nobody types it.
    private static final class GroupWords extends StringConverter<GroupChoice> {
        @Override
        public String toString(GroupChoice choice) {
            var group = choice.name().isEmpty() ? Messages.of("outputs.tuner.form.no-group") : choice.name();
            return Messages.of("outputs.tuner.form.group", group, choice.channels());
        }

        @Override
        public GroupChoice fromString(String words) {
            throw new UnsupportedOperationException();
        }
    }

    private Node createFoot() {
        var save = new Button(Messages.of("providers.form.save"));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(form.saving);
        save.setOnAction(_ -> model.save(form));
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.closeForm());
        var foot = new HBox(new Spacer(), cancel, save);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private static VBox field(String key, Node input) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        var hint = new Label(Messages.of(key + ".hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        var field = new VBox(title, input, hint);
        field.getStyleClass().add("form-field");
        return field;
    }
}
