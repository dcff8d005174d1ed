package tv.tributary.relay.viewer;

/// For viewers that are read by the test itself.
public final class NoSink implements ViewerSink {
    @Override
    public void dataAvailable() {}

    @Override
    public void end() {}
}
