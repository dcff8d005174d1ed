package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Optional;
import tv.tributary.relay.live.Who;

/// Tells who asks.
final class Clients {
    private Clients() {}

    static Who who(HttpServerExchange exchange) {
        var source = exchange.getSourceAddress();
        var address = source == null || source.getAddress() == null
                ? ""
                : source.getAddress().getHostAddress();
        return new Who(
                address,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT))
                        .orElse(""));
    }
}
