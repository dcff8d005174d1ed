package tv.tributary.ui;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import tv.tributary.engine.Engine;
import tv.tributary.health.CheckScope;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.server.watch.WatchSessions;
import tv.tributary.text.Messages;
import tv.tributary.ui.activity.ActivityPage;
import tv.tributary.ui.alerts.AlertsPage;
import tv.tributary.ui.analytics.AnalyticsPage;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.ReceiverStrip;
import tv.tributary.ui.control.SendPane;
import tv.tributary.ui.dashboard.CheckModel;
import tv.tributary.ui.dashboard.DashboardModel;
import tv.tributary.ui.dashboard.DashboardPage;
import tv.tributary.ui.dashboard.StreamPanelModel;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.SendActions;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.health.HealthPage;
import tv.tributary.ui.mediaservers.MediaServersPage;
import tv.tributary.ui.names.NamesPage;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.outputs.OutputsPage;
import tv.tributary.ui.people.PeoplePage;
import tv.tributary.ui.recordings.RecordingsPage;
import tv.tributary.ui.recordings.RulesPage;
import tv.tributary.ui.settings.ServerActions;
import tv.tributary.ui.settings.SettingsPage;
import tv.tributary.ui.shell.Shell;
import tv.tributary.ui.shell.StatusModel;
import tv.tributary.ui.shell.WindowSettingsView;

/// Builds the pages of the sidebar's server group, the settings, and others that need nothing of each other. FX thread
/// only.
final class ServerPages {
    private final Engine engine;
    private final StatusModel status;
    private final LogoImages logos;
    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;

    /// @param status knows the server's addresses
    ServerPages(
            Engine engine,
            StatusModel status,
            LogoImages logos,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.engine = engine;
        this.status = status;
        this.logos = logos;
        this.background = background;
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    /// What is done with the addresses of channels and films: copied, opened, sent to players.
    static StreamAddressActions sharing(Engine engine, Background background, FxBridge fxBridge, Toasts toasts) {
        return new StreamAddressActions(
                PlayerSources.addresses(engine.server()),
                ProgramLauncher.ofThisSystem("x-www-browser", "firefox", "chromium", "google-chrome"),
                background,
                toasts,
                new SendActions(SendActions.Players.of(engine.casting()), background, fxBridge, toasts));
    }

    /// The question where to send something, and the strip that shows what plays there.
    static void addSending(Shell shell, SendActions sending) {
        shell.add(new ReceiverStrip(sending), new SendPane(sending).node());
    }

    /// Tests streams, and tells how far that is.
    static CheckModel check(Engine engine, Background background, FxBridge fxBridge, Toasts toasts) {
        return new CheckModel(
                () -> engine.health().check(CheckScope.helpful()),
                engine.jobs().views(),
                InstantSource.system(),
                fxBridge,
                background,
                toasts);
    }

    /// Lives as long as the window: it hears also while its page is out of sight.
    DashboardModel dashboard(CheckModel check, Navigator navigator) {
        var stats = engine.stats();
        return new DashboardModel(
                stats.live(),
                stats::recent,
                this::logo,
                engine.catalog().sync()::syncAll,
                () -> writeExports(navigator),
                engine.ffmpeg()::availability,
                check,
                status.playlist(),
                fxBridge,
                background);
    }

    Page now(
            DashboardModel dashboard,
            StreamBlockActions streamBlockActions,
            StreamAddressActions streamAddressActions) {
        return new DashboardPage(dashboard, panel(dashboard, streamBlockActions, streamAddressActions), logos);
    }

    private StreamPanelModel panel(
            DashboardModel dashboard,
            StreamBlockActions streamBlockActions,
            StreamAddressActions streamAddressActions) {
        var streams = new StreamPanelSources(
                engine.relay(),
                engine.stats(),
                engine.catalog().channels(),
                engine.settings(),
                background,
                fxBridge,
                toasts);
        return streams.panel(dashboard, streamBlockActions, streamAddressActions);
    }

    /// Writes films and series into all folders; where there is none yet, shows where to make one.
    private void writeExports(Navigator navigator) {
        background.run(engine.exports()::runAll, running -> {
            if (running.isEmpty()) navigator.go(Place.MEDIA_SERVERS);
        });
    }

    /// @param showChannel goes to a channel
    Page health(Consumer<Channel> showChannel) {
        return new HealthPage(
                engine.health(), engine.catalog(), engine.jobs().views(), showChannel, background, fxBridge, toasts);
    }

    Page mediaServers() {
        return new MediaServersPage(
                engine.exports(),
                engine.jobs(),
                engine.server()::address,
                engine.server()::webDavUrl,
                () -> engine.catalog().providers().all().stream()
                        .collect(Collectors.toMap(
                                one -> one.provider().id(),
                                one -> one.provider().name())),
                background,
                fxBridge,
                toasts);
    }

    OutputsPage outputs() {
        return new OutputsPage(
                engine.tuners(),
                engine.profiles(),
                engine.server().discovery(),
                engine.gate(),
                engine.catalog().channels(),
                status.address(),
                status.playlist(),
                background,
                fxBridge,
                toasts);
    }

    /// @param showChannel goes to a channel
    Page activity(Consumer<Channel> showChannel, Navigator navigator) {
        var channels = engine.catalog().channels();
        return new ActivityPage(
                engine.activity(),
                engine.settings(),
                id -> channels.channel(id).map(Channel::name).orElse(""),
                id -> channels.channel(id).ifPresent(showChannel),
                background,
                fxBridge,
                toasts,
                navigator);
    }

    Page alerts() {
        return new AlertsPage(engine.alerts(), background, toasts);
    }

    /// @param play plays a recording, under a title; @param send sends one to another player
    Page recordings(BiConsumer<Long, String> play, BiConsumer<Long, String> send) {
        return new RecordingsPage(engine.recordings(), engine.server()::calendarUrl, play, send, background, toasts);
    }

    RulesPage rules() {
        var channels = engine.catalog().channels();
        return new RulesPage(
                engine.recordingPlanning(),
                id -> channels.channel(id).map(Channel::name).orElse(""),
                background,
                fxBridge,
                toasts);
    }

    Page names() {
        return new NamesPage(engine.catalog(), logos, background, fxBridge, toasts);
    }

    Page analytics() {
        return new AnalyticsPage(
                engine.activity().viewings(),
                (from, to) -> engine.stats().traffic().report(from, to, ZoneId.systemDefault()),
                () -> {
                    engine.activity().forgetPeople();
                    engine.users().usage().forgetPeople();
                },
                engine.settings(),
                engine.catalog(),
                background,
                fxBridge,
                toasts);
    }

    Page people() {
        return new PeoplePage(
                engine.users(),
                engine.catalog().channels(),
                new WatchSessions(engine.users(), engine.relay()),
                engine.stats().live(),
                status.address(),
                background,
                fxBridge,
                toasts);
    }

    /// @param showServer shows the addresses anew
    /// @param restart ends the window, for the next start to restore a backup
    SettingsPage settings(WindowSettingsView general, Runnable showServer, Runnable restart) {
        var files = ProgramLauncher.ofThisSystem();
        var server = new ServerActions(
                engine.data(),
                status.address(),
                status.playlist(),
                () -> {
                    engine.gate().renewHouseholdToken();
                    showServer.run();
                },
                engine.backups(),
                () -> {
                    engine.restoreAtNextStart();
                    Platform.runLater(restart);
                },
                folder -> {
                    if (!files.open(folder.toString())) toasts.fail(Messages.of("settings.folder.failed", folder));
                });
        return new SettingsPage(
                engine.settings(),
                engine.catalog(),
                engine.stats().live(),
                general,
                server,
                background,
                fxBridge,
                toasts);
    }

    private String logo(ChannelId id) {
        return engine.catalog().channels().channel(id).map(Channel::logo).orElse("");
    }
}
