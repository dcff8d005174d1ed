package tv.tributary.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import tv.tributary.access.View;
import tv.tributary.model.QualityLimit;
import tv.tributary.text.Messages;

/// The fields of a [ViewLimitsForm], for whichever form has it.
public final class ViewLimitFields {
    private static final int KBPS_STEP = 500;

    private ViewLimitFields() {}

    /// @param more stands below the age limit while there is one
    public static List<Node> of(ViewLimitsForm form, Node... more) {
        var age = box(
                form.ages(),
                form.age,
                years -> years >= ViewLimitsForm.NO_AGE
                        ? Messages.of("view-limits.age.none")
                        : Messages.of("view-limits.age.up-to", years));
        var unrated = new CheckBox(Messages.of("view-limits.unrated"));
        unrated.setWrapText(true);
        unrated.setMinHeight(VBox.USE_PREF_SIZE);
        unrated.selectedProperty().bindBidirectional(form.unrated);
        var limited = new VBox(unrated);
        limited.getChildren().addAll(more);
        limited.getStyleClass().add("form-fields");
        form.age.subscribe(years -> {
            limited.setVisible(years < ViewLimitsForm.NO_AGE);
            limited.setManaged(years < ViewLimitsForm.NO_AGE);
        });
        var picture = box(
                form.pictures(),
                form.picture,
                lines -> lines == 0
                        ? Messages.of("view-limits.picture.any")
                        : Messages.of("view-limits.picture.up-to", Integer.toString(lines)));
        return List.of(
                FormSheet.field("view-limits.age", age),
                limited,
                FormSheet.field("view-limits.picture", picture),
                FormSheet.field(
                        "view-limits.kbps", new NumberSpinner(form.kbps, 0, QualityLimit.HIGHEST_KBPS, KBPS_STEP)),
                FormSheet.field(
                        "view-limits.guide-days", new NumberSpinner(form.guideDays, 0, View.MOST_GUIDE_DAYS, 1)));
    }

    private static ComboBox<Integer> box(
            List<Integer> choices, ObjectProperty<Integer> chosen, Function<Integer, String> words) {
        var box = new ComboBox<Integer>();
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(words));
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
