package tv.tributary.relay.viewer;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.model.QualityLimit;
import tv.tributary.model.StreamUse;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// A request to watch: what for, by which client, and by which user's grant.
///
/// @param id grows with every request, so that of two requests of one client the later is known; the viewer gets it
/// @param user name of the user who was let in, for people; empty if it is nobody in particular
/// @param userClass the kind of user, for [Throttle.RateLimits#classes]; empty if it is nobody in particular
/// @param behind how far behind the newest packet it wants to start, as far as so much is held; at least
///     [tv.tributary.relay.mux.BufferSettings#startBehind]
/// @param quality the largest stream it may get; empty for any
public record ViewerRequest(
        long id,
        StreamUse use,
        ClientId client,
        String user,
        String userClass,
        Duration behind,
        Optional<QualityLimit> quality) {
    private static final AtomicLong ids = new AtomicLong();

    /// One that starts as everybody does.
    public ViewerRequest(long id, StreamUse use, ClientId client, String user, String userClass) {
        this(id, use, client, user, userClass, Duration.ZERO, Optional.empty());
    }

    /// The same, but starting further back.
    public ViewerRequest startingBehind(Duration time) {
        return new ViewerRequest(id, use, client, user, userClass, time, quality);
    }

    /// The same, but for no larger stream.
    ///
    /// @param limit empty for any
    public ViewerRequest within(Optional<QualityLimit> limit) {
        return new ViewerRequest(id, use, client, user, userClass, behind, limit);
    }

    /// The strictest limit of all of them; empty if none has one.
    public static Optional<QualityLimit> strictest(Collection<ViewerRequest> requests) {
        return requests.stream().flatMap(request -> request.quality.stream()).reduce(QualityLimit::and);
    }

    /// A new request, with the next id.
    public static ViewerRequest of(StreamUse use, ClientId client, String user, String userClass) {
        return new ViewerRequest(ids.incrementAndGet(), use, client, user, userClass);
    }

    /// The request behind a wish for a connection, for whoever passes it on.
    public static ViewerRequest of(SlotRequest wish) {
        var use = switch (wish.use()) {
            case VIEWER -> StreamUse.VIEWER;
            case RECORDING -> StreamUse.RECORDING;
            case PREVIEW -> StreamUse.PREVIEW;
            case PROBE -> StreamUse.PROBE;
        };
        return new ViewerRequest(wish.turn(), use, ClientId.ofKey(wish.viewer()), "", "");
    }

    /// For what this request alone may have a provider's connection.
    ///
    /// @param title what it wants to see
    public SlotRequest claim(String title) {
        return new SlotRequest(connection(use), client.key(), id, title);
    }

    /// Tells one client from another: requests that are equal here come from the same player.
    ///
    /// @param address its network address
    /// @param client its User-Agent, empty if it sends none
    /// @param user which user it watches for, since one address may hide many players of one make; empty if unknown
    public record ClientId(String address, String client, String user) {
        /// One of which nobody knows for whom it watches.
        public ClientId(String address, String client) {
            this(address, client, "");
        }

        /// The same player, watching for this user.
        public ClientId of(String whom) {
            return new ClientId(address, client, whom);
        }

        /// Whether it may be the same player, for all that both say.
        public boolean resembles(ClientId other) {
            return address.equals(other.address) && client.equals(other.client);
        }

        /// As the ledger of connections tells clients apart.
        String key() {
            return String.join("\n", address, client, user);
        }

        /// The client with that key; nobody in particular if it is empty.
        static ClientId ofKey(String key) {
            var parts = key.split("\n", -1);
            return parts.length < 3 ? new ClientId(key, "") : new ClientId(parts[0], parts[1], parts[2]);
        }
    }

    /// The precedence of a use among all who want a provider's connections.
    static Priority connection(StreamUse use) {
        return switch (use) {
            case VIEWER -> Priority.VIEWER;
            case RECORDING -> Priority.RECORDING;
            case PREVIEW -> Priority.PREVIEW;
            case PROBE -> Priority.PROBE;
        };
    }
}
