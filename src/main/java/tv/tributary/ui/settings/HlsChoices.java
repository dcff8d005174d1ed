package tv.tributary.ui.settings;

import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.hls.HlsSettings.Variants;
import tv.tributary.settings.Settings;
import tv.tributary.stats.HostResources;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;

/// Model of the HLS settings; changes take effect as soon as they are saved. FX thread only.
final class HlsChoices {
    static final int LEAST_MEGABYTES = megabytes(HlsSettings.LEAST_MEMORY);
    static final int MOST_MINUTES = (int) HlsSettings.LONGEST_TIME_SHIFT.toMinutes();

    // shows
    final IntegerProperty memoryMegabytes = new SimpleIntegerProperty();
    /// 0 for none.
    final IntegerProperty timeShiftMinutes = new SimpleIntegerProperty();
    final ObjectProperty<Variants> variants = new SimpleObjectProperty<>(Variants.BEST);
    final BooleanProperty lowLatency = new SimpleBooleanProperty();

    private final LatestValue<HlsSettings> stored;
    private final HostResources hostResources;
    private final SettingEditor<HlsSettings> editor;
    private final FxBridge fxBridge;

    HlsChoices(
            Settings settings, HostResources hostResources, Background background, FxBridge fxBridge, Toasts toasts) {
        this.stored = settings.of(HlsSettings.NAME, HlsSettings.defaults());
        this.hostResources = hostResources;
        this.fxBridge = fxBridge;
        this.editor = new SettingEditor<>(
                stored::get,
                wanted -> settings.save(HlsSettings.NAME, wanted),
                this::typed,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(memoryMegabytes, timeShiftMinutes, variants, lowLatency);
    }

    /// The computer that this runs on.
    HostResources machine() {
        return hostResources;
    }

    /// The largest amount that can be chosen; never less than the stored one.
    int mostMegabytes() {
        return Math.max(LEAST_MEGABYTES, Math.max(memoryMegabytes.get(), megabytes(hostResources.mostSegmentBytes())));
    }

    // does

    void reset() {
        editor.reset(HlsSettings.defaults());
    }

    // lives

    /// What was typed last is stored when the page is hidden.
    Subscription open() {
        return Subscription.all(fxBridge.follow(stored, _ -> editor.refresh()), editor::flush);
    }

    private void show(HlsSettings now) {
        memoryMegabytes.set(megabytes(now.memoryBytes()));
        timeShiftMinutes.set((int) now.timeShift().toMinutes());
        variants.set(now.variants());
        lowLatency.set(now.lowLatency());
    }

    /// Values finer than the form can show stay as they are stored.
    private HlsSettings typed() {
        var now = stored.get();
        var sameMemory = megabytes(now.memoryBytes()) == memoryMegabytes.get();
        var sameTime = now.timeShift().toMinutes() == timeShiftMinutes.get();
        return new HlsSettings(
                sameMemory ? now.memoryBytes() : (long) memoryMegabytes.get() << 20,
                sameTime ? now.timeShift() : Duration.ofMinutes(timeShiftMinutes.get()),
                variants.get(),
                lowLatency.get());
    }

    private static int megabytes(long bytes) {
        return Math.toIntExact(bytes >> 20);
    }
}
