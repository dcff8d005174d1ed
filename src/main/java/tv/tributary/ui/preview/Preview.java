package tv.tributary.ui.preview;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.cast.WindowPlayer;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;
import tv.tributary.ui.preview.ScreenModel.Size;

/// The player of the window, one for all pages: docked, large, over the whole screen or in a small window of its own.
/// FX thread only.
public final class Preview {
    /// By which the relay knows it, and the dashboard calls it.
    private static final String USER_AGENT = "Tributary preview";
    /// More lines than a computer's screen shows are not worth their cost.
    private static final int MOST_LINES = 1080;
    /// Each tile is a viewer of its own to the relay, so that one does not take the place of another.
    private static final String TILE_USER_AGENT = "Tributary multiview ";
    /// A tile is a quarter of a screen.
    private static final int TILE_LINES = 540;
    private static final Duration SETTLED = Duration.millis(600);

    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final PreviewSources sources;
    private final Function<String, Callable<Optional<VideoPlayer>>> players;
    private final StreamAddressActions streamAddressActions;
    private final ExternalPlayer external = ExternalPlayer.ofThisSystem();
    private final PreviewModel model;
    private final ZapModel zap;
    private final MultiviewModel multiview;
    private final ScreenModel screenModel = new ScreenModel();
    private final PlayerActions actions;
    private final PictureInPicture pictureInPicture;
    private final DeferredPane dock;
    /// Whether the docked player is flat.
    private final BooleanProperty collapsed = new SimpleBooleanProperty();
    private final StackPane screen;
    private final PauseTransition settling = new PauseTransition(SETTLED);

    public Preview(
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            LogoImages logos,
            PreviewSources sources,
            StreamAddressActions streamAddressActions) {
        this(background, fxBridge, toasts, logos, sources, streamAddressActions, Preview::finder);
    }

    /// @param players finds a player for a viewer with that User-Agent
    Preview(
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            LogoImages logos,
            PreviewSources sources,
            StreamAddressActions streamAddressActions,
            Function<String, Callable<Optional<VideoPlayer>>> players) {
        this.players = players;
        this.background = background;
        this.toasts = toasts;
        this.sources = sources;
        this.streamAddressActions = streamAddressActions;
        this.fxBridge = fxBridge;
        this.model = createPlayer(USER_AGENT);
        this.zap = new ZapModel(model, sources::channels, sources::isRunning, background, fxBridge);
        this.multiview = new MultiviewModel(
                model, zap, tile -> createPlayer(TILE_USER_AGENT + (tile + 1)), sources, new LatestQuery(background));
        this.actions = actionsOf(model);
        var programmes =
                new ProgrammeModel(model, sources.programmes(), new LatestQuery(background), InstantSource.system());
        this.pictureInPicture = new PictureInPicture(actions, settling::playFromStart);
        var plays = Bindings.createBooleanBinding(() -> model.target.get().isPresent(), model.target);
        this.dock = new DeferredPane(plays, () -> new MiniPlayer(actions, programmes, logos, collapsed));
        var large = new DeferredPane(
                screenModel.size().isNotEqualTo(Size.DOCKED), () -> new PlayerScreen(actions, programmes, logos));
        var several = new DeferredPane(
                multiview.stage().isNotEqualTo(MultiviewModel.Stage.CLOSED),
                () -> new MultiviewPane(multiview, this::actionsOf, logos));
        this.screen = new StackPane(large, several);
        screen.visibleProperty().bind(large.visibleProperty().or(several.visibleProperty()));
        screen.managedProperty().bind(screen.visibleProperty());
        // The keyboard goes on where the picture went; the window below is in sight only after this pulse.
        screen.visibleProperty().subscribe(now -> {
            if (!now) Platform.runLater(dock::requestFocus);
        });
        screenModel.size().subscribe(this::fill);
        windows().subscribe(this::follow);
        windowShows().subscribe(shows -> {
            // Nobody sees or hears where it comes from.
            if (!shows) multiview.close();
            if (!shows && !pictureInPicture.isShowing()) actions.close();
        });
    }

    /// The docked player. Not there while nothing plays.
    public Region dock() {
        return dock;
    }

    /// The large picture, or several, which lies over everything in the window. Not there while the player is docked.
    public Region screen() {
        return screen;
    }

    /// What plays or is about to; empty while the player is closed.
    public ObservableValue<Optional<PreviewTarget>> target() {
        return model.target;
    }

    /// Plays a channel in place of what plays.
    public void play(Channel channel) {
        zap.choose(PreviewTarget.of(channel));
    }

    /// Plays one stream of a channel alone.
    ///
    /// @param name the stream's own name
    public void play(Channel channel, SourceId source, String name) {
        zap.choose(PreviewTarget.of(channel, source, name));
    }

    /// Plays a past programme of a channel, or one that is still on from its start.
    public void play(Channel channel, PastTarget past) {
        zap.choose(PreviewTarget.of(channel, past));
    }

    /// Plays a film or an episode in place of what plays.
    ///
    /// @param title what stands above the picture
    public void play(FilmTarget film, String title) {
        zap.choose(PreviewTarget.of(film, title));
    }

    /// Plays a recording, also while it grows.
    ///
    /// @param title what stands above the picture
    public void playRecording(long id, String title) {
        zap.choose(PreviewTarget.ofRecording(id, title));
    }

    /// Asks which channels are to be watched at once.
    public void chooseMultiview() {
        multiview.choose();
    }

    /// Over the whole screen, or back; nothing while nothing plays.
    public void toggleFullScreen() {
        if (model.target.get().isPresent()) screenModel.toggleFullScreen();
    }

    public void openExternally(Channel channel) {
        openExternally(PreviewTarget.of(channel));
    }

    /// Asks to which player in the home a channel is to be sent.
    public void send(Channel channel) {
        send(PreviewTarget.of(channel));
    }

    /// The same of a recording.
    ///
    /// @param title for people
    public void sendRecording(long id, String title) {
        send(PreviewTarget.ofRecording(id, title));
    }

    /// Copies a channel's URLs or opens them elsewhere.
    public StreamAddressActions sharing() {
        return streamAddressActions;
    }

    /// Takes up what was left in the last run, and says what is to be kept of this one.
    ///
    /// @param keep called some time after each change
    public void remember(PreviewSettings before, Consumer<PreviewSettings> keep) {
        model.volume.set(before.volume());
        collapsed.set(before.collapsed());
        pictureInPicture.remember(before.pictureInPicture());
        settling.setOnFinished(
                _ -> keep.accept(new PreviewSettings(model.volume.get(), collapsed.get(), pictureInPicture.place())));
        model.volume.subscribe((_, _) -> settling.playFromStart());
        collapsed.subscribe((_, _) -> settling.playFromStart());
    }

    /// Hears what happens to channels while this is open; closing it stops the picture and gives the native player
    /// back.
    public Subscription listen() {
        return Subscription.all(model.listen(), zap.listen(), multiview.listen());
    }

    /// Does what is asked from elsewhere, until it is closed.
    public Subscription follow(WindowPlayer remote) {
        return new RemoteControl(actions, sources::channels, this::showWindow, background).listen(remote);
    }

    private void showWindow() {
        window().filter(stage -> !stage.isShowing()).ifPresent(Stage::show);
    }

    private PreviewModel createPlayer(String userAgent) {
        return new PreviewModel(background, fxBridge, sources.localUrl(), sources.progress(), players.apply(userAgent));
    }

    private static Callable<Optional<VideoPlayer>> finder(String userAgent) {
        var mostLines = userAgent.equals(USER_AGENT) ? MOST_LINES : TILE_LINES;
        return new PlayerFinder(LibVlcFolders.ofThisMachine(), userAgent, mostLines)::player;
    }

    private PlayerActions actionsOf(PreviewModel player) {
        return new PlayerActions(
                player,
                zap,
                screenModel,
                this::togglePictureInPicture,
                multiview::choose,
                () -> player.target.get().ifPresent(this::openExternally),
                () -> player.target.get().ifPresent(this::copy),
                () -> player.target.get().ifPresent(this::send));
    }

    private void openExternally(PreviewTarget target) {
        background.run(() -> external.open(target.title(), sources.localUrl().apply(target)), opened -> {
            if (!opened) toasts.fail(Messages.of("preview.external.failed"));
        });
    }

    private void copy(PreviewTarget target) {
        target.film().ifPresent(film -> {
            if (film.episode() == 0) streamAddressActions.copyMovie(film.id());
            else streamAddressActions.copyEpisode(film.episode());
        });
        target.channel()
                .map(Channel::id)
                .ifPresent(channel -> target.source()
                        .ifPresentOrElse(
                                source -> streamAddressActions.copySource(channel, source),
                                () -> streamAddressActions.copyStream(channel)));
    }

    /// The large picture gives way to the question, and what plays here goes on until it is stopped.
    private void send(PreviewTarget target) {
        screenModel.dock();
        target.sendable()
                .ifPresent(item -> streamAddressActions.sending().send(item.kind(), item.id(), target.title()));
    }

    private void togglePictureInPicture() {
        Optional.ofNullable(dock.getScene()).ifPresent(scene -> {
            pictureInPicture.toggle(scene);
            if (pictureInPicture.isShowing()) screenModel.dock();
        });
    }

    private void fill(Size size) {
        window().ifPresent(stage -> {
            // Esc is the player's own, and says so nowhere over the picture.
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            if (size == Size.FULL_SCREEN) {
                // It may be called from the small window, while this one is out of sight.
                stage.setIconified(false);
                stage.show();
                stage.toFront();
            }
            stage.setFullScreen(size == Size.FULL_SCREEN);
        });
    }

    /// The system may end the full screen, too.
    private void follow(@Nullable Window window) {
        if (!(window instanceof Stage stage)) return;
        stage.fullScreenProperty().subscribe(full -> {
            if (!full && screenModel.size().get() == Size.FULL_SCREEN) screenModel.toggleFullScreen();
        });
    }

    private Optional<Stage> window() {
        return Optional.ofNullable(windows().getValue())
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast);
    }

    private ObservableValue<Window> windows() {
        return dock.sceneProperty().flatMap(Scene::windowProperty);
    }

    private ObservableValue<Boolean> windowShows() {
        return windows().flatMap(Window::showingProperty).orElse(true);
    }

    /// Holds a node that is built when it is first wanted: a start must not pay for a player that nobody has opened.
    /// Not there while it is not wanted. FX thread only.
    static final class DeferredPane extends StackPane {
        DeferredPane(ObservableValue<Boolean> wanted, Supplier<? extends Node> content) {
            visibleProperty().bind(wanted);
            managedProperty().bind(wanted);
            wanted.subscribe(now -> {
                if (now && getChildren().isEmpty()) getChildren().setAll(content.get());
            });
        }

        /// The keyboard goes to what it holds.
        @Override
        public void requestFocus() {
            getChildren().forEach(Node::requestFocus);
        }
    }
}
