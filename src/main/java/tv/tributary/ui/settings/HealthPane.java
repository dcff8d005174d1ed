package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthSettings;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;

/// The section about how streams are looked after at night.
final class HealthPane extends VBox {
    private static final int LAST_HOUR = 23;
    private static final int MOST_LOOKS = 1_000_000;
    private static final int LOOKS_STEP = 1_000;

    private final ToggleSwitch nightly = new ToggleSwitch();
    private final IntegerProperty from = new SimpleIntegerProperty();
    private final IntegerProperty until = new SimpleIntegerProperty();
    private final ToggleSwitch pause = new ToggleSwitch();
    private final IntegerProperty budget = new SimpleIntegerProperty();
    private final SettingEditor<HealthSettings> editor;

    HealthPane(Settings settings, Background background, Toasts toasts) {
        LatestValue<HealthSettings> stored = settings.of(HealthSettings.NAME, HealthSettings.defaults());
        this.editor = new SettingEditor<>(
                stored::get,
                wanted -> settings.save(HealthSettings.NAME, wanted),
                this::chosen,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(nightly.selectedProperty(), from, until, pause.selectedProperty(), budget);
        getChildren()
                .setAll(
                        row("settings.health-nightly", nightly),
                        row("settings.health-from", hour(from)),
                        row("settings.health-until", hour(until)),
                        row("settings.health-pause", pause),
                        row("settings.health-budget", new NumberSpinner(budget, 0, MOST_LOOKS, LOOKS_STEP)));
    }

    private static NumberSpinner hour(IntegerProperty value) {
        return new NumberSpinner(value, 0, LAST_HOUR, 1);
    }

    private HealthSettings chosen() {
        return new HealthSettings(nightly.isSelected(), from.get(), until.get(), pause.isSelected(), budget.get());
    }

    private void show(HealthSettings now) {
        nightly.setSelected(now.nightly());
        from.set(now.from());
        until.set(now.until());
        pause.setSelected(now.pauseWhileWatching());
        budget.set(now.budget());
    }

    void reset() {
        editor.reset(HealthSettings.defaults());
    }

    Subscription open() {
        editor.refresh();
        return editor::flush;
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }
}
