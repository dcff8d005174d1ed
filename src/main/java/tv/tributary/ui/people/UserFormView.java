package tv.tributary.ui.people;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CheckListView;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.ViewLimitFields;
import tv.tributary.ui.people.UserForm.SeenGroup;

/// The sheet to add or change a person.
final class UserFormView extends VBox {
    private final UserForm form;
    private final PeopleModel model;
    private final TextField name = new TextField();
    private final TextField password = new TextField();

    UserFormView(UserForm form, PeopleModel model) {
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
        var key = form.editing().isPresent() ? "people.user.form.edit" : "people.user.add";
        var fields = createFields();
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head(Messages.of(key), model::closeForms), scroll, createFoot());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean typed = name.equals(event.getTarget()) || password.equals(event.getTarget());
            if (event.getCode() != KeyCode.ENTER || !typed) return;
            event.consume();
            model.save(form);
        });
    }

    /// The title of a sheet, with a button that closes it.
    static HBox head(String words, Runnable onClose) {
        var title = new Label(words);
        title.getStyleClass().add("form-title");
        title.setMinWidth(0);
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setMinWidth(USE_PREF_SIZE);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> onClose.run());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox createFields() {
        name.textProperty().bindBidirectional(form.name);
        password.textProperty().bindBidirectional(form.password);
        boolean keeps = form.editing().filter(User::hasPassword).isPresent();
        password.setPromptText(
                Messages.of(keeps ? "people.user.form.password.keep" : "people.user.form.password.none"));
        HBox.setHgrow(password, Priority.ALWAYS);
        var suggest = new Button(Messages.of("people.user.form.password.suggest"));
        suggest.setMinWidth(USE_PREF_SIZE);
        suggest.setOnAction(_ -> model.suggestPassword(form));
        var passwordLine = new HBox(password, suggest);
        passwordLine.getStyleClass().add("copy-field");
        var streams = new NumberSpinner(form.streams, 0, UserSettings.MOST_STREAMS, 1);
        var lastDay = new DatePicker();
        lastDay.setMaxWidth(Double.MAX_VALUE);
        lastDay.valueProperty().bindBidirectional(form.lastDay);
        var days = new FlowPane(12, 8);
        form.days.forEach((day, chosen) -> days.getChildren().add(check(UserForm.shortName(day), chosen)));
        var rights = new VBox(8);
        form.rights.forEach((right, chosen) -> rights.getChildren().add(check(Messages.of(right), chosen)));
        var titles = new VBox(
                8,
                check(Messages.of("people.user.form.movies"), form.movies),
                check(Messages.of("people.user.form.series"), form.series));
        var fields = new VBox(
                check(Messages.of("people.user.form.enabled"), form.enabled),
                field("people.user.form.name", name, name),
                field("people.user.form.password", passwordLine, password),
                field("people.user.form.streams", streams, streams),
                field("people.user.form.last-day", lastDay, lastDay),
                field("people.user.form.days", days, days),
                field("people.user.form.rights", rights, rights),
                field("people.user.form.sees", titles, titles));
        fields.getChildren().addAll(ViewLimitFields.of(form.limits, createPin()));
        if (!form.groups.isEmpty()) {
            var groups = createGroups();
            fields.getChildren().add(field("people.user.form.groups", groups, groups));
        }
        fields.getChildren().add(problem(form.problem));
        fields.getStyleClass().add("form-fields");
        return fields;
    }

    private Node createPin() {
        var pin = new TextField();
        pin.textProperty().bindBidirectional(form.pin);
        boolean keeps = form.editing().filter(User::hasPin).isPresent();
        pin.setPromptText(Messages.of(keeps ? "people.user.form.password.keep" : "people.user.form.password.none"));
        return field("people.user.form.pin", pin, pin);
    }

    private ListView<SeenGroup> createGroups() {
        var list = new CheckListView<>(
                FXCollections.observableList(form.groups),
                SeenGroup::seen,
                group -> group.name().isEmpty() ? Messages.of("outputs.tuner.form.no-group") : group.name());
        list.setAccessibleText(Messages.of("people.user.form.groups"));
        list.setPrefHeight(220);
        return list;
    }

    private static CheckBox check(String words, BooleanProperty chosen) {
        var box = new CheckBox(words);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }

    /// Why a form cannot be saved, in red, while there is a reason.
    static Label problem(StringProperty words) {
        var label = new Label();
        label.getStyleClass().add("form-hint");
        label.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        words.subscribe(now -> {
            label.setText(now);
            label.setVisible(!now.isEmpty());
            label.setManaged(!now.isEmpty());
        });
        return label;
    }

    /// @param labelled what the keyboard reaches in it
    static VBox field(String key, Node input, Node labelled) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        title.setLabelFor(labelled);
        var hint = new Label(Messages.of(key + ".hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        var field = new VBox(title, input, hint);
        field.getStyleClass().add("form-field");
        return field;
    }

    private Node createFoot() {
        var save = new Button(Messages.of("providers.form.save"));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(form.saving);
        save.setOnAction(_ -> model.save(form));
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.closeForms());
        return foot(cancel, save);
    }

    static HBox foot(Button... buttons) {
        var foot = new HBox(new Spacer());
        foot.getChildren().addAll(buttons);
        foot.getStyleClass().add("form-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }
}
