package tv.tributary.ui.preview;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.application.Platform;
import tv.tributary.cast.WindowPlayer;
import tv.tributary.cast.WindowPlayer.RemoteCommand;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.cast.WindowPlayer.WindowStatus;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.ui.fx.Background;

/// Does with the player what is asked from elsewhere, such as from a phone, and tells there how it is. FX
/// thread only.
final class RemoteControl {
    private final PlayerActions actions;
    private final Callable<List<Channel>> lineup;
    private final Runnable showWindow;
    private final Background background;

    /// @param lineup all channels in the order of the playlist; may block
    /// @param showWindow brings the window into sight, since nobody hears where a sound comes from without
    RemoteControl(PlayerActions actions, Callable<List<Channel>> lineup, Runnable showWindow, Background background) {
        this.actions = actions;
        this.lineup = lineup;
        this.showWindow = showWindow;
        this.background = background;
    }

    /// Follows a remote control until it is closed.
    Subscription listen(WindowPlayer remote) {
        var player = actions.player();
        var attached = remote.attach(command -> Platform.runLater(() -> run(command)));
        Runnable show = () -> remote.show(status());
        var heard = List.of(
                player.state.subscribe(show),
                player.target.subscribe(show),
                player.volume.subscribe(show),
                player.muted.subscribe(show),
                actions.screen().size().subscribe(show));
        show.run();
        return () -> {
            heard.forEach(it -> it.unsubscribe());
            attached.close();
        };
    }

    private WindowStatus status() {
        var player = actions.player();
        var target = player.target.get();
        return new WindowStatus(
                target.isEmpty() ? WindowPhase.STOPPED : phase(player.state.get()),
                target.map(PreviewTarget::title).orElse(""),
                target.flatMap(PreviewTarget::channel).map(Channel::id),
                player.volume.get(),
                player.muted.get(),
                actions.screen().size().get() == ScreenModel.Size.FULL_SCREEN);
    }

    private static WindowPhase phase(PlayState state) {
        return switch (state) {
            case IDLE, ENDED -> WindowPhase.STOPPED;
            case OPENING -> WindowPhase.OPENING;
            case PLAYING -> WindowPhase.PLAYING;
            case PAUSED -> WindowPhase.PAUSED;
            case FAILED, NO_PLAYER -> WindowPhase.FAILED;
        };
    }

    private void run(RemoteCommand command) {
        var player = actions.player();
        switch (command) {
            case RemoteCommand.Key key -> press(key);
            case RemoteCommand.Volume(int percent) -> {
                player.muted.set(false);
                player.volume.set(Math.clamp(percent, 0, 100));
            }
            case RemoteCommand.Digits(var digits) ->
                choose(all -> ZapList.of(all).numbered(digits));
            case RemoteCommand.Watch(var id) ->
                choose(all -> all.stream().filter(one -> one.id().equals(id)).findFirst());
        }
    }

    private void press(RemoteCommand.Key key) {
        var player = actions.player();
        switch (key) {
            case NEXT -> step(1);
            case PREVIOUS -> step(-1);
            case LAST -> {
                showWindow.run();
                actions.zap().back();
            }
            case PLAY -> play();
            case PAUSE -> {
                if (player.state.get() == PlayState.PLAYING) player.togglePause();
            }
            case STOP -> actions.close();
            case LOUDER -> player.louder();
            case QUIETER -> player.quieter();
            case MUTE -> player.muted.set(true);
            case UNMUTE -> player.muted.set(false);
            case FULL_SCREEN -> fullScreen(true);
            case WINDOW -> fullScreen(false);
        }
    }

    private void play() {
        var player = actions.player();
        switch (player.state.get()) {
            case PLAYING, OPENING -> {}
            case IDLE, PAUSED, ENDED, FAILED, NO_PLAYER -> {
                if (player.target.get().isPresent()) player.togglePause();
                else step(0);
            }
        }
    }

    /// From what plays, or from what played last; else to the first channel there is.
    private void step(int steps) {
        var player = actions.player();
        choose(all -> {
            if (player.target.get().isEmpty()) {
                actions.zap().back();
                return player.target.get().isPresent()
                        ? Optional.empty()
                        : all.stream().findFirst();
            }
            return player.target
                    .get()
                    .flatMap(PreviewTarget::channel)
                    .flatMap(from -> ZapList.of(all).step(from.id(), steps));
        });
    }

    private void choose(Function<List<Channel>, Optional<Channel>> which) {
        background.run(lineup, all -> {
            showWindow.run();
            which.apply(all).ifPresent(channel -> actions.zap().choose(PreviewTarget.of(channel)));
        });
    }

    private void fullScreen(boolean wanted) {
        var isFull = actions.screen().size().get() == ScreenModel.Size.FULL_SCREEN;
        if (wanted != isFull && actions.player().target.get().isPresent())
            actions.screen().toggleFullScreen();
    }
}
