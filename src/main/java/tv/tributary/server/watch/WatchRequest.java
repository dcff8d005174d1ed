package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.server.http.Request;

/// An HTTP request for a stream: what for, by whose grant, and from which player.
record WatchRequest(StreamUse use, Grant grant, ClientId client) {
    private static final String USE = "use";

    static WatchRequest of(HttpServerExchange exchange, Grant grant) {
        var asked = exchange.getQueryParameters().getOrDefault(USE, new ArrayDeque<>());
        return new WatchRequest(use(Optional.ofNullable(asked.peek())), grant, client(exchange));
    }

    static WatchRequest of(Request request, Grant grant) {
        var client =
                new ClientId(request.address(), request.header("User-Agent").orElse(""));
        return new WatchRequest(use(request.query(USE)), grant, client);
    }

    /// The player that asks, by its address and User-Agent.
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

    /// The value of the parameter `use` of a stream's URL; a viewer if it is missing or unknown. Any other use only
    /// lowers the priority, so that everybody may say it.
    static StreamUse use(Optional<String> parameter) {
        var asked = parameter.orElse("").toUpperCase(Locale.ROOT);
        for (var use : StreamUse.values()) {
            if (use.name().equals(asked)) return use;
        }
        return StreamUse.VIEWER;
    }

    /// Tells one player of a user from another.
    String device() {
        return client.address() + " " + client.client();
    }

    /// For the relay. A new one each time, later than those before.
    ViewerRequest viewerRequest() {
        return ViewerRequest.of(use, client, grant.name(), grant.userClass());
    }
}
