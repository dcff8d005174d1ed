package tv.tributary.ui.preview;

import java.time.Duration;
import javafx.scene.image.Image;

/// Plays video, whatever the library. All methods return at once, from any thread; results go to the
/// [VideoOutput].
interface VideoPlayer extends AutoCloseable {
    /// Plays `url` from `start` on `videoOutput`. What played before falls silent and stands still at once, and ends
    /// when the new one
    /// shows its first picture: so a change of channels is never black. Its output hears nothing more.
    void play(String url, Duration start, VideoOutput videoOutput);

    /// Stops; the output hears nothing more.
    void stop();

    /// Holds the picture, or goes on. What cannot be held goes on.
    void pause(boolean paused);

    /// Goes to another place in a film; does nothing in a channel.
    void seek(Duration to);

    /// @param percent 0 is silent, 100 is as loud as the stream
    void volume(int percent);

    /// @param track an id of [PlayerTracks#sound]
    void sound(int track);

    /// @param track an id of [PlayerTracks#subtitles]
    void subtitles(int track);

    /// Stops and gives all native memory back.
    @Override
    void close();

    /// Receives what a [VideoPlayer] shows. Called on the FX thread, and only for what is playing now, never
    /// for what was stopped.
    interface VideoOutput {
        /// A picture that renews itself with every frame; the first frame is in it.
        void picture(Image image);

        /// Its time runs; a picture may still be on its way.
        void playing();

        /// It runs and has no picture: radio.
        void soundOnly();

        /// The picture's aspect ratio, 1.78 for 16:9.
        void aspect(double widthToHeight);

        /// How far a film is, some times in a second; never of a channel.
        void position(PlayPosition position);

        /// What there is to choose from; again whenever that changes.
        void tracks(PlayerTracks tracks);

        void ended();

        /// It could not be opened or broke off.
        void failed();
    }
}
