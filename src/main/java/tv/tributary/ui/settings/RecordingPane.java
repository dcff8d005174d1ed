package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.file.CommandLine;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;

/// The section about recordings: where they go, how much room they leave, and padding.
final class RecordingPane extends VBox {
    private static final int MOST_GIGABYTES = 10_000;
    private static final int MOST_PERCENT = 90;
    private static final int MOST_MINUTES = 240;
    private static final int MOST_DAYS = 365;
    private static final int MOST_COMMAND_MINUTES = 24 * 60;
    private static final int MEGABYTES = 1_024;

    private final CheckedField folder = new CheckedField("settings.recording-folder.wrong", RecordingPane::isFolder);
    private final IntegerProperty gigabytes = new SimpleIntegerProperty();
    private final IntegerProperty percent = new SimpleIntegerProperty();
    private final IntegerProperty early = new SimpleIntegerProperty();
    private final IntegerProperty late = new SimpleIntegerProperty();
    private final IntegerProperty days = new SimpleIntegerProperty();
    private final ObjectProperty<RecordingContainer> container = new SimpleObjectProperty<>(RecordingContainer.TS);
    private final BooleanProperty nfo = new SimpleBooleanProperty();
    private final BooleanProperty artwork = new SimpleBooleanProperty();
    private final BooleanProperty advertisements = new SimpleBooleanProperty();
    private final CheckedField command = new CheckedField("recording.error.command", RecordingPane::isCommand);
    private final IntegerProperty commandMinutes = new SimpleIntegerProperty(60);
    private final RecordingNameFields names = new RecordingNameFields();
    private final LatestValue<RecordingSettings> stored;
    private final SettingEditor<RecordingSettings> editor;

    RecordingPane(Settings settings, Background background, Toasts toasts) {
        this.stored = settings.of(RecordingSettings.NAME, RecordingSettings.defaults());
        this.editor = new SettingEditor<>(
                stored::get,
                wanted -> settings.save(RecordingSettings.NAME, wanted),
                this::chosen,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(folder.text(), gigabytes, percent, early, late, days, container, names.style(), names.template());
        editor.watch(nfo, artwork, advertisements, command.text(), commandMinutes);
        var containers = new EnumComboBox<>(RecordingContainer.values());
        containers.valueProperty().bindBidirectional(container);
        getChildren()
                .setAll(
                        row("settings.recording-folder", folder),
                        row("settings.recording-free", new NumberSpinner(gigabytes, 0, MOST_GIGABYTES, 1)),
                        row("settings.recording-percent", new NumberSpinner(percent, 0, MOST_PERCENT, 1)),
                        row("settings.recording-early", new NumberSpinner(early, 0, MOST_MINUTES, 1)),
                        row("settings.recording-late", new NumberSpinner(late, 0, MOST_MINUTES, 1)),
                        row("settings.recording-trash", new NumberSpinner(days, 0, MOST_DAYS, 1)),
                        row("settings.recording-container", containers),
                        row("settings.recording-names", names),
                        row("settings.recording-nfo", toggle(nfo)),
                        row("settings.recording-artwork", toggle(artwork)),
                        row("settings.recording-advertisements", toggle(advertisements)),
                        new SettingRow(
                                Messages.of("settings.recording-command"),
                                Messages.of("settings.recording-command.hint", placeholders()),
                                command),
                        row(
                                "settings.recording-command-minutes",
                                new NumberSpinner(commandMinutes, 1, MOST_COMMAND_MINUTES, 5)));
    }

    private static ToggleSwitch toggle(BooleanProperty property) {
        var toggle = new ToggleSwitch();
        toggle.selectedProperty().bindBidirectional(property);
        return toggle;
    }

    private static String placeholders() {
        return CommandLine.PLACEHOLDERS.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" "));
    }

    private static boolean isCommand(String typed) {
        return FileSettings.defaults().running(typed.strip(), 1).hasRightCommand();
    }

    private static boolean isFolder(String typed) {
        return RecordingSettings.defaults().in(typed.strip()).fits();
    }

    /// A folder that is none leaves the one before. What another client stored in parts of a unit stays until the user
    /// enters another number.
    private RecordingSettings chosen() {
        var now = stored.get();
        return new RecordingSettings(
                folder.isRight() ? folder.text().get().strip() : now.folder(),
                gigabytes.get() == now.keepFreeMegabytes() / MEGABYTES
                        ? now.keepFreeMegabytes()
                        : gigabytes.get() * MEGABYTES,
                percent.get(),
                minutes(early, now.early()),
                minutes(late, now.late()),
                days.get(),
                names.over(now.files())
                        .in(container.get())
                        .beside(nfo.get(), artwork.get(), advertisements.get())
                        .running(
                                command.isRight()
                                        ? command.text().get().strip()
                                        : now.files().command(),
                                commandMinutes.get()));
    }

    private static Duration minutes(IntegerProperty shown, Duration now) {
        return shown.get() == now.toMinutes() ? now : Duration.ofMinutes(shown.get());
    }

    private void show(RecordingSettings now) {
        folder.text().set(now.folder());
        gigabytes.set(now.keepFreeMegabytes() / MEGABYTES);
        percent.set(now.keepFreePercent());
        early.set((int) now.early().toMinutes());
        late.set((int) now.late().toMinutes());
        days.set(now.trashDays());
        container.set(now.files().container());
        nfo.set(now.files().nfo());
        artwork.set(now.files().artwork());
        advertisements.set(now.files().advertisements());
        command.text().set(now.files().command());
        commandMinutes.set(now.files().commandMinutes());
        // A template that is not used is kept as it is typed.
        names.template().set(now.files().template());
        names.style().set(now.files().names());
    }

    void reset() {
        editor.reset(RecordingSettings.defaults());
    }

    Subscription open() {
        editor.refresh();
        return editor::flush;
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }
}
