package tv.tributary.relay.viewer;

/// Where a viewer's bytes are written to. Both calls come on the executor that was given with it.
public interface ViewerSink {
    /// There may be more to take with [TsViewer#next].
    void dataAvailable();

    /// The stream is over for this viewer; called once at most.
    void end();
}
