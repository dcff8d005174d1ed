package tv.tributary.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.NameStyle;
import tv.tributary.dvr.file.NameTemplate;
import tv.tributary.dvr.file.RecordingName;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;

/// Whose rules the names of recordings follow, with the user's own where that is chosen. Below them is what an episode,
/// a
/// film and the news would be called, or what is wrong with the template.
final class RecordingNameFields extends VBox {
    private final EnumComboBox<NameStyle> styles = new EnumComboBox<>(NameStyle.values());
    private final TextField template = new TextField();
    private final Label preview = new Label();

    RecordingNameFields() {
        getStyleClass().add("form-fields");
        styles.setValue(FileSettings.defaults().names());
        template.setText(FileSettings.defaults().template());
        template.visibleProperty().bind(styles.valueProperty().isEqualTo(NameStyle.OWN));
        template.managedProperty().bind(template.visibleProperty());
        template.setAccessibleText(Messages.of("settings.recording-template"));
        template.setPromptText(Messages.of("settings.recording-template"));
        styles.accessibleTextProperty().bind(accessibleTextProperty());
        preview.getStyleClass().add("form-hint");
        preview.setWrapText(true);
        preview.setMinHeight(USE_PREF_SIZE);
        styles.valueProperty().addListener(_ -> show());
        template.textProperty().addListener(_ -> show());
        var known = new Label(
                NameTemplate.PLACEHOLDERS.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" ")));
        known.getStyleClass().add("form-hint");
        known.setWrapText(true);
        known.setMinHeight(USE_PREF_SIZE);
        known.visibleProperty().bind(template.visibleProperty());
        known.managedProperty().bind(template.visibleProperty());
        getChildren().setAll(styles, template, known, preview);
        show();
    }

    ObjectProperty<NameStyle> style() {
        return styles.valueProperty();
    }

    StringProperty template() {
        return template.textProperty();
    }

    /// What it says now over what is stored: a template that is none leaves the one before.
    FileSettings over(FileSettings now) {
        var typed = typed();
        return typed.problem().isPresent() ? now : now.named(typed.names(), typed.template());
    }

    private FileSettings typed() {
        return FileSettings.defaults()
                .named(styles.getValue(), template.getText().strip());
    }

    private void show() {
        var typed = typed();
        var problem = typed.problem();
        preview.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
        template.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
        List<String> examples = problem.isPresent() ? List.of() : RecordingName.examples(typed);
        preview.setText(problem.map(Messages::of).orElseGet(() -> String.join("\n", examples)));
    }
}
