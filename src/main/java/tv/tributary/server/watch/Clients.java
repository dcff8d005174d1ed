package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Optional;
import tv.tributary.relay.viewer.ClientId;

/// Identifies clients.
final class Clients {
    private Clients() {}

    static ClientId client(HttpServerExchange exchange) {
        var source = exchange.getSourceAddress();
        var address = source == null || source.getAddress() == null
                ? ""
                : source.getAddress().getHostAddress();
        return new ClientId(
                address,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT))
                        .orElse(""));
    }
}
