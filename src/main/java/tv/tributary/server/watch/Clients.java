package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Optional;
import tv.tributary.relay.viewer.ClientId;
import tv.tributary.relay.viewer.StreamUse;
import tv.tributary.relay.viewer.ViewerRequest;

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

    static ViewerRequest request(HttpServerExchange exchange) {
        return request(client(exchange));
    }

    /// LibVLC, which plays our own preview, can say what it asks for by its User-Agent only.
    static ViewerRequest request(ClientId client) {
        boolean preview = client.client().startsWith(ClientId.PREVIEW);
        return ViewerRequest.of(preview ? StreamUse.PREVIEW : StreamUse.VIEWER, client);
    }
}
