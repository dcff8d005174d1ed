package tv.tributary.ui.outputs;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CheckListView;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.outputs.TunerForm.GroupChoice;

/// Groups of channels to be ticked, with a field that finds them.
final class GroupChecklist extends VBox {
    private static final double LEAST_HEIGHT = 120;

    /// @param key of its label and hint
    GroupChecklist(String key, List<GroupChoice> choices) {
        var filter = new TextField();
        filter.setPromptText(Messages.of("outputs.tuner.form.groups.search"));
        var shown = new FilteredList<>(FXCollections.observableList(choices));
        filter.textProperty().subscribe(text -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(choice -> choice.name().toLowerCase(Locale.ROOT).contains(wanted));
        });
        var list = new CheckListView<>(shown, GroupChoice::chosen, GroupChecklist::words);
        list.setAccessibleText(Messages.of(key));
        list.setMinHeight(LEAST_HEIGHT);
        list.setPrefHeight(LEAST_HEIGHT * 1.5);
        VBox.setVgrow(list, Priority.ALWAYS);
        var field = FormSheet.field(key, filter, new SimpleStringProperty(""));
        filter.setAccessibleText(Messages.of("outputs.tuner.form.groups.search"));
        field.getChildren().add(list);
        VBox.setVgrow(field, Priority.ALWAYS);
        getChildren().setAll(field);
    }

    private static String words(GroupChoice choice) {
        var group = choice.name().isEmpty() ? Messages.of("outputs.tuner.form.no-group") : choice.name();
        return Messages.of("outputs.tuner.form.group", group, choice.channels());
    }
}
