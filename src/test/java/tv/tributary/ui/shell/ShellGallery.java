package tv.tributary.ui.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.job.Job;
import tv.tributary.logo.SampleLogos;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.testkit.Snapshots;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.dashboard.DashboardPage;
import tv.tributary.ui.dashboard.SampleDashboard;
import tv.tributary.ui.dashboard.StreamPanelModel.DashboardLayout;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.home.HomePage;
import tv.tributary.ui.home.HomeShelf;
import tv.tributary.ui.home.SampleHome;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.CommandPaletteModel.Command;
import tv.tributary.ui.shell.ShellSettings.Theme;

/// Draws the window with literal contents into PNG files, for eyes: `ShellGallery DIR`.
public final class ShellGallery {
    private ShellGallery() {}

    /// For so long logos come.
    private static final int LOGOS_MILLIS = 400;

    public static void main(String[] arguments) throws Exception {
        FxToolkit.start();
        try {
            drawAll(Path.of(arguments[0]));
        } finally {
            Platform.exit();
        }
    }

    private static void drawAll(Path folder) throws Exception {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            draw(theme, folder, "home-first", SampleStats.firstStart(), 1280, 800);
            draw(theme, folder, "home", SampleStats.busy(6), 1280, 720);
            draw(theme, folder, "home-small", SampleStats.busy(6), 860, 540);
            draw(theme, folder, "home-nothing", SampleStats.idle(), 1280, 720);
            draw(theme, folder, "idle", SampleStats.idle(), 1280, 800);
            draw(theme, folder, "busy", SampleStats.busy(20), 1280, 800);
            draw(theme, folder, "large", SampleStats.busy(4), 1760, 1000);
            draw(theme, folder, "small", SampleStats.busy(4), 860, 540);
            draw(theme, folder, "panel", SampleStats.busy(20), 1280, 800);
            draw(theme, folder, "panel-large", SampleStats.busy(20), 1760, 1000);
            draw(theme, folder, "panel-small", SampleStats.busy(4), 900, 650);
            draw(theme, folder, "panel-silent", SampleStats.busy(2), 1280, 800);
            draw(theme, folder, "hls", SampleStats.withHls(20), 1280, 800);
            draw(theme, folder, "hls-small", SampleStats.withHls(4), 900, 650);
            draw(theme, folder, "panel-hls", SampleStats.withHls(20), 1280, 800);
            draw(theme, folder, "palette", SampleStats.busy(3), 1280, 800);
        }
    }

    private static void draw(Theme theme, Path folder, String name, LiveStats stats, int width, int height)
            throws Exception {
        var file = folder.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
        var scene = FxToolkit.on(() -> {
            var built = scene(theme, stats, width, height, name);
            // Builds the rows, which ask for logos.
            Snapshots.save(built, file);
            return built;
        });
        Thread.sleep(LOGOS_MILLIS);
        FxToolkit.on(() -> {
            Snapshots.save(scene, file);
            return true;
        });
    }

    static Scene scene(Theme theme, LiveStats stats, int width, int height, String name) {
        var first = ShellSettings.defaults().with(theme).with(name.startsWith("home") ? Place.HOME : Place.NOW);
        var windowState = new WindowState(first, _ -> {});
        var appearance = new Appearance(windowState);
        var toasts = new ToastPane();
        var jobs = List.of(
                new Job.View(1, "Sync Northwind TV", Job.State.RUNNING, 0.4, "12,000 streams read", Instant.EPOCH));
        var status = new StatusModel(
                new FxBridge(new Events()),
                new LatestValue<>(jobs),
                new LatestValue<>(stats),
                new LatestValue<>(Optional.empty()),
                _ -> {});
        status.showServer("http://192.168.1.20:9188", "http://192.168.1.20:9188/p/k4m2t9/playlist.m3u");
        if (stats.activeStreams() > 0) status.showJobs(jobs);
        status.showStats(stats);
        var pages = new PageHost();
        var model = stats.activeStreams() > 0
                ? SampleDashboard.eventful(stats, SampleStats::tenMinutes, toasts)
                : SampleDashboard.model(stats, List::of, toasts);
        var panel = SampleDashboard.panel(model, toasts);
        if (name.startsWith("panel")) panel.remember(new DashboardLayout(Optional.of(new ChannelId(3)), 0.6), _ -> {});
        var logos = new LogoImages(SampleLogos::find);
        pages.add(Place.NOW, () -> new DashboardPage(model, panel, logos));
        var shelves = name.equals("home-nothing") ? List.<HomeShelf>of() : SampleHome.shelves();
        pages.add(
                Place.HOME,
                () -> new HomePage(
                        SampleHome.model(stats, shelves, toasts), logos, SampleHome.firstProvider(), () -> {}));
        for (var place : Place.values()) {
            if (!pages.places().contains(place)) pages.add(place, SamplePage::new);
        }
        var palette = new CommandPaletteModel(ShellGallery::commands, _ -> List.of(), new Background(toasts));
        var shell = new Shell(pages, status, palette, toasts, windowState, () -> {});
        shell.wake();
        var scene = new Scene(shell, width, height);
        shell.takeKeys(scene);
        var _ = appearance.apply(scene);
        if (name.equals("palette")) {
            toasts.say("Northwind TV: 212 new streams, 14 gone.");
            toasts.offer("Northwind TV was removed.", "Undo", () -> {});
            toasts.fail("Something went wrong (code 4K2P). See the log for details.");
            shell.lookupAll(".palette-shade").forEach(node -> ((CommandPalette) node).toggle());
        }
        return scene;
    }

    private static List<Command> commands() {
        return List.of(
                new Command("Go to Home", "Ctrl+1", "mdi2a-arrow-right", () -> {}),
                new Command("Go to Providers", "Ctrl+2", "mdi2a-arrow-right", () -> {}),
                new Command("Sync all providers", "", "mdi2s-sync", () -> {}),
                new Command("Play Northwind One HD", "News", "mdi2p-play-circle-outline", () -> {}));
    }
}
