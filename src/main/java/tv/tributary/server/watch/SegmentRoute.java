package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.xnio.XnioIoThread;
import tv.tributary.relay.hls.Hls;

/// Segments of HLS playlists, their beginnings and keys. Their names cannot be guessed and are the same for everybody,
/// so that no token is needed, and any cache may stand before us.
public final class SegmentRoute {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{22}\\.(ts|m4s|mp4|aac|vtt|key)");

    private final Served.Shelf shelf;
    private final Map<XnioIoThread, Wakes> wakes = new ConcurrentHashMap<>();

    public SegmentRoute(Hls hls) {
        this((name, who) -> hls.item(name, who).map(Served::of));
    }

    SegmentRoute(Served.Shelf shelf) {
        this.shelf = shelf;
    }

    /// Answers GET and HEAD. On the connection's I/O thread; never waits.
    ///
    /// @param name what stands behind `/hls/`
    public void handle(HttpServerExchange exchange, String name) {
        var found = NAME.matcher(name).matches() ? shelf.find(name, Clients.who(exchange)) : Optional.<Served>empty();
        if (found.isEmpty()) {
            PlainWords.send(exchange, StatusCodes.NOT_FOUND, "watch.segment.unknown");
            return;
        }
        var served = found.get();
        var head = new SegmentHead(exchange, name, served.type());
        var lane = wakes.computeIfAbsent(exchange.getIoThread(), Wakes::new);
        exchange.dispatch(SameThreadExecutor.INSTANCE, new SegmentStream(exchange, served, head, lane)::begin);
    }
}
