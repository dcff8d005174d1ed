package tv.tributary.ui.guidesources;

import atlantafx.base.controls.ToggleSwitch;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.guide.generate.EventPreview;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet for event channels: the profiles and the chosen one's parts on the left, on the right what it makes
/// of the names of its channels.
final class EventProfilesView {
    private static final int LONGEST_EVENT = 24 * 60;
    private static final int ROW = 44;

    final FormSheet sheet;
    private final EventProfilesModel model;
    private final ListView<EventProfileForm> profiles;
    private final ScrollPane fields = FormSheet.fields();

    EventProfilesView(EventProfilesModel model, Runnable onSave, Runnable onCancel) {
        this.model = model;
        this.profiles = createProfiles();
        var body = new HBox(fields, createPreview());
        body.getStyleClass().add("event-profiles");
        HBox.setHgrow(fields, Priority.ALWAYS);
        this.sheet = new FormSheet(Messages.of("guides.events"), body, model.isBlocked, onSave, onCancel);
        sheet.getStyleClass().add("wide-form");
        model.chosen.subscribe(this::show);
    }

    void focusFirst() {
        sheet.applyCss();
        profiles.requestFocus();
    }

    private ListView<EventProfileForm> createProfiles() {
        var list = new ListView<>(model.profiles);
        list.getStyleClass().add("event-list");
        list.setAccessibleText(Messages.of("guides.events.profiles"));
        list.setCellFactory(_ -> new ProfileCell());
        list.getSelectionModel().select(model.chosen.get());
        list.getSelectionModel().selectedItemProperty().subscribe(form -> {
            if (form != null) model.chosen.set(form);
        });
        model.chosen.subscribe(form -> list.getSelectionModel().select(form));
        list.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.DELETE) return;
            model.remove();
            event.consume();
        });
        return list;
    }

    /// Fills the left side with the parts of another profile. The list above stays, and with it the keyboard.
    private void show(EventProfileForm form) {
        var parts = new VBox(
                FormSheet.field("guides.events.pattern", text(form.pattern), model.patternProblem),
                FormSheet.field("guides.events.zone", text(form.zone), model.zoneProblem),
                FormSheet.field(
                        "guides.events.minutes", new NumberSpinner(form.minutes, 1, LONGEST_EVENT, 15), nothing()),
                toggle("guides.events.month-first", form.monthFirst),
                FormSheet.field("guides.events.before", text(form.before), nothing()),
                FormSheet.field("guides.events.after", text(form.after), nothing()),
                FormSheet.field("guides.events.idle", text(form.idle), nothing()));
        parts.getStyleClass().add("form-fields");
        parts.getStyleClass().add("inner-fields");
        if (form.isOfGroups)
            parts.getChildren()
                    .addFirst(FormSheet.field("guides.events.groups", createGroups(form), model.groupsProblem));
        if (fields.getContent() instanceof VBox column) {
            if (column.getChildren().isEmpty())
                column.getChildren().addAll(createGeneral(), profiles, createButtons(), parts);
            else column.getChildren().set(column.getChildren().size() - 1, parts);
        }
    }

    private Node createGeneral() {
        var hours = new NumberSpinner(model.blockHours, 1, GeneratedGuideSettings.LONGEST_BLOCK, 1);
        var length = FormSheet.field("guides.events.block-hours", hours, nothing());
        length.visibleProperty().bind(model.blocks);
        length.managedProperty().bind(model.blocks);
        return new VBox(
                10, toggle("guides.events.on", model.events), toggle("guides.events.blocks", model.blocks), length);
    }

    private Node createButtons() {
        var add = new Button(Messages.of("guides.events.add"), new FontIcon("mdi2p-plus"));
        add.setOnAction(_ -> model.add());
        var remove = new Button(Messages.of("guides.events.remove"), new FontIcon("mdi2d-delete-outline"));
        remove.disableProperty().bind(model.chosen.map(form -> !form.isOfGroups));
        remove.setOnAction(_ -> model.remove());
        return new FlowPane(8, 8, add, remove);
    }

    private ListView<String> createGroups(EventProfileForm form) {
        var list = new ListView<>(model.groups);
        list.getStyleClass().addAll("event-list", "dense");
        list.setCellFactory(CheckBoxListCell.forListView(group -> {
            var isIn = new SimpleBooleanProperty(form.groups.contains(group));
            isIn.addListener((_, _, in) -> {
                if (in != form.groups.contains(group)) model.toggle(group);
            });
            return isIn;
        }));
        list.setOnKeyPressed(event -> {
            var group = list.getSelectionModel().getSelectedItem();
            if (event.getCode() != KeyCode.SPACE || group == null) return;
            model.toggle(group);
            list.refresh();
            event.consume();
        });
        return list;
    }

    private Node createPreview() {
        var title = new Label(Messages.of("guides.events.preview"));
        title.getStyleClass().add("form-label");
        var list = new ListView<>(model.previews);
        list.getStyleClass().add("event-list");
        list.setAccessibleText(title.getText());
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new PreviewCell());
        var nothing = new Label(Messages.of("guides.events.no-names"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        title.setLabelFor(list);
        VBox.setVgrow(list, Priority.ALWAYS);
        var preview = new VBox(8, title, list);
        preview.getStyleClass().add("event-preview");
        return preview;
    }

    private static Node toggle(String key, Property<Boolean> value) {
        var toggle = new ToggleSwitch(Messages.of(key));
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }

    private static TextField text(StringProperty value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static ObservableValue<String> nothing() {
        return new SimpleStringProperty("");
    }

    private static final class ProfileCell extends ListCell<EventProfileForm> {
        ProfileCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable EventProfileForm form, boolean empty) {
            super.updateItem(form, empty);
            textProperty().unbind();
            if (form == null || empty) setText(null);
            else textProperty().bind(Bindings.createStringBinding(form::words, form.groups));
        }
    }

    /// A name above what becomes of it.
    private static final class PreviewCell extends ListCell<EventPreview> {
        private static final DateTimeFormatter WHEN =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

        private final Label name = new Label();
        private final Label becomes = new Label();
        private final VBox row = new VBox(becomes, name);

        PreviewCell() {
            name.getStyleClass().add("question-words");
            becomes.getStyleClass().add("question-names");
            row.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable EventPreview preview, boolean empty) {
            super.updateItem(preview, empty);
            if (preview == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(preview.name());
            becomes.setText(words(preview));
            setAccessibleText(becomes.getText() + ". " + preview.name());
            setGraphic(row);
        }

        private static String words(EventPreview preview) {
            var reading = Messages.of(preview.reading());
            return preview.event()
                    .map(event -> Messages.of(
                            "guides.events.becomes",
                            event.start().map(PreviewCell::when).orElse(reading),
                            event.title()))
                    .orElse(reading);
        }

        private static String when(ZonedDateTime start) {
            return WHEN.format(start.withZoneSameInstant(ZoneId.systemDefault()));
        }
    }
}
