package tv.tributary.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The stored data's places, and its backups.
final class DataPane extends VBox {
    private final ServerActions server;
    private final Background background;
    private final LatestQuery query;
    private final Toasts toasts;
    private final Label newest = new Label();
    private final Button restore = new Button(Messages.of("settings.restore.do"), new FontIcon("mdi2b-backup-restore"));

    private final BackupFiles files;

    DataPane(ServerActions server, Background background, Toasts toasts) {
        this.server = server;
        this.files = new BackupFiles(server.backups(), background, toasts);
        this.background = background;
        this.query = new LatestQuery(background);
        this.toasts = toasts;
        var folder = server.folder();
        newest.getStyleClass().add("form-hint");
        restore.setOnAction(_ -> ask());
        var backUp = new Button(Messages.of("settings.back-up.do"), new FontIcon("mdi2c-content-save-outline"));
        backUp.setOnAction(_ -> backUp());
        getChildren()
                .setAll(
                        row("settings.folder", opener("action.open-folder", folder)),
                        row(
                                "settings.file",
                                button("settings.file.do", "mdi2f-file-export-outline", () -> files.save(getScene()))),
                        row(
                                "settings.file-restore",
                                button(
                                        "settings.file-restore.do",
                                        "mdi2f-file-import-outline",
                                        () -> files.restore(getScene()))),
                        row("settings.back-up", backUp),
                        row("settings.restore", new VBox(restore, newest)),
                        row("settings.logs", opener("action.open-folder", folder.resolve("logs"))),
                        row(
                                "settings.token",
                                new CopyField(
                                        Messages.of("settings.token"),
                                        new ReadOnlyStringWrapper(folder.resolve("api-token")
                                                        .toString())
                                                .getReadOnlyProperty())));
    }

    /// Looks again when the newest backup was made.
    void refresh() {
        query.run(server.backups()::newestCopy, this::show);
    }

    private void show(Optional<Instant> made) {
        restore.setDisable(made.isEmpty());
        newest.setText(made.map(at -> Messages.of("settings.restore.newest", time(at)))
                .orElseGet(() -> Messages.of("settings.restore.none")));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private void backUp() {
        background.run(server.backups()::copyNow, file -> {
            toasts.say(Messages.of("settings.back-up.done", file.getFileName()));
            refresh();
        });
    }

    private void ask() {
        Overlay.ask(
                getScene(),
                new QuestionPane(Messages.of("settings.restore.question"), Messages.of("settings.restore.why"))
                        .mainAnswer(Messages.of("settings.restore.quit"), () -> background.run(server.restore())));
    }

    /// Asks for a file to restore.
    void restoreFile() {
        files.restore(getScene());
    }

    private Button opener(String key, Path folder) {
        return button(
                key,
                "mdi2f-folder-open-outline",
                () -> background.run(() -> server.openFolder().accept(folder)));
    }

    private static Button button(String key, String icon, Runnable action) {
        var button = new Button(Messages.of(key), new FontIcon(icon));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }
}
