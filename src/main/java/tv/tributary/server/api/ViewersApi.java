package tv.tributary.server.api;

import java.util.List;
import tv.tributary.relay.Relay;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;

/// Viewers: end one's stream. Who watches stands in the statistics.
final class ViewersApi {
    private final Relay relay;

    ViewersApi(Relay relay) {
        this.relay = relay;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.delete("/api/viewers/{id}", "End one viewer's stream", this::disconnect));
    }

    private Reply disconnect(Request request) {
        long id = Input.id(request);
        boolean watches =
                relay.feeds().stream().flatMap(feed -> feed.viewers().stream()).anyMatch(viewer -> viewer.id() == id);
        if (!watches) throw Input.notFound();
        relay.disconnect(id);
        return Document.empty(204);
    }
}
