package tv.tributary.ui.outputs;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelOrder;
import tv.tributary.access.View.NameFilter.FilterMode;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.ViewLimitFields;

/// The sheet to add or change a profile of output.
final class ProfileFormView extends StackPane {
    private final ProfileForm form;
    private final TextField name = new TextField();

    ProfileFormView(ProfileForm form, ProfilesModel model) {
        this.form = form;
        name.textProperty().bindBidirectional(form.name);
        var title = Messages.of(form.editing().isPresent() ? "outputs.profile.form.edit" : "outputs.profile.add");
        getChildren()
                .setAll(new FormSheet(title, createFields(), form.saving, () -> model.save(form), model::closeForm));
        setMaxWidth(USE_PREF_SIZE);
    }

    void focusFirst() {
        applyCss();
        name.requestFocus();
        name.selectAll();
    }

    private Node createFields() {
        var mode = new EnumComboBox<>(new FilterMode[] {FilterMode.ALL, FilterMode.ONLY, FilterMode.EXCEPT});
        mode.valueProperty().bindBidirectional(form.groupMode);
        var groups = new GroupChecklist("outputs.profile.form.groups", form.groups);
        form.groupMode.subscribe(now -> {
            boolean some = now == FilterMode.ONLY || now == FilterMode.EXCEPT;
            groups.setVisible(some);
            groups.setManaged(some);
        });
        var order = new EnumComboBox<>(ChannelOrder.values());
        order.valueProperty().bindBidirectional(form.order);
        var format = new EnumComboBox<>(StreamFormat.values());
        format.valueProperty().bindBidirectional(form.format);
        var fields = new ArrayList<Node>(List.of(
                FormSheet.field("outputs.profile.form.name", name, form.nameProblem),
                FormSheet.field("outputs.profile.form.shows", mode),
                groups,
                checks(),
                FormSheet.field("outputs.profile.form.order", order),
                FormSheet.field(
                        "outputs.profile.form.numbers", new NumberSpinner(form.firstNumber, 0, View.HIGHEST_NUMBER, 1)),
                FormSheet.field("outputs.profile.form.format", format),
                check("outputs.profile.form.aac", form.aac)));
        fields.addAll(ViewLimitFields.of(form.limits));
        fields.add(check("outputs.profile.form.tuner", form.tuner));
        return FormSheet.fields(fields.toArray(Node[]::new));
    }

    private Node checks() {
        var checks = new VBox();
        checks.getStyleClass().add("output-section");
        checks.getChildren()
                .setAll(List.of(
                        check("outputs.profile.form.favourites", form.favouritesOnly),
                        check("outputs.profile.form.radio", form.radio),
                        check("outputs.profile.form.movies", form.movies),
                        check("outputs.profile.form.series", form.series),
                        check("outputs.profile.form.logos", form.logos)));
        return checks;
    }

    private static CheckBox check(String key, BooleanProperty value) {
        var check = new CheckBox(Messages.of(key));
        check.setWrapText(true);
        check.setMinHeight(USE_PREF_SIZE);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }
}
