package tv.tributary.ui.guidesources;

import java.util.Set;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet to add or change a guide source.
final class GuideSourceFormView {
    private static final int MOST_PRIORITY = 1_000;
    private static final int MOST_HOURS = 24 * 14;

    final FormSheet sheet;
    private final GuideSourceForm form;
    private final TextField location;
    private final TextField country;

    GuideSourceFormView(GuideSourceForm form, GuideSourcesModel model) {
        this.form = form;
        this.location = text(form.location);
        this.country = text(form.country);
        this.sheet = new FormSheet(
                Messages.of(form.editing().isPresent() ? "guides.form.edit" : "guides.add"),
                createFields(),
                form.saving,
                () -> model.save(form),
                model::closeForm);
    }

    void focusFirst() {
        sheet.applyCss();
        var first = form.isAtCountry ? country : location;
        first.requestFocus();
        first.end();
    }

    private Node createFields() {
        location.setPromptText(Messages.of("guides.form.location.prompt"));
        return FormSheet.fields(
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
    }

    private static TextField text(Property<String> value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Node field(String key, Node input, Set<GuideSettingProblem> mine) {
        ObservableValue<String> wrong = form.problem.map(found ->
                found.filter(mine::contains).map(reason -> Messages.of(reason)).orElse(""));
        return FormSheet.field(key, input, wrong);
    }
}
