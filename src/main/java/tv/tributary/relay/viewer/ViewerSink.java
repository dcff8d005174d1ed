package tv.tributary.relay.viewer;

/// The destination of a viewer's bytes.
public interface ViewerSink {
    /// There may be more to take with [TsViewer#next]. Comes on the executor that was given with it.
    void dataAvailable();

    /// The same on the thread that has the packets, for a channel with few viewers: to wake another one costs more than
    /// a write. Must not wait.
    ///
    /// @return false if it cannot be done there; then [#dataAvailable] comes
    default boolean takeAtOnce() {
        return false;
    }

    /// The stream is over for this viewer: its [TsViewer#next] must not be called any more. Comes once at most, on the
    /// executor.
    void end();
}
