package tv.tributary.ui.settings;

import java.time.Duration;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.hls.HlsSettings.Variants;
import tv.tributary.settings.Settings;
import tv.tributary.stats.HostResources;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;

/// Model of the HLS settings. Changes are saved after a moment without another one, and take effect at once. FX thread
/// only.
final class HlsChoices {
    private static final javafx.util.Duration SETTLED = javafx.util.Duration.millis(400);
    static final int LEAST_MEGABYTES = megabytes(HlsSettings.LEAST_MEMORY);
    static final int MOST_MINUTES = (int) HlsSettings.LONGEST_TIME_SHIFT.toMinutes();

    // shows
    final IntegerProperty memoryMegabytes = new SimpleIntegerProperty();
    /// 0 for none.
    final IntegerProperty timeShiftMinutes = new SimpleIntegerProperty();
    final ObjectProperty<Variants> variants = new SimpleObjectProperty<>(Variants.BEST);
    final BooleanProperty lowLatency = new SimpleBooleanProperty();

    private final Settings settings;
    private final Latest<HlsSettings> stored;
    private final HostResources hostResources;
    private final SerialExecutor saves;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private boolean showing;

    HlsChoices(
            Settings settings, HostResources hostResources, Background background, FxBridge fxBridge, Toasts toasts) {
        this.settings = settings;
        this.stored = settings.of(HlsSettings.NAME, HlsSettings.defaults());
        this.hostResources = hostResources;
        this.saves = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        show(stored.get());
        for (var one : List.of(memoryMegabytes, timeShiftMinutes, variants, lowLatency)) {
            one.addListener(_ -> touched());
        }
        settling.setOnFinished(_ -> store(typed()));
    }

    /// What the computer has.
    HostResources machine() {
        return hostResources;
    }

    /// Most that can be chosen; never less than what is stored.
    int mostMegabytes() {
        return Math.max(LEAST_MEGABYTES, Math.max(memoryMegabytes.get(), megabytes(hostResources.mostSegmentBytes())));
    }

    // does

    void reset() {
        settling.stop();
        var before = typed();
        var usual = HlsSettings.defaults();
        if (before.equals(usual)) {
            toasts.say(Messages.of("settings.reset.already"));
            return;
        }
        show(usual);
        store(usual);
        toasts.offer(Messages.of("settings.reset.done"), Messages.of("settings.reset.undo"), () -> store(before));
    }

    // lives

    /// What was typed last is stored when the page goes out of sight.
    Subscription open() {
        return Subscription.all(fxBridge.follow(stored, this::show), this::settle);
    }

    private void settle() {
        if (!settling()) return;
        settling.stop();
        store(typed());
    }

    private boolean settling() {
        return settling.getStatus() == PauseTransition.Status.RUNNING;
    }

    private void touched() {
        if (!showing) settling.playFromStart();
    }

    private void store(HlsSettings wanted) {
        saves.run(() -> save(wanted), () -> show(stored.get()));
    }

    private void save(HlsSettings wanted) {
        if (!wanted.equals(stored.get())) settings.save(HlsSettings.NAME, wanted);
    }

    private void show(HlsSettings now) {
        // Not over what is being typed, nor over what is about to be stored.
        if (settling() || saves.busy()) return;
        showing = true;
        memoryMegabytes.set(megabytes(now.memoryBytes()));
        timeShiftMinutes.set((int) now.timeShift().toMinutes());
        variants.set(now.variants());
        lowLatency.set(now.lowLatency());
        showing = false;
    }

    /// What is finer than can be shown here stays as it is.
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
