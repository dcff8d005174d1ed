package tv.tributary.relay.live;

/// Where one viewer's bytes go: written by whoever owns the sockets. Both calls come on the viewer's [Lane].
public interface Outlet {
    /// There is something new to take from the viewer.
    void pour();

    /// The stream is over for this viewer; called once at most.
    void end();
}
