package tv.tributary.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.cast.Receiver.ReceiverRefused;

/// A player that is spoken to. Used by one thread; each call blocks for some seconds at most. An
/// [IOException] means that the player is not there any more, and the connection is closed after it.
interface RendererConnection extends AutoCloseable {
    /// Plays something instead of what it plays.
    ///
    /// @throws ReceiverRefused if the player does not want to
    void load(CastMedia media) throws IOException;

    /// Holds the picture, or goes on.
    void pause(boolean paused) throws IOException;

    void seek(Duration to) throws IOException;

    /// Ends what is played.
    void stop() throws IOException;

    /// @param percent 0 is silent
    void volume(int percent) throws IOException;

    /// Asks what the player does.
    PlayerReport report() throws IOException;

    @Override
    void close();

    /// Speaks to players of one kind. Another kind is one of these and a line in [Receivers].
    @FunctionalInterface
    interface Renderer {
        /// @throws IOException if it is not there
        RendererConnection connect(Receiver receiver) throws IOException;
    }

    /// What a player does.
    enum PlayerActivity {
        NOTHING,
        OPENING,
        PLAYING,
        PAUSED,
        /// It could not play what it was sent.
        BROKEN
    }

    /// What a player says of itself.
    ///
    /// @param url of what it plays; empty if it does not say
    /// @param length zero for what has no end
    /// @param volume in percent; empty if it does not say
    record PlayerReport(
            PlayerActivity activity, Optional<String> url, Duration position, Duration length, OptionalInt volume) {
        static PlayerReport nothing(OptionalInt volume) {
            return new PlayerReport(PlayerActivity.NOTHING, Optional.empty(), Duration.ZERO, Duration.ZERO, volume);
        }

        /// Whether it plays this, as far as it says.
        boolean plays(CastMedia media) {
            var busy = activity == PlayerActivity.OPENING
                    || activity == PlayerActivity.PLAYING
                    || activity == PlayerActivity.PAUSED;
            return busy && url.map(media.url()::equals).orElse(true);
        }
    }
}
