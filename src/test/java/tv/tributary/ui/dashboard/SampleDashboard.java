package tv.tributary.ui.dashboard;

import static tv.tributary.testkit.SampleStats.NOON;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.Stats;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.fx.Toasts;

/// Dashboards with literal contents, for tests and for eyes.
public final class SampleDashboard {
    private SampleDashboard() {}

    public static DashboardModel model(LiveStats now, Supplier<List<Stats.Sample>> samples, Toasts toasts) {
        var fxBridge = new FxBridge(new Events());
        var background = new Background(toasts);
        return new DashboardModel(
                new LatestValue<>(now),
                samples,
                channel -> "logo:" + channel,
                () -> {},
                () -> {},
                BundledFfmpeg.FFMPEG::availability,
                new CheckModel(
                        () -> {
                            throw new IllegalStateException("nothing to check here");
                        },
                        new LatestValue<>(List.of()),
                        () -> NOON,
                        fxBridge,
                        background,
                        toasts),
                new ReadOnlyStringWrapper("http://192.168.1.20:9188/p/k4m2t9/playlist.m3u"),
                fxBridge,
                background);
    }

    /// The panel of a stream of it, closed.
    public static StreamPanelModel panel(DashboardModel model, Toasts toasts) {
        var silent = new SilentToasts();
        var background = new Background(toasts);
        var desk = new StreamActions(
                _ -> bitrates(), _ -> Optional.empty(), RateLimits::none, _ -> {}, (_, _) -> {}, _ -> {});
        return new StreamPanelModel(
                model,
                desk,
                new StreamBlockActions(_ -> {}, _ -> {}, background, toasts),
                SampleSharing.of(silent, new ProgramLauncher(List.of())),
                background,
                new FxBridge(new Events()),
                toasts);
    }

    private static List<Long> bitrates() {
        return IntStream.range(0, 240)
                .mapToObj(second -> Math.round(5_400_000 + 900_000 * Math.sin(second / 9.0) * Math.cos(second / 31.0)))
                .toList();
    }

    /// The same after an eventful hour.
    public static DashboardModel eventful(LiveStats now, Supplier<List<Stats.Sample>> samples, Toasts toasts) {
        var model = model(now, samples, toasts);
        var channel = new ChannelId(1);
        var provider = new ProviderId(1);
        List.of(
                        new Event.SyncFinished(NOON, provider, "Northwind TV", 14_210, 212, 14, 180, 0),
                        new Event.SyncFailed(NOON, provider, "Harbour Streams", "The server could not be reached."),
                        new Event.SyncNeedsReview(NOON, provider, "Free TV", 4_250, 903),
                        new Event.StreamOpened(NOON, channel, "Northwind One HD", "Northwind TV"),
                        new Event.ViewerJoined(
                                NOON, channel, "Northwind One HD", "", "192.168.1.31", "Kodi", StreamUse.VIEWER),
                        new Event.FailedOver(
                                NOON,
                                channel,
                                "Sport Arena 2 UHD",
                                "Northwind TV",
                                "Antenna",
                                FailureReason.STALLED,
                                Duration.ofMillis(800)),
                        new Event.ViewerLeft(
                                NOON,
                                channel,
                                "Kanal Fyra",
                                "",
                                "192.168.1.22",
                                "VLC",
                                StreamUse.VIEWER,
                                Duration.ofMinutes(47),
                                900_000_000L),
                        new Event.StreamFailed(NOON, channel, "Cinema Nocturne", FailureReason.REFUSED))
                .forEach(model::record);
        return model;
    }
}
