package tv.tributary.ui.preview;

import javafx.scene.image.Image;

/// Plays video, whatever the library. All methods return at once, from any thread; results go to the
/// [VideoOutput].
interface VideoPlayer extends AutoCloseable {
    /// Stops what plays, then plays `url` on `videoOutput`.
    void play(String url, VideoOutput videoOutput);

    /// Stops; the screen hears nothing more.
    void stop();

    /// @param percent 0 is silent, 100 is as loud as the stream
    void volume(int percent);

    /// Stops and gives all native memory back.
    @Override
    void close();

    /// Receives what a [VideoPlayer] shows. Called on the FX thread, and only for what is playing now, never
    /// for what was stopped.
    interface VideoOutput {
        /// A picture that renews itself with every frame.
        void picture(Image image);

        /// Picture or sound runs.
        void playing();

        /// The picture's aspect ratio, 1.78 for 16:9.
        void aspect(double widthToHeight);

        void ended();

        /// It could not be opened or broke off.
        void failed();
    }
}
