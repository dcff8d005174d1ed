package tv.tributary.ui.settings;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.relay.viewer.Caps;
import tv.tributary.settings.Settings;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;

/// The page's model. Changes are saved after a moment without another one, and take effect at once. FX thread only.
final class SettingsModel {
    private static final javafx.util.Duration SETTLED = javafx.util.Duration.millis(400);
    private static final long BYTES_PER_MBIT = 125_000;

    // shows
    final IntegerProperty tickMillis = new SimpleIntegerProperty();
    /// Tenths of a second.
    final IntegerProperty startBehindTenths = new SimpleIntegerProperty();
    final IntegerProperty lingerSeconds = new SimpleIntegerProperty();
    final ObjectProperty<VideoSettings.Resolution> largestPicture =
            new SimpleObjectProperty<>(VideoSettings.Resolution.BEST);
    final BooleanProperty watchPictures = new SimpleBooleanProperty();
    /// Mbit/s; 0 for no cap.
    final IntegerProperty capViewer = new SimpleIntegerProperty();
    final IntegerProperty capChannel = new SimpleIntegerProperty();
    final IntegerProperty capAll = new SimpleIntegerProperty();

    private final ReadOnlyObjectWrapper<Optional<LiveStats.Stream>> greediest =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Settings settings;
    private final Latest<RelaySettings> relay;
    private final Latest<LiveStats> stats;
    private final SerialExecutor saves;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private boolean showing;

    SettingsModel(Settings settings, Latest<LiveStats> stats, Background background, FxBridge fxBridge, Toasts toasts) {
        this.settings = settings;
        this.relay = settings.of(RelaySettings.NAME, RelaySettings.defaults());
        this.stats = stats;
        this.saves = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        show(relay.get());
        for (var one : List.of(
                tickMillis,
                startBehindTenths,
                lingerSeconds,
                largestPicture,
                watchPictures,
                capViewer,
                capChannel,
                capAll)) {
            one.addListener(_ -> touched());
        }
        settling.setOnFinished(_ -> store(typed()));
    }

    /// The running stream that needs most, to compare limits with.
    ReadOnlyObjectProperty<Optional<LiveStats.Stream>> greediest() {
        return greediest.getReadOnlyProperty();
    }

    // does

    void resetStreaming() {
        var usual = RelaySettings.defaults();
        reset(relay.get()
                .with(
                        usual.timing().tick(),
                        usual.buffers().startBehind(),
                        usual.timing().linger(),
                        relay.get().limits())
                .with(usual.video()));
    }

    /// Limits of user classes stay: they are not set here.
    void resetLimits() {
        var now = relay.get();
        reset(now.with(
                now.timing().tick(),
                now.buffers().startBehind(),
                now.timing().linger(),
                new Caps(0, 0, 0, now.limits().classes())));
    }

    // lives

    /// What was typed last is stored when the page goes out of sight.
    Subscription open() {
        return Subscription.all(
                fxBridge.follow(relay, this::show), fxBridge.follow(stats, this::compare), this::settle);
    }

    private void settle() {
        if (settling.getStatus() != PauseTransition.Status.RUNNING) return;
        settling.stop();
        store(typed());
    }

    private void touched() {
        if (!showing) settling.playFromStart();
    }

    private void reset(RelaySettings wanted) {
        settling.stop();
        var before = typed();
        if (before.equals(wanted)) {
            toasts.say(Messages.of("settings.reset.already"));
            return;
        }
        show(wanted);
        store(wanted);
        toasts.offer(Messages.of("settings.reset.done"), Messages.of("settings.reset.undo"), () -> store(before));
    }

    private void store(RelaySettings wanted) {
        saves.run(() -> save(wanted), () -> show(relay.get()));
    }

    private void save(RelaySettings wanted) {
        if (!wanted.equals(relay.get())) settings.save(RelaySettings.NAME, wanted);
    }

    private void show(RelaySettings now) {
        // Not over what is being typed, nor over what is about to be stored.
        if (settling.getStatus() == PauseTransition.Status.RUNNING || saves.busy()) return;
        showing = true;
        tickMillis.set((int) now.timing().tick().toMillis());
        startBehindTenths.set((int) (now.buffers().startBehind().toMillis() / 100));
        lingerSeconds.set((int) now.timing().linger().toSeconds());
        largestPicture.set(now.video().largest());
        watchPictures.set(now.video().monitored());
        capViewer.set(mbit(now.limits().viewer()));
        capChannel.set(mbit(now.limits().channel()));
        capAll.set(mbit(now.limits().all()));
        showing = false;
    }

    private void compare(LiveStats now) {
        greediest.set(now.streams().stream().max(Comparator.comparingLong(LiveStats.Stream::bitrate)));
    }

    /// What is not set here, or finer than can be shown here, stays as it is.
    private RelaySettings typed() {
        var now = relay.get();
        var caps = now.limits();
        return now.with(
                        kept(now.timing().tick(), Duration.ofMillis(1), tickMillis.get()),
                        kept(now.buffers().startBehind(), Duration.ofMillis(100), startBehindTenths.get()),
                        kept(now.timing().linger(), Duration.ofSeconds(1), lingerSeconds.get()),
                        new Caps(
                                kept(caps.viewer(), capViewer.get()),
                                kept(caps.channel(), capChannel.get()),
                                kept(caps.all(), capAll.get()),
                                caps.classes()))
                .with(new VideoSettings(largestPicture.get(), watchPictures.get()));
    }

    private static Duration kept(Duration stored, Duration unit, int shown) {
        return stored.dividedBy(unit) == shown ? stored : unit.multipliedBy(shown);
    }

    private static long kept(long stored, int shown) {
        return mbit(stored) == shown ? stored : shown * BYTES_PER_MBIT;
    }

    /// Up, so that a cap never looks like none.
    private static int mbit(long bytes) {
        return Math.toIntExact((bytes + BYTES_PER_MBIT - 1) / BYTES_PER_MBIT);
    }
}
