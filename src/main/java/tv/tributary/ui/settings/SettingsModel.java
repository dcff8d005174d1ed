package tv.tributary.ui.settings;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.settings.Settings;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;

/// Model of the settings of streaming and of the caps; changes take effect as soon as they are saved. FX thread only.
final class SettingsModel {
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
    private final LatestValue<RelaySettings> relay;
    private final LatestValue<LiveStats> stats;
    private final SettingEditor<RelaySettings> editor;
    private final FxBridge fxBridge;

    SettingsModel(
            Settings settings, LatestValue<LiveStats> stats, Background background, FxBridge fxBridge, Toasts toasts) {
        this.relay = settings.of(RelaySettings.NAME, RelaySettings.defaults());
        this.stats = stats;
        this.fxBridge = fxBridge;
        this.editor = new SettingEditor<>(
                relay::get,
                wanted -> settings.save(RelaySettings.NAME, wanted),
                this::typed,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(
                tickMillis,
                startBehindTenths,
                lingerSeconds,
                largestPicture,
                watchPictures,
                capViewer,
                capChannel,
                capAll);
    }

    /// The running stream with the highest bit rate, to compare caps with; empty if nothing runs.
    ReadOnlyObjectProperty<Optional<LiveStats.Stream>> greediest() {
        return greediest.getReadOnlyProperty();
    }

    // does

    void resetStreaming() {
        var usual = RelaySettings.defaults();
        editor.reset(relay.get()
                .with(
                        usual.timing().tick(),
                        usual.buffers().startBehind(),
                        usual.timing().linger(),
                        relay.get().limits())
                .with(usual.video()));
    }

    /// Caps of user classes stay: the form does not hold them.
    void resetLimits() {
        var now = relay.get();
        editor.reset(now.with(
                now.timing().tick(),
                now.buffers().startBehind(),
                now.timing().linger(),
                new RateLimits(0, 0, 0, now.limits().classes())));
    }

    // lives

    /// What was typed last is stored when the page is hidden.
    Subscription open() {
        return Subscription.all(
                fxBridge.follow(relay, _ -> editor.refresh()), fxBridge.follow(stats, this::compare), editor::flush);
    }

    private void show(RelaySettings now) {
        tickMillis.set((int) now.timing().tick().toMillis());
        startBehindTenths.set((int) (now.buffers().startBehind().toMillis() / 100));
        lingerSeconds.set((int) now.timing().linger().toSeconds());
        largestPicture.set(now.video().largest());
        watchPictures.set(now.video().monitored());
        capViewer.set(mbit(now.limits().viewer()));
        capChannel.set(mbit(now.limits().channel()));
        capAll.set(mbit(now.limits().all()));
    }

    private void compare(LiveStats now) {
        greediest.set(now.streams().stream().max(Comparator.comparingLong(LiveStats.Stream::bitrate)));
    }

    /// Values that the form does not hold, or finer than it can show, stay as they are stored.
    private RelaySettings typed() {
        var now = relay.get();
        var rateLimits = now.limits();
        return now.with(
                        kept(now.timing().tick(), Duration.ofMillis(1), tickMillis.get()),
                        kept(now.buffers().startBehind(), Duration.ofMillis(100), startBehindTenths.get()),
                        kept(now.timing().linger(), Duration.ofSeconds(1), lingerSeconds.get()),
                        new RateLimits(
                                kept(rateLimits.viewer(), capViewer.get()),
                                kept(rateLimits.channel(), capChannel.get()),
                                kept(rateLimits.all(), capAll.get()),
                                rateLimits.classes()))
                .with(new VideoSettings(largestPicture.get(), watchPictures.get()));
    }

    private static Duration kept(Duration stored, Duration unit, int shown) {
        return stored.dividedBy(unit) == shown ? stored : unit.multipliedBy(shown);
    }

    private static long kept(long stored, int shown) {
        return mbit(stored) == shown ? stored : shown * BYTES_PER_MBIT;
    }

    /// Rounded up, so that a small cap never looks like none.
    private static int mbit(long bytes) {
        return Math.toIntExact((bytes + BYTES_PER_MBIT - 1) / BYTES_PER_MBIT);
    }
}
