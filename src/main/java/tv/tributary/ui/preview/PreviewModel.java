package tv.tributary.ui.preview;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.StreamSharing;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

/// The preview's model. FX thread only.
final class PreviewModel {
    /// Longer than the relay needs to try a channel's first sources.
    private static final Duration PATIENCE = Duration.seconds(20);
    /// Says in a stream's address that it is only a preview, which gives way to viewers.
    private static final String PREVIEW = "?use=preview";

    // shows
    final ObjectProperty<PlayState> state = new SimpleObjectProperty<>(PlayState.IDLE);
    final ObjectProperty<Optional<ChannelId>> channel = new SimpleObjectProperty<>(Optional.empty());
    final StringProperty name = new SimpleStringProperty("");
    /// Why it failed, in words; empty while nothing is wrong.
    final StringProperty reason = new SimpleStringProperty("");
    final ObjectProperty<Optional<Image>> picture = new SimpleObjectProperty<>(Optional.empty());
    final DoubleProperty aspect = new SimpleDoubleProperty(16.0 / 9);
    final IntegerProperty volume = new SimpleIntegerProperty(80);
    final BooleanProperty muted = new SimpleBooleanProperty();
    final BooleanProperty enlarged = new SimpleBooleanProperty();

    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final Function<ChannelId, String> localUrl;
    private final StreamSharing streamSharing;
    private final Callable<Optional<VideoPlayer>> finder;
    private final ExternalPlayer external;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Optional<VideoPlayer> player = Optional.empty();
    private int take;
    private boolean open;

    PreviewModel(
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Function<ChannelId, String> localUrl,
            StreamSharing streamSharing,
            Callable<Optional<VideoPlayer>> finder,
            ExternalPlayer external) {
        this.background = background;
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.localUrl = localUrl;
        this.streamSharing = streamSharing;
        this.finder = finder;
        this.external = external;
        patience.setOnFinished(_ -> giveUp());
        volume.subscribe(_ -> applyVolume());
        muted.subscribe(_ -> applyVolume());
    }

    // does

    void play(ChannelId id, String channelName) {
        halt();
        channel.set(Optional.of(id));
        name.set(channelName);
        reason.set("");
        state.set(PlayState.OPENING);
        patience.playFromStart();
        var mine = take;
        background.run(
                () -> new Ready(player.isPresent() ? player : finder.call(), localUrl.apply(id) + PREVIEW),
                ready -> begin(mine, ready));
    }

    void replay() {
        channel.get().ifPresent(id -> play(id, name.get()));
    }

    /// Stops and keeps the channel at hand.
    void stop() {
        halt();
        state.set(PlayState.IDLE);
    }

    /// Stops and puts the preview away.
    void leave() {
        stop();
        channel.set(Optional.empty());
        enlarged.set(false);
    }

    void openExternally() {
        channel.get().ifPresent(id -> openExternally(id, name.get()));
    }

    void openExternally(ChannelId id, String channelName) {
        background.run(() -> external.open(channelName, localUrl.apply(id)), opened -> {
            if (!opened) toasts.fail(Messages.of("preview.external.failed"));
        });
    }

    void copyUrl() {
        channel.get().ifPresent(streamSharing::copyStream);
    }

    // lives

    /// Plays only while open; closing stops and gives the native player back. The relay knows why a channel cannot
    /// play, VLC only sees that nothing came: so both are heard.
    Subscription open() {
        open = true;
        return Subscription.all(fxBridge.listen(Event.StreamFailed.class, this::explain), this::release);
    }

    private void release() {
        open = false;
        leave();
        player.ifPresent(VideoPlayer::close);
        player = Optional.empty();
    }

    private void begin(int mine, Ready ready) {
        // Two quick plays may each have found a player: one is enough.
        if (!open || (player.isPresent() && !player.equals(ready.player()))) {
            ready.player().ifPresent(VideoPlayer::close);
        } else {
            player = ready.player();
        }
        if (mine != take) return;
        player.ifPresentOrElse(
                found -> {
                    applyVolume();
                    found.play(ready.url(), new TakeScreen(mine));
                },
                () -> {
                    patience.stop();
                    state.set(PlayState.NO_PLAYER);
                });
    }

    private void halt() {
        take++;
        patience.stop();
        player.ifPresent(VideoPlayer::stop);
        picture.set(Optional.empty());
    }

    private void giveUp() {
        if (state.get() == PlayState.OPENING) fail(Messages.of("preview.reason.silent"));
    }

    private void explain(Event.StreamFailed failure) {
        var ours = channel.get().filter(failure.channel()::equals).isPresent();
        if (ours && (state.get() == PlayState.OPENING || state.get() == PlayState.FAILED)) {
            fail(Messages.of(failure.why()));
        }
    }

    private void fail(String words) {
        halt();
        reason.set(words);
        state.set(PlayState.FAILED);
    }

    private void applyVolume() {
        player.ifPresent(it -> it.volume(muted.get() ? 0 : volume.get()));
    }

    /// @param url may hold the household's token
    private record Ready(Optional<VideoPlayer> player, String url) {}

    /// Hears of one play only; what comes late from an older one is dropped.
    private final class TakeScreen implements VideoOutput {
        private final int mine;

        TakeScreen(int mine) {
            this.mine = mine;
        }

        @Override
        public void picture(Image image) {
            ifCurrent(() -> picture.set(Optional.of(image)));
        }

        @Override
        public void playing() {
            ifCurrent(() -> {
                patience.stop();
                state.set(PlayState.PLAYING);
            });
        }

        @Override
        public void aspect(double widthToHeight) {
            ifCurrent(() -> aspect.set(widthToHeight));
        }

        @Override
        public void ended() {
            ifCurrent(() -> {
                halt();
                state.set(PlayState.ENDED);
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

    /// States of a preview. `text` holds the words.
    enum PlayState {
        /// Nothing chosen.
        IDLE,
        OPENING,
        PLAYING,
        ENDED,
        FAILED,
        /// There is no VLC on this machine.
        NO_PLAYER
    }
}
