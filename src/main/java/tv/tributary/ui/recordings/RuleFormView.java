package tv.tributary.ui.recordings;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet to add or change a rule for recordings, with what it would find. FX thread only.
final class RuleFormView extends VBox {
    private static final int SHOWN = 5;
    private static final int MOST_KEPT = 99;

    private final RuleForm form;
    private final RulesModel model;
    private final TextField text = new TextField();

    RuleFormView(RuleForm form, RulesModel model) {
        this.form = form;
        this.model = model;
        var fields = createFields();
        VBox.setVgrow(fields, Priority.ALWAYS);
        var sheet = new FormSheet(
                Messages.of(form.before.isPresent() ? "rules.edit" : "rules.add"),
                fields,
                form.saving,
                () -> model.save(form),
                model::closeForm);
        VBox.setVgrow(sheet, Priority.ALWAYS);
        getChildren().setAll(sheet);
    }

    void focusFirst() {
        applyCss();
        text.requestFocus();
    }

    private Node createFields() {
        text.textProperty().bindBidirectional(form.text);
        var match = new EnumComboBox<>(TextMatch.values());
        match.valueProperty().bindBidirectional(form.match);
        var days = new FlowPane(12, 8);
        form.days.forEach((day, chosen) -> days.getChildren()
                .add(check(day.getDisplayName(TextStyle.FULL_STANDALONE, Messages.language()), chosen)));
        return FormSheet.fields(
                FormSheet.field("rules.form.text", text, form.problem),
                FormSheet.field("rules.form.match", match),
                check(Messages.of("rules.form.everywhere"), form.everywhere),
                createPreview(),
                check(Messages.of("rules.form.new-only"), form.newOnly),
                check(Messages.of("rules.form.repeats"), form.repeats),
                FormSheet.field("rules.form.category", field(form.category)),
                FormSheet.field("rules.form.person", field(form.person)),
                FormSheet.field("rules.form.days", days),
                FormSheet.field("rules.form.from", field(form.from)),
                FormSheet.field("rules.form.until", field(form.until)),
                FormSheet.field("rules.form.keep", new NumberSpinner(form.keep, 0, MOST_KEPT, 1)),
                FormSheet.field(
                        "rules.form.container",
                        choice(form.container, List.of(RecordingContainer.values()), Messages::of)),
                FormSheet.field("rules.form.advertisements", choice(form.advertisements)),
                FormSheet.field("rules.form.command", choice(form.command)));
    }

    /// What holds for all, or one of some choices.
    private static <T> ComboBox<Optional<T>> choice(
            ObjectProperty<Optional<T>> chosen, List<T> all, Function<T, String> words) {
        var box = new ComboBox<Optional<T>>();
        box.getItems().add(Optional.empty());
        for (var one : all) box.getItems().add(Optional.of(one));
        box.setConverter(new ChoiceWords<>(one -> one.map(words).orElseGet(() -> Messages.of("rules.form.usual"))));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    private static ComboBox<Optional<Boolean>> choice(ObjectProperty<Optional<Boolean>> chosen) {
        return choice(chosen, List.of(true, false), yes -> Messages.of(yes ? "rules.form.yes" : "rules.form.no"));
    }

    private static TextField field(StringProperty property) {
        var field = new TextField();
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private static CheckBox check(String words, BooleanProperty chosen) {
        var box = new CheckBox(words);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }

    private Node createPreview() {
        var words = new Label();
        words.getStyleClass().add("form-hint");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        form.preview.subscribe(found ->
                words.setText(found.map(this::said).orElseGet(() -> Messages.of("rules.form.preview.none-yet"))));
        return words;
    }

    private String said(List<Showing> found) {
        var first = found.stream().limit(SHOWN).map(this::line).collect(Collectors.joining("\n"));
        var count = Messages.of("rules.form.preview", found.size());
        return first.isEmpty() ? count : count + "\n" + first;
    }

    private String line(Showing showing) {
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(Messages.language())
                .format(showing.start().atZone(ZoneId.systemDefault()));
        var name = showing.subTitle().isEmpty() ? showing.title() : showing.title() + ": " + showing.subTitle();
        return time + " · " + model.name(showing.channel()) + " · " + name;
    }
}
