package tv.tributary.relay.live;

/// For viewers that are read by the test itself.
final class NoOutlet implements Outlet {
    @Override
    public void pour() {}

    @Override
    public void end() {}
}
