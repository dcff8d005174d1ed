package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import tv.tributary.backup.BackupManifest;
import tv.tributary.backup.BackupRefused;
import tv.tributary.backup.DataBackups;
import tv.tributary.backup.RestorePreview;
import tv.tributary.backup.RestorePreview.PartChange;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;

/// Everything as one file, and back: asks what has to be known for that, and shows what would change before anything
/// does. FX thread only.
final class BackupFiles {
    private static final int NAMED = 5;

    private final DataBackups backups;
    private final Background background;
    private final Toasts toasts;

    BackupFiles(DataBackups backups, Background background, Toasts toasts) {
        this.backups = backups;
        this.background = background;
        this.toasts = toasts;
    }

    /// Asks whether with secrets, and where to.
    void save(Scene scene) {
        var secrets = new ToggleSwitch(Messages.of("backup.save.secrets"));
        var first = passphrase("backup.passphrase");
        var again = passphrase("backup.passphrase.again");
        var hint = sentence(Messages.of("backup.save.without"));
        secrets.selectedProperty()
                .subscribe(with -> hint.setText(
                        with
                                ? Messages.of("backup.save.with", DataBackups.SHORTEST_PASSPHRASE)
                                : Messages.of("backup.save.without")));
        for (var field : List.of(first, again)) {
            field.visibleProperty().bind(secrets.selectedProperty());
            field.managedProperty().bind(secrets.selectedProperty());
        }
        var possible = Bindings.createBooleanBinding(
                () -> !secrets.isSelected()
                        || (first.getText().length() >= DataBackups.SHORTEST_PASSPHRASE
                                && first.getText().equals(again.getText())),
                secrets.selectedProperty(),
                first.textProperty(),
                again.textProperty());
        Overlay.ask(
                scene,
                new QuestionPane(Messages.of("backup.save.title"), fields(secrets, hint, first, again))
                        .mainAnswer(
                                Messages.of("backup.save.choose"),
                                () -> save(scene, Optional.of(first.getText()).filter(_ -> secrets.isSelected())))
                        .during(possible)
                        .beginAt(secrets));
    }

    private void save(Scene scene, Optional<String> passphrase) {
        var dialog = chooser("backup.save.title");
        dialog.setInitialFileName(backups.fileName());
        Optional.ofNullable(dialog.showSaveDialog(scene.getWindow()))
                .map(File::toPath)
                .ifPresent(file -> background.run(
                        () -> {
                            backups.write(file, passphrase);
                            return file;
                        },
                        written -> toasts.say(Messages.of("settings.back-up.done", written.getFileName()))));
    }

    /// Asks for a file, shows what restoring it would change, and does it if that is wanted.
    void restore(Scene scene) {
        Optional.ofNullable(chooser("backup.restore.title").showOpenDialog(scene.getWindow()))
                .map(File::toPath)
                .ifPresent(file -> restore(scene, file));
    }

    void restore(Scene scene, Path file) {
        background.run(
                () -> {
                    try (var in = Files.newInputStream(file)) {
                        return backups.receive(in);
                    }
                },
                manifest -> {
                    if (manifest.secrets()) askPassphrase(scene, manifest, Optional.empty());
                    else preview(scene, manifest, Optional.empty());
                });
    }

    private void askPassphrase(Scene scene, BackupManifest manifest, Optional<String> wrong) {
        var field = passphrase("backup.passphrase");
        var hint = sentence(wrong.orElseGet(() -> Messages.of("backup.restore.sealed", time(manifest.made()))));
        Overlay.ask(
                scene,
                new QuestionPane(Messages.of("backup.restore.title"), fields(hint, field))
                        .mainAnswer(
                                Messages.of("backup.restore.look"),
                                () -> preview(scene, manifest, Optional.of(field.getText())))
                        .during(field.textProperty().isNotEmpty())
                        .beginAt(field));
    }

    private void preview(Scene scene, BackupManifest manifest, Optional<String> passphrase) {
        background.run(() -> backups.preview(passphrase), preview -> confirm(scene, preview, passphrase), failure -> {
            if (failure instanceof BackupRefused refused && passphrase.isPresent())
                askPassphrase(scene, manifest, refused.words());
            else background.report(failure);
        });
    }

    private void confirm(Scene scene, RestorePreview preview, Optional<String> passphrase) {
        Overlay.ask(
                scene,
                new QuestionPane(Messages.of("backup.restore.question"), content(preview))
                        .mainAnswer(
                                Messages.of("backup.restore.do"),
                                () -> background.run(
                                        () -> backups.restore(passphrase),
                                        _ -> toasts.say(Messages.of("backup.restore.done")))));
    }

    /// What would change, part by part, and what has to be done afterwards.
    static Node content(RestorePreview preview) {
        var grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(4);
        int row = 0;
        for (var part : preview.parts()) {
            var title = new Label(part.title());
            title.setMinWidth(Region.USE_PREF_SIZE);
            var counts = new Label(
                    part.now() == part.then()
                            ? Units.count(part.now())
                            : Messages.of("backup.restore.count", Units.count(part.now()), Units.count(part.then())));
            counts.setMinWidth(Region.USE_PREF_SIZE);
            var names = sentence(names(part));
            names.getStyleClass().add("muted");
            grid.addRow(row++, title, counts, names);
        }
        var all = fields(
                sentence(Messages.of(
                        "backup.restore.made",
                        time(preview.manifest().made()),
                        preview.manifest().release())),
                sentence(Messages.of("backup.restore.why")),
                grid);
        missing(all, "backup.missing.providers", preview.providers());
        missing(all, "backup.missing.users", preview.users());
        missing(all, "backup.missing.devices", preview.devices());
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("bare");
        return scroll;
    }

    private static String names(PartChange part) {
        if (!part.differs()) return Messages.of("backup.restore.same");
        var words = new ArrayList<String>();
        if (!part.comes().isEmpty()) words.add(Messages.of("backup.restore.comes", some(part.comes())));
        if (!part.changes().isEmpty()) words.add(Messages.of("backup.restore.changes", some(part.changes())));
        if (!part.goes().isEmpty()) words.add(Messages.of("backup.restore.goes", some(part.goes())));
        return String.join(" · ", words);
    }

    private static String some(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? first : Messages.of("backup.restore.more", first, names.size() - NAMED);
    }

    private static void missing(VBox all, String key, List<String> names) {
        if (!names.isEmpty()) all.getChildren().add(sentence(Messages.of(key, some(names))));
    }

    private static FileChooser chooser(String title) {
        var dialog = new FileChooser();
        dialog.setTitle(Messages.of(title));
        dialog.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter("*" + DataBackups.ENDING, "*" + DataBackups.ENDING));
        return dialog;
    }

    private static PasswordField passphrase(String key) {
        var field = new PasswordField();
        field.setPromptText(Messages.of(key));
        field.setAccessibleText(Messages.of(key));
        return field;
    }

    private static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static VBox fields(Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("ask-fields");
        return fields;
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .withZone(ZoneId.systemDefault())
                .format(at);
    }
}
