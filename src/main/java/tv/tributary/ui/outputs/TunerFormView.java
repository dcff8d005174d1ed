package tv.tributary.ui.outputs;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet to add or change a tuner.
final class TunerFormView extends StackPane {
    private final TunerForm form;
    private final TextField name = new TextField();

    TunerFormView(TunerForm form, TunersModel model) {
        this.form = form;
        name.textProperty().bindBidirectional(form.name);
        var title = Messages.of(form.editing().isPresent() ? "outputs.tuner.form.edit" : "outputs.tuner.add");
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
        var problem = form.nameMissing.map(missing -> missing ? Messages.of("outputs.tuner.form.name.missing") : "");
        var groups = new GroupChecklist("outputs.tuner.form.groups", form.choices);
        groups.setVisible(!form.choices.isEmpty());
        groups.setManaged(!form.choices.isEmpty());
        return FormSheet.fields(
                FormSheet.field("outputs.tuner.form.name", name, problem),
                FormSheet.field(
                        "outputs.tuner.form.streams", new NumberSpinner(form.streams, 0, VirtualTuner.MOST_STREAMS, 1)),
                groups);
    }
}
