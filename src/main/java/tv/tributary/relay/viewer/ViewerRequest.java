package tv.tributary.relay.viewer;

import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.upstream.account.SlotRequest;

/// A request to watch: what for, and by whom. What access grants to a user (limits, priority) belongs here too.
///
/// @param id grows with every request, so that of two requests of one client the later is known; the viewer gets it
public record ViewerRequest(long id, StreamUse use, ClientId client) {
    private static final AtomicLong ids = new AtomicLong();

    /// A new request, with the next id.
    public static ViewerRequest of(StreamUse use, ClientId client) {
        return new ViewerRequest(ids.incrementAndGet(), use, client);
    }

    /// For what this request alone may have a provider's connection.
    ///
    /// @param title what it wants to see
    public SlotRequest claim(String title) {
        return new SlotRequest(use.connection(), client.key(), id, title);
    }
}
