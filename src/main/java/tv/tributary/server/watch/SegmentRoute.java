package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.xnio.XnioIoThread;
import tv.tributary.relay.Relay;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// Segments, initialisation segments and keys of HLS playlists. Their names cannot be guessed and are the same for
/// everybody, so that no token is needed and any cache can be used.
public final class SegmentRoute implements RouteGroup {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{22}\\.[a-z0-9]{2,4}");

    /// A client that takes nothing for so long is gone, or will never play this in time.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SegmentTransfer.Shelf shelf;
    private final Duration patience;
    private final Map<XnioIoThread, CoalescingExecutor> wakes = new ConcurrentHashMap<>();

    public SegmentRoute(Relay relay) {
        this((name, who) -> relay.segment(name, who).map(SegmentTransfer::of), PATIENCE);
    }

    SegmentRoute(SegmentTransfer.Shelf shelf, Duration patience) {
        this.shelf = shelf;
        this.patience = patience;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public List<PathRoute> routes() {
        // Playlists name segments relative to themselves; those of the Xtream API lie one step deeper.
        return List.of(PathRoute.transfer("(?:/live)?/hls/(.*)", (exchange, match) -> handle(exchange, match.text(1))));
    }

    /// Answers GET and HEAD. On the connection's I/O thread; never waits.
    ///
    /// @param name what stands behind `/hls/`
    void handle(HttpServerExchange exchange, String name) {
        var found = NAME.matcher(name).matches()
                ? shelf.find(name, WatchRequest.client(exchange))
                : Optional.<SegmentTransfer>empty();
        if (found.isEmpty()) {
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.segment.unknown");
            return;
        }
        var segmentTransfer = found.get();
        var head = new SegmentResponseHead(exchange, name, segmentTransfer.type());
        var lane = wakes.computeIfAbsent(exchange.getIoThread(), CoalescingExecutor::new);
        var stream = new SegmentStream(exchange, segmentTransfer, head, lane, patience);
        exchange.dispatch(SameThreadExecutor.INSTANCE, stream::begin);
    }
}
