package tv.tributary.ui.preview;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.image.Image;
import javafx.util.Duration;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

/// One player: what it shows and how it is. A channel can be shown by name before it is opened, while the old picture
/// still stands. FX thread only.
final class PreviewModel {
    /// Longer than the relay needs to try a channel's first sources.
    private static final Duration PATIENCE = Duration.seconds(20);
    /// A picture held longer than the relay keeps the stream gives its connection back.
    private static final Duration LONGEST_PAUSE = Duration.seconds(10);
    /// Pictures that are announced and do not come: the sound plays without them.
    private static final Duration PICTURELESS = Duration.seconds(3);
    /// Percent per key stroke.
    private static final int VOLUME_STEP = 5;
    /// Says in a stream's address that it is only a preview, which gives way to viewers, and where it starts. VLC shows
    /// nothing before it holds 300 ms: further back these are there at once.
    private static final String PREVIEW = "?use=preview";
    private static final String BEHIND = "&behind=";
    private static final int BEHIND_MILLIS = 400;
    /// Seconds per key stroke, and as far as it goes: the relay holds little more.
    private static final int BACK_STEP = 5;
    private static final int FARTHEST_BACK = 10;

    // shows
    final ObjectProperty<PlayState> state = new SimpleObjectProperty<>(PlayState.IDLE);
    final ObjectProperty<Optional<PreviewTarget>> target = new SimpleObjectProperty<>(Optional.empty());
    /// Why it failed, in words; empty while nothing is wrong.
    final StringProperty reason = new SimpleStringProperty("");
    final ObjectProperty<Optional<Image>> picture = new SimpleObjectProperty<>(Optional.empty());
    final DoubleProperty aspect = new SimpleDoubleProperty(16.0 / 9);
    final ObjectProperty<AspectMode> aspectMode = new SimpleObjectProperty<>(AspectMode.SOURCE);
    final ObjectProperty<PlayerTracks> tracks = new SimpleObjectProperty<>(PlayerTracks.none());
    /// How many seconds the viewer has gone back.
    final IntegerProperty back = new SimpleIntegerProperty();
    /// How far a film or a past programme is; nothing of a channel.
    final FilmPosition position;
    final IntegerProperty volume = new SimpleIntegerProperty(80);
    final BooleanProperty muted = new SimpleBooleanProperty();

    private final Background background;
    private final FxBridge fxBridge;
    private final Function<PreviewTarget, String> localUrl;
    private final NativePlayer player;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final PauseTransition held = new PauseTransition(LONGEST_PAUSE);
    private final PauseTransition pictureless = new PauseTransition(PICTURELESS);
    /// What was opened last, and how that is.
    private Optional<PreviewTarget> opened = Optional.empty();
    private PlayState openedState = PlayState.IDLE;
    private String openedReason = "";
    private int take;

    /// @param localUrl an address on this machine; may block
    /// @param onProgress hears how far a film is, from time to time and at its end
    /// @param finder finds a player; may block
    PreviewModel(
            Background background,
            FxBridge fxBridge,
            Function<PreviewTarget, String> localUrl,
            BiConsumer<FilmTarget, PlayPosition> onProgress,
            Callable<Optional<VideoPlayer>> finder) {
        this.background = background;
        this.fxBridge = fxBridge;
        this.localUrl = localUrl;
        this.position = new FilmPosition(onProgress);
        this.player = new NativePlayer(finder);
        patience.setOnFinished(_ -> giveUp());
        held.setOnFinished(_ -> halt());
        pictureless.setOnFinished(_ -> runs());
        volume.subscribe(_ -> applyVolume());
        muted.subscribe(_ -> applyVolume());
    }

    // does

    /// Says what is coming; nothing is opened yet, and what is open goes on.
    void show(PreviewTarget next) {
        target.set(Optional.of(next));
        showState();
    }

    /// Opens what is shown.
    void open() {
        target.get().ifPresent(this::open);
    }

    void play(PreviewTarget next) {
        show(next);
        open();
    }

    private void open(PreviewTarget wanted) {
        var mine = ++take;
        if (!opened.equals(Optional.of(wanted))) back.set(0);
        var start = position.open(wanted);
        held.stop();
        pictureless.stop();
        player.wake();
        opened = Optional.of(wanted);
        come(PlayState.OPENING);
        patience.playFromStart();
        background.run(
                () -> new Ready(player.find(), localUrl.apply(wanted) + query(wanted), start),
                ready -> begin(mine, ready));
    }

    private String query(PreviewTarget wanted) {
        if (wanted.past().isPresent()) return PREVIEW.replace('?', '&');
        return wanted.film().isPresent() || wanted.recording().isPresent()
                ? PREVIEW
                : PREVIEW + BEHIND + Math.max(BEHIND_MILLIS, back.get() * 1_000);
    }

    /// Plays, holds or goes on, whatever comes next now.
    void togglePause() {
        switch (state.get()) {
            case PLAYING -> pause();
            case PAUSED -> resume();
            case IDLE, ENDED, FAILED, NO_PLAYER -> open();
            case OPENING -> stop();
        }
    }

    private void pause() {
        player.get().ifPresent(it -> it.pause(true));
        come(PlayState.PAUSED);
        held.playFromStart();
    }

    private void resume() {
        if (held.getStatus() != Animation.Status.RUNNING) {
            back.set(0);
            open();
            return;
        }
        held.stop();
        player.get().ifPresent(it -> it.pause(false));
        come(PlayState.PLAYING);
    }

    /// Shows the last seconds again.
    void goBack() {
        position.by(FilmPosition.STEP.negated())
                .ifPresentOrElse(this::seek, () -> jump(Math.min(FARTHEST_BACK, back.get() + BACK_STEP)));
    }

    /// Towards the newest picture.
    void goOn() {
        position.by(FilmPosition.STEP).ifPresentOrElse(this::seek, () -> jump(Math.max(0, back.get() - BACK_STEP)));
    }

    /// To another place in a film.
    void seek(java.time.Duration to) {
        var before = position.now.get();
        if (!before.isSeekable()) return;
        position.set(new PlayPosition(to, before.length()));
        var isOpen = state.get() == PlayState.OPENING || state.get() == PlayState.PLAYING;
        if (isOpen || held.getStatus() == Animation.Status.RUNNING) {
            player.get().ifPresent(it -> it.seek(to));
        } else open();
    }

    private void jump(int seconds) {
        var runs = state.get() == PlayState.PLAYING || state.get() == PlayState.PAUSED;
        if (!runs || seconds == back.get()) return;
        back.set(seconds);
        open();
    }

    /// Stops and keeps the channel at hand.
    void stop() {
        halt();
        picture.set(Optional.empty());
        come(PlayState.IDLE);
    }

    /// Stops and forgets the channel.
    void leave() {
        stop();
        opened = Optional.empty();
        position.close();
        target.set(Optional.empty());
        player.rest();
    }

    void louder() {
        changeVolume(VOLUME_STEP);
    }

    void quieter() {
        changeVolume(-VOLUME_STEP);
    }

    private void changeVolume(int step) {
        muted.set(false);
        volume.set(Math.clamp(volume.get() + (long) step, 0, 100));
    }

    void nextAspect() {
        aspectMode.set(aspectMode.get().next());
    }

    void sound(int track) {
        player.get().ifPresent(it -> it.sound(track));
    }

    void subtitles(int track) {
        player.get().ifPresent(it -> it.subtitles(track));
    }

    // lives

    /// The relay knows why a channel cannot play, VLC only sees that nothing came: so both are heard.
    Subscription listen() {
        return Subscription.all(fxBridge.listen(Event.StreamFailed.class, this::explain), this::close);
    }

    private void close() {
        leave();
        player.close();
    }

    private void begin(int mine, Ready ready) {
        player.take(ready.player(), opened.isPresent());
        if (mine != take) return;
        player.get()
                .ifPresentOrElse(
                        found -> {
                            applyVolume();
                            found.play(ready.url(), ready.start(), new TakeOutput(mine));
                        },
                        () -> {
                            patience.stop();
                            come(PlayState.NO_PLAYER);
                        });
    }

    /// What was open is heard no more. Its last picture stands.
    private void halt() {
        take++;
        position.tell();
        patience.stop();
        held.stop();
        pictureless.stop();
        tracks.set(PlayerTracks.none());
        player.get().ifPresent(VideoPlayer::stop);
    }

    private void runs() {
        patience.stop();
        pictureless.stop();
        if (openedState == PlayState.OPENING) come(PlayState.PLAYING);
    }

    private void giveUp() {
        if (openedState == PlayState.OPENING) fail(Messages.of("preview.reason.silent"));
    }

    private void explain(Event.StreamFailed failure) {
        var ours = opened.filter(PreviewTarget::isLive)
                .flatMap(PreviewTarget::channel)
                .filter(it -> it.id().equals(failure.channel()))
                .isPresent();
        if (ours && (openedState == PlayState.OPENING || openedState == PlayState.FAILED)) {
            fail(Messages.of(failure.why()));
        }
    }

    private void fail(String words) {
        halt();
        picture.set(Optional.empty());
        openedReason = words;
        come(PlayState.FAILED);
    }

    /// How the opened one is now.
    private void come(PlayState now) {
        openedState = now;
        if (now != PlayState.FAILED) openedReason = "";
        showState();
    }

    private void showState() {
        var isOpen = opened.equals(target.get());
        reason.set(isOpen ? openedReason : "");
        state.set(isOpen ? openedState : PlayState.OPENING);
    }

    private void applyVolume() {
        player.get().ifPresent(it -> it.volume(muted.get() ? 0 : volume.get()));
    }

    /// @param url may hold the household's token
    private record Ready(Optional<VideoPlayer> player, String url, java.time.Duration start) {}

    /// Hears of one play only; what comes late from an older one is dropped.
    private final class TakeOutput implements VideoOutput {
        private final int mine;

        TakeOutput(int mine) {
            this.mine = mine;
        }

        @Override
        public void picture(Image image) {
            ifCurrent(() -> {
                picture.set(Optional.of(image));
                runs();
            });
        }

        @Override
        public void playing() {
            ifCurrent(pictureless::playFromStart);
        }

        @Override
        public void soundOnly() {
            ifCurrent(() -> {
                picture.set(Optional.empty());
                runs();
            });
        }

        @Override
        public void aspect(double widthToHeight) {
            ifCurrent(() -> aspect.set(widthToHeight));
        }

        @Override
        public void position(PlayPosition newer) {
            ifCurrent(() -> position.set(newer));
        }

        @Override
        public void tracks(PlayerTracks newer) {
            ifCurrent(() -> tracks.set(newer));
        }

        @Override
        public void ended() {
            ifCurrent(() -> {
                position.end();
                halt();
                picture.set(Optional.empty());
                come(PlayState.ENDED);
            });
        }

        @Override
        public void failed() {
            ifCurrent(() -> fail(Messages.of("preview.reason.refused")));
        }

        private void ifCurrent(Runnable news) {
            if (mine == take) news.run();
        }
    }
}
