package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import java.util.OptionalLong;
import org.xnio.IoUtils;
import tv.tributary.access.StreamLimits.StreamSession;

/// A stream that lasts as long as its connection.
final class ConnectionSession implements StreamSession {
    private final ServerConnection connection;
    private final String device;
    private final OptionalLong viewer;

    /// A stream that is no channel.
    ConnectionSession(HttpServerExchange exchange, WatchRequest request) {
        this(exchange, request, OptionalLong.empty());
    }

    /// @param viewer the id it has among the relay's viewers
    ConnectionSession(HttpServerExchange exchange, WatchRequest request, OptionalLong viewer) {
        this.connection = exchange.getConnection();
        this.device = request.device();
        this.viewer = viewer;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public OptionalLong viewer() {
        return viewer;
    }

    @Override
    public void end() {
        IoUtils.safeClose(connection);
    }
}
