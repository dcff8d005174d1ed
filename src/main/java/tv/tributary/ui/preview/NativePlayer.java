package tv.tributary.ui.preview;

import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// The native player of one model: found when something is played first, given back when nothing has been for a while.
/// FX thread only, but for [#find()].
final class NativePlayer {
    private static final Duration IDLE = Duration.minutes(1);

    private final Callable<Optional<VideoPlayer>> finder;
    private final PauseTransition idle = new PauseTransition(IDLE);
    private volatile Optional<VideoPlayer> player = Optional.empty();

    /// @param finder may block
    NativePlayer(Callable<Optional<VideoPlayer>> finder) {
        this.finder = finder;
        idle.setOnFinished(_ -> close());
    }

    /// The one there is.
    Optional<VideoPlayer> get() {
        return player;
    }

    /// The one there is or else a new one, which is to be taken; empty if this machine has none. Any thread; may block.
    Optional<VideoPlayer> find() throws Exception {
        var known = player;
        return known.isPresent() ? known : finder.call();
    }

    /// Keeps what was found. Two quick plays may each have found one: the first is enough.
    ///
    /// @param needed false if nothing is to be played any more
    void take(Optional<VideoPlayer> found, boolean needed) {
        if (player.isPresent() && !player.equals(found)) found.ifPresent(VideoPlayer::close);
        else player = found;
        if (needed) idle.stop();
        else rest();
    }

    /// Something is to be played: it stays.
    void wake() {
        idle.stop();
    }

    /// Nothing is played now.
    void rest() {
        idle.playFromStart();
    }

    void close() {
        idle.stop();
        player.ifPresent(VideoPlayer::close);
        player = Optional.empty();
    }
}
