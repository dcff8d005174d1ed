package tv.tributary.ui.shell;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;

/// Settings of the window: language, theme, when it starts, and what closing and quitting do.
public final class WindowSettingsView extends VBox {
    private final WindowState windowState;
    private final Background background;

    /// @param onLanguage puts a newly chosen language into effect
    public WindowSettingsView(
            Appearance appearance,
            WindowState windowState,
            Autostart autostart,
            Background background,
            Runnable onLanguage) {
        this.windowState = windowState;
        this.background = background;
        getChildren()
                .setAll(
                        row("settings.language", createLanguages(onLanguage)),
                        row("settings.theme", createThemes(appearance)),
                        new SettingRow(
                                Messages.of("settings.autostart"),
                                Messages.of(
                                        autostart.possible()
                                                ? "settings.autostart.hint"
                                                : "settings.autostart.impossible"),
                                createAutostart(autostart)),
                        row("settings.closed", createClosed()),
                        row("settings.quit-asks", createQuitAsks()));
    }

    private ComboBox<Optional<Locale>> createLanguages(Runnable onLanguage) {
        var choices = new ArrayList<Optional<Locale>>(List.of(Optional.empty()));
        Messages.languages().forEach(language -> choices.add(Optional.of(language)));
        var box = new ComboBox<Optional<Locale>>();
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(WindowSettingsView::name));
        box.setValue(windowState.get().language().map(Locale::forLanguageTag));
        box.setOnAction(_ -> {
            var wanted = Optional.ofNullable(box.getValue()).flatMap(it -> it).map(Locale::toLanguageTag);
            if (wanted.equals(windowState.get().language())) return;
            windowState.change(settings -> settings.withLanguage(wanted));
            onLanguage.run();
        });
        return box;
    }

    private Node createThemes(Appearance appearance) {
        var theme = new EnumComboBox<>(Theme.values());
        // The palette has a command for the same.
        appearance.dark().subscribe(_ -> theme.setValue(windowState.get().theme()));
        theme.setOnAction(_ -> {
            if (theme.getValue() != windowState.get().theme()) appearance.choose(theme.getValue());
        });
        return theme;
    }

    private Node createAutostart(Autostart autostart) {
        var onOff = new ToggleSwitch();
        onOff.setDisable(true);
        if (!autostart.possible()) return onOff;
        background.run(autostart::enabled, enabled -> {
            onOff.setSelected(enabled);
            onOff.setDisable(false);
            onOff.selectedProperty().addListener((_, _, wanted) -> background.run(() -> autostart.enable(wanted)));
        });
        return onOff;
    }

    private Node createClosed() {
        var closed = new EnumComboBox<>(WhenClosed.values());
        closed.setValue(windowState.get().whenClosed());
        closed.setOnShowing(_ -> closed.setValue(windowState.get().whenClosed()));
        closed.setOnAction(_ -> windowState.change(settings -> settings.with(closed.getValue())));
        return closed;
    }

    private Node createQuitAsks() {
        var onOff = new ToggleSwitch();
        onOff.setSelected(!windowState.get().quitUnasked());
        onOff.selectedProperty()
                .addListener((_, _, asks) -> windowState.change(settings -> settings.withQuitUnasked(!asks)));
        return onOff;
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }

    /// Each language in its own words.
    private static String name(Optional<Locale> language) {
        return language.map(one -> one.getDisplayLanguage(one))
                .orElseGet(() -> Messages.of("settings.language.system"));
    }
}
