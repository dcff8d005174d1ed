package tv.tributary.ui.preview;

/// Plays video, whatever the library. All methods return at once, from any thread; results go to the [VideoOutput].
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
}
