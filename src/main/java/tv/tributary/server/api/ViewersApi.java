package tv.tributary.server.api;

import java.util.List;
import tv.tributary.relay.Relay;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Viewers: disconnect one. The list of viewers is part of the statistics.
final class ViewersApi {
    private final Relay relay;

    ViewersApi(Relay relay) {
        this.relay = relay;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.delete("/api/viewers/{id}", "End one viewer's stream", this::disconnect));
    }

    private Response disconnect(Request request) {
        long id = RequestBody.id(request);
        boolean watches = relay.streams().stream()
                .flatMap(feed -> feed.viewers().stream())
                .anyMatch(viewer -> viewer.id() == id);
        if (!watches) throw RequestBody.notFound();
        relay.disconnect(id);
        return BufferedResponse.empty(204);
    }
}
