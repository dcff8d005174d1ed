package tv.tributary.ui.guidesources;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.Set;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet to add or change a guide source.
final class GuideSourceFormView extends VBox {
    private static final int MOST_PRIORITY = 1_000;
    private static final int MOST_HOURS = 24 * 14;

    private final GuideSourceForm form;
    private final GuideSourcesModel model;
    private final TextField location;
    private final TextField country;

    GuideSourceFormView(GuideSourceForm form, GuideSourcesModel model) {
        this.form = form;
        this.model = model;
        this.location = text(form.location);
        this.country = text(form.country);
        createView();
    }

    void focusFirst() {
        applyCss();
        var first = form.isAtCountry ? country : location;
        first.requestFocus();
        first.end();
    }

    private void createView() {
        getStyleClass().add("provider-form");
        var title = new Label(Messages.of(form.editing().isPresent() ? "guides.form.edit" : "guides.add"));
        title.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.closeForm());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var fields = createFields();
        VBox.setVgrow(fields, Priority.ALWAYS);
        getChildren().setAll(head, fields, createFoot());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                event.consume();
                model.save(form);
            }
        });
    }

    private VBox createFields() {
        location.setPromptText(Messages.of("guides.form.location.prompt"));
        var fields = new VBox(
                field(
                        "guides.form.location",
                        location,
                        Set.of(
                                GuideSettingProblem.LOCATION_MISSING,
                                GuideSettingProblem.LOCATION_BAD,
                                GuideSettingProblem.FILE_MISSING)),
                field("guides.form.name", text(form.name), Set.of(GuideSettingProblem.NAME_TAKEN)),
                field("guides.form.priority", new NumberSpinner(form.priority, 0, MOST_PRIORITY, 1), Set.of()),
                field(
                        "guides.form.refresh",
                        new NumberSpinner(form.refreshHours, 0, MOST_HOURS, 1),
                        Set.of(GuideSettingProblem.REFRESH_BAD)),
                field("guides.form.shift", text(form.shift), Set.of(GuideSettingProblem.SHIFT_BAD)),
                field("guides.form.country", country, Set.of(GuideSettingProblem.COUNTRY_BAD)));
        fields.getStyleClass().add("form-fields");
        return fields;
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

    private static TextField text(Property<String> value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /// With a hint below, in whose place stands what is wrong with it.
    private VBox field(String key, Node input, Set<GuideSettingProblem> mine) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        title.setLabelFor(input);
        var words = Messages.of(key + ".hint");
        var hint = new Label(words);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        form.problem.subscribe(found -> {
            var wrong = found.filter(mine::contains);
            input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            hint.setText(wrong.map(reason -> Messages.of(reason)).orElse(words));
        });
        var field = new VBox(title, input, hint);
        field.getStyleClass().add("form-field");
        return field;
    }
}
