package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import javafx.scene.layout.VBox;
import tv.tributary.relay.hls.HlsSettings.Variants;
import tv.tributary.stats.HostResources;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;

/// The section about HLS: memory, time shift, qualities, low latency.
final class HlsChoicesView extends VBox {
    private static final int MEMORY_STEP = 64;
    private static final int MINUTES_STEP = 15;

    /// @param disk where what does not fit into memory is kept
    HlsChoicesView(HlsChoices choices, Path disk) {
        var variants = new EnumComboBox<>(Variants.values());
        variants.valueProperty().bindBidirectional(choices.variants);
        var lowLatency = new ToggleSwitch();
        lowLatency.selectedProperty().bindBidirectional(choices.lowLatency);
        getChildren()
                .setAll(
                        new SettingRow(
                                Messages.of("settings.hls.memory"),
                                memoryHint(choices.machine()),
                                new NumberSpinner(
                                        choices.memoryMegabytes,
                                        HlsChoices.LEAST_MEGABYTES,
                                        choices.mostMegabytes(),
                                        MEMORY_STEP)),
                        new SettingRow(
                                Messages.of("settings.hls.time-shift"),
                                Messages.of("settings.hls.time-shift.hint", disk),
                                new NumberSpinner(choices.timeShiftMinutes, 0, HlsChoices.MOST_MINUTES, MINUTES_STEP)),
                        new SettingRow(
                                Messages.of("settings.hls.variants"),
                                Messages.of("settings.hls.variants.hint"),
                                variants),
                        new SettingRow(
                                Messages.of("settings.hls.low-latency"),
                                Messages.of("settings.hls.low-latency.hint"),
                                lowLatency));
    }

    private static String memoryHint(HostResources hostResources) {
        var most = Units.memory(hostResources.mostSegmentBytes());
        return hostResources.memoryBytes() == 0
                ? Messages.of("settings.hls.memory.hint", most)
                : Messages.of("settings.hls.memory.hint.known", most, Units.memory(hostResources.memoryBytes()));
    }
}
