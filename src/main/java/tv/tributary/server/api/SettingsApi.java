package tv.tributary.server.api;

import java.util.List;
import tv.tributary.event.Latest;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;
import tv.tributary.settings.Settings;

/// Settings: read and change; a change holds at once.
final class SettingsApi {
    private final Settings settings;
    private final Latest<RelaySettings> relay;

    SettingsApi(Settings settings) {
        this.settings = settings;
        this.relay = settings.of(RelaySettings.NAME, RelaySettings.defaults());
    }

    List<Endpoint> endpoints() {
        var streaming = Shape.of(StreamingView.class);
        return List.of(
                Endpoint.get(
                        "/api/settings/streaming",
                        "How streams are served",
                        streaming,
                        _ -> Document.json(StreamingView.of(relay.get()))),
                Endpoint.put(
                                "/api/settings/streaming",
                                "Change how streams are served, at once; what is left out stays as it is",
                                streaming,
                                this::change)
                        .taking(StreamingView.Input.class));
    }

    private Reply change(Request request) {
        var wanted = Input.body(request, StreamingView.Input.class).over(relay.get());
        settings.save(RelaySettings.NAME, wanted);
        return Document.json(StreamingView.of(wanted));
    }
}
