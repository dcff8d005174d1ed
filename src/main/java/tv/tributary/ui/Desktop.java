package tv.tributary.ui;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import tv.tributary.engine.Engine;
import tv.tributary.event.Event.Changed;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.model.Channel;
import tv.tributary.model.SourceId;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelGuides;
import tv.tributary.ui.channels.ChannelsPage;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.dashboard.CheckModel;
import tv.tributary.ui.duplicates.DuplicatesPage;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FailureToasts;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.groups.GroupsPage;
import tv.tributary.ui.guide.GuidePage;
import tv.tributary.ui.guidesources.GuideSourcesPage;
import tv.tributary.ui.home.HomeModel;
import tv.tributary.ui.home.HomePage;
import tv.tributary.ui.home.HomePage.FirstProvider;
import tv.tributary.ui.home.HomeShelf;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.preview.Preview;
import tv.tributary.ui.preview.PreviewSettings;
import tv.tributary.ui.providers.IntakeView;
import tv.tributary.ui.providers.ProviderIntake;
import tv.tributary.ui.providers.ProvidersPage;
import tv.tributary.ui.shell.Appearance;
import tv.tributary.ui.shell.Autostart;
import tv.tributary.ui.shell.Commands;
import tv.tributary.ui.shell.MainWindow;
import tv.tributary.ui.shell.OpeningWindow;
import tv.tributary.ui.shell.PageHost;
import tv.tributary.ui.shell.Shell;
import tv.tributary.ui.shell.ShellSettings;
import tv.tributary.ui.shell.StatusModel;
import tv.tributary.ui.shell.ToastPane;
import tv.tributary.ui.shell.WindowSettingsView;
import tv.tributary.ui.shell.WindowState;
import tv.tributary.ui.titles.TitlesPage;

/// The window and its pages; the only class of the desktop that knows the engine.
public final class Desktop {
    private final Engine engine;
    private final WindowState windowState;
    private final Runnable end;
    private final ToastPane toasts = new ToastPane();
    private final Background background = new Background(toasts);
    private final FxBridge fxBridge;
    private final StreamBlockActions streamBlockActions;
    private final LogoImages logos;
    private final LogoImages posters;
    private final LogoImages backdrops;
    private final StreamAddressActions streamAddressActions;
    private final CheckModel check;
    private PageHost pages = new PageHost();
    /// What the pages hear also while they are out of sight, and the player, which holds native memory.
    private Subscription listening = Subscription.none();

    private Desktop(Engine engine, WindowState windowState, Runnable end) {
        this.engine = engine;
        this.windowState = windowState;
        this.end = end;
        this.fxBridge = new FxBridge(engine.events());
        this.logos = new LogoImages(engine.logos()::find);
        this.posters = LogoImages.ofPosters(engine.artwork().posters()::find);
        this.backdrops = LogoImages.ofBackdrops(engine.artwork().backdrops()::find);
        // A provider's host may be asked for logos even where it lies in the home. Until the engine closes.
        var _ = fxBridge.listen(Changed.class, changed -> {
            if (changed.topic() != Topic.PROVIDERS) return;
            logos.retryAll();
            posters.retryAll();
            backdrops.retryAll();
        });
        this.streamBlockActions =
                new StreamBlockActions(this::block, engine.catalog().channels()::unblock, background, toasts);
        this.check = ServerPages.check(engine, background, fxBridge, toasts);
        this.streamAddressActions = ServerPages.sharing(engine, background, fxBridge, toasts);
    }

    /// Starts JavaFX beside whatever comes before [#run]; returns at once.
    public static void prepare() {
        FxStartup.begin();
    }

    /// Shows the window, empty as yet, as soon as JavaFX has started; returns at once.
    ///
    /// @return the window, which [#run] fills; fails where none can be opened
    public static CompletableFuture<OpeningWindow> opening(Settings settings) {
        var first = settings.of(ShellSettings.NAME, ShellSettings.defaults()).get();
        return FxStartup.whenStarted(() ->
                OpeningWindow.show(new WindowState(first, newer -> settings.save(ShellSettings.NAME, newer))));
    }

    /// Fills the window and waits until the user quits, or the engine is to be opened anew: then another one can be
    /// opened. Call it on the main thread.
    ///
    /// @throws NoDisplay if no window can be opened here
    public static void run(Engine engine, CompletableFuture<OpeningWindow> opening) {
        FxStartup.start();
        var ended = new CompletableFuture<Void>();
        try (var _ = opening.join().windowState()) {
            Platform.runLater(() -> open(engine, opening.join(), ended));
            ended.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the window could not be built", e.getCause());
        } finally {
            // A process can start JavaFX once only.
            if (!engine.restart().isDone()) Platform.exit();
        }
    }

    /// Brings what goes wrong here to the thread that waits, which would wait for ever otherwise.
    static void open(Engine engine, OpeningWindow opening, CompletableFuture<Void> ended) {
        try {
            if (opening.isClosed()) ended.complete(null);
            else new Desktop(engine, opening.windowState(), () -> ended.complete(null)).open(opening);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private void open(OpeningWindow opening) {
        var failureToasts = new FailureToasts(toasts);
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failureToasts.report(failure));
        var live = engine.stats().live();
        var window = new MainWindow(opening, background, () -> live.get().clients(), () -> {
            listening.close();
            background.close();
            end.run();
        });
        var _ = engine.restart().thenRun(() -> Platform.runLater(window::quitNow));
        fill(window, opening.appearance());
    }

    /// Fills the window in the language that is wanted now; again whenever that changes.
    private void fill(MainWindow window, Appearance appearance) {
        Messages.speak(windowState.language());
        listening.close();
        pages = new PageHost();
        listening = GroupsPage.tellOfNewGroups(fxBridge, toasts, pages);
        var status = status();
        var preview = preview();
        var server = new ServerPages(engine, status, logos, background, fxBridge, toasts);
        var dashboard = server.dashboard(check, pages);
        listening = Subscription.all(listening, dashboard.listen());
        var guideSources = pages.add(Place.GUIDES, this::guideSources);
        var channels = pages.add(Place.CHANNELS, () -> channels(preview, guideSources));
        var outputs = pages.add(Place.OUTPUTS, server::outputs);
        Runnable connect = () -> {
            pages.go(Place.OUTPUTS);
            outputs.get().connect();
        };
        var intake = intake(preview, channels, connect);
        var settings = pages.add(
                Place.SETTINGS,
                () -> server.settings(
                        new WindowSettingsView(
                                appearance, windowState, Autostart.here(), background, () -> fill(window, appearance)),
                        () -> showServer(status),
                        window::quitNow));
        Runnable restore = () -> {
            pages.go(Place.SETTINGS);
            settings.get().restoreBackup();
        };
        pages.add(Place.HOME, () -> home(preview, intake, connect, restore));
        var rules = pages.add(Place.RULES, server::rules);
        pages.add(
                Place.GUIDE,
                () -> guide(preview, title -> {
                    pages.go(Place.RULES);
                    rules.get().add(title);
                }));
        pages.add(Place.MOVIES, () -> titles(preview));
        pages.add(Place.RECORDINGS, () -> server.recordings(preview::playRecording, preview::sendRecording));
        pages.add(Place.GROUPS, () -> groups(channels));
        pages.add(Place.REVIEW, () -> duplicates(channels));
        pages.add(Place.NAMES, server::names);
        pages.add(Place.PROVIDERS, () -> providers(intake));
        pages.add(Place.NOW, () -> server.now(dashboard, streamBlockActions, streamAddressActions));
        Consumer<Channel> showChannel = channel -> {
            pages.go(Place.CHANNELS);
            channels.get().show(channel);
        };
        pages.add(Place.HEALTH, () -> server.health(showChannel));
        pages.add(Place.PEOPLE, server::people);
        pages.add(Place.MEDIA_SERVERS, server::mediaServers);
        pages.add(Place.ALERTS, server::alerts);
        pages.add(Place.ANALYTICS, server::analytics);
        pages.add(Place.ACTIVITY, () -> server.activity(showChannel, pages));
        var palette = commands(preview).palette(pages, appearance, status, window::quit);
        var shell = new Shell(pages, status, palette, toasts, windowState, window::quit);
        shell.dock(preview.dock());
        shell.cover(preview.screen());
        ServerPages.addSending(shell, streamAddressActions.sending());
        shell.onKey(new KeyCodeCombination(KeyCode.F11), preview::toggleFullScreen);
        window.show(shell);
    }

    private Page guide(Preview preview, Consumer<String> newRule) {
        return new GuidePage(
                engine.catalog().channels(),
                engine.guide(),
                logos,
                preview::play,
                preview::play,
                preview::send,
                new RecordingActions(
                        engine.recordings(),
                        engine.recordingPlanning(),
                        engine.guide().programmes(),
                        newRule,
                        background,
                        fxBridge,
                        toasts),
                background,
                fxBridge,
                pages);
    }

    private Page titles(Preview preview) {
        return new TitlesPage(
                engine.library(),
                engine.catalog(),
                engine.exports()::filesOf,
                posters,
                backdrops,
                engine.settings(),
                preview,
                background,
                fxBridge,
                toasts,
                pages);
    }

    private Page home(Preview preview, ProviderIntake intake, Runnable connect, Runnable restore) {
        var model = new HomeModel(
                engine.stats().live(),
                PlayerSources.logos(engine.catalog().channels()),
                List.of(
                        HomeShelf.favourites(engine.catalog().channels()),
                        HomeShelf.continueWatching(engine.library().progress()),
                        HomeShelf.recent(engine.catalog().watched())),
                PlayerSources.playing(engine.catalog().channels(), preview),
                fxBridge,
                background,
                pages);
        return new HomePage(
                model, logos, new FirstProvider(() -> new IntakeView(intake), intake.underWay(), restore), connect);
    }

    private ProviderIntake intake(Preview preview, Supplier<ChannelsPage> channels, Runnable connect) {
        var nextSteps = new ProviderIntake.NextSteps(preview::play, connect, () -> {
            pages.go(Place.CHANNELS);
            channels.get().chooseLineup();
        });
        var intake = new ProviderIntake(engine.catalog(), engine.jobs(), nextSteps, background, fxBridge);
        listening = Subscription.all(listening, intake.listen());
        return intake;
    }

    private Page providers(ProviderIntake intake) {
        return new ProvidersPage(engine.catalog(), engine.jobs(), intake, background, fxBridge, toasts);
    }

    private Preview preview() {
        var settings = engine.settings();
        var saves = new SerialExecutor(background);
        var preview = new Preview(
                background,
                fxBridge,
                toasts,
                logos,
                new PlayerSources(
                                engine.server(),
                                engine.catalog().channels(),
                                engine.stats(),
                                engine.guide().programmes(),
                                engine.library().progress(),
                                saves,
                                InstantSource.system())
                        .all(),
                streamAddressActions);
        preview.remember(
                settings.of(PreviewSettings.NAME, PreviewSettings.defaults()).get(),
                newer -> saves.run(() -> settings.save(PreviewSettings.NAME, newer)));
        listening = Subscription.all(
                listening,
                preview.listen(),
                preview.follow(engine.casting().window()),
                streamAddressActions.sending().open());
        return preview;
    }

    private GuideSourcesPage guideSources() {
        return new GuideSourcesPage(
                engine.guide(), engine.catalog(), engine.settings(), engine.jobs(), background, fxBridge, toasts);
    }

    private ChannelsPage channels(Preview preview, Supplier<GuideSourcesPage> guideSources) {
        var catalog = engine.catalog();
        var guides = new ChannelGuides(engine.guide(), catalog.guideEdits(), background, channel -> {
            pages.go(Place.GUIDES);
            guideSources.get().show(channel.id());
        });
        return new ChannelsPage(
                catalog,
                guides,
                engine.health(),
                streamBlockActions,
                logos,
                engine.settings(),
                preview,
                background,
                fxBridge,
                toasts,
                pages);
    }

    private Page groups(Supplier<ChannelsPage> channels) {
        return new GroupsPage(engine.catalog(), background, fxBridge, toasts, pages, group -> {
            pages.go(Place.CHANNELS);
            channels.get().showGroup(group.name());
        });
    }

    private Page duplicates(Supplier<ChannelsPage> channels) {
        var catalog = engine.catalog();
        return new DuplicatesPage(catalog, logos, background, fxBridge, toasts, pages, row -> {
            pages.go(Place.CHANNELS);
            channels.get().show(row.channel());
        });
    }

    private void block(SourceId source) {
        engine.relay().switchAway(engine.catalog().channels().block(source), source);
    }

    private StatusModel status() {
        var jobs = engine.jobs();
        var model = new StatusModel(
                fxBridge,
                jobs.views(),
                engine.stats().live(),
                engine.catalog().storageFault(),
                id -> jobs.find(id).ifPresent(Job::cancel));
        showServer(model);
        return model;
    }

    private void showServer(StatusModel status) {
        var server = engine.server();
        background.run(
                () -> List.of(server.address(), server.playlistUrl()),
                found -> status.showServer(found.getFirst(), found.getLast()));
    }

    private Commands commands(Preview preview) {
        var catalog = engine.catalog();
        return new Commands(
                catalog.providers(),
                catalog.sync(),
                catalog.channels(),
                preview::play,
                preview::chooseMultiview,
                check::toggle,
                streamAddressActions,
                background);
    }
}
