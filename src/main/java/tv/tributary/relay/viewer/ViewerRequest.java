package tv.tributary.relay.viewer;

import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.upstream.account.Priority;
import tv.tributary.upstream.account.SlotRequest;

/// A request to watch: what for, by which client, and by which user's grant.
///
/// @param id grows with every request, so that of two requests of one client the later is known; the viewer gets it
/// @param user name of the user who was let in, for people; empty if it is nobody in particular
/// @param userClass the kind of user, for [RateLimits#classes]; empty if it is nobody in particular
public record ViewerRequest(long id, StreamUse use, ClientId client, String user, String userClass) {
    private static final AtomicLong ids = new AtomicLong();

    /// A new request, with the next id.
    public static ViewerRequest of(StreamUse use, ClientId client, String user, String userClass) {
        return new ViewerRequest(ids.incrementAndGet(), use, client, user, userClass);
    }

    /// For what this request alone may have a provider's connection.
    ///
    /// @param title what it wants to see
    public SlotRequest claim(String title) {
        return new SlotRequest(use.connection(), client.key(), id, title);
    }

    /// Tells one client from another: requests that are equal here come from the same player.
    ///
    /// @param address its network address
    /// @param client its User-Agent, empty if it sends none
    public record ClientId(String address, String client) {
        /// As the ledger of connections tells clients apart.
        String key() {
            return address + " " + client;
        }
    }

    /// What a stream is asked for. Where a provider's connections do not suffice, an earlier one here takes
    /// precedence.
    public enum StreamUse {
        VIEWER(Priority.VIEWER),
        RECORDING(Priority.RECORDING),
        /// The preview in our own window: it watches only while nobody else needs the connection.
        PREVIEW(Priority.PREVIEW),
        /// A test of a source: never waits, never takes a connection from anybody.
        PROBE(Priority.PROBE);

        private final Priority connection;

        StreamUse(Priority connection) {
            this.connection = connection;
        }

        /// The use of the provider's connection.
        Priority connection() {
            return connection;
        }
    }
}
