package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import org.xnio.IoUtils;
import tv.tributary.access.StreamLimits.StreamSession;

/// A stream that lasts as long as its connection.
final class ConnectionSession implements StreamSession {
    private final ServerConnection connection;
    private final String device;

    ConnectionSession(HttpServerExchange exchange, WatchRequest request) {
        this.connection = exchange.getConnection();
        this.device = request.device();
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
    public void end() {
        IoUtils.safeClose(connection);
    }
}
