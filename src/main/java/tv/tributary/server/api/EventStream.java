package tv.tributary.server.api;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.format.json.Json;
import tv.tributary.server.http.Response.StreamingResponse;

/// Facts as server-sent events. A client that reads too slowly is disconnected; nobody waits for it.
final class EventStream {
    private static final String HEARTBEAT = ": still here\n\n";

    /// The fields that all facts have; the others depend on the type.
    ///
    /// @param type such as `SyncFinished`, also the event's name
    record EventView(String type, Instant at) {}

    private final Events events;

    EventStream(Events events) {
        this.events = events;
    }

    Endpoint endpoint() {
        return Endpoint.get(
                "/api/events",
                "Facts as they happen, as server-sent events",
                BodySchema.live(EventView.class),
                _ -> new StreamingResponse(
                        "text/event-stream",
                        HEARTBEAT,
                        client -> events.subscribe(event -> client.send(message(event)))));
    }

    static String message(Event event) {
        var type = event.getClass().getSimpleName();
        return "event: " + type + "\ndata: " + Json.write(EventJson.of(event)) + "\n\n";
    }

    /// A fact as JSON: its type first, then its fields under their own names.
    private static final class EventJson {
        private EventJson() {}

        static Map<String, Object> of(Event event) {
            var values = new LinkedHashMap<String, Object>();
            values.put("type", event.getClass().getSimpleName());
            for (var part : event.getClass().getRecordComponents()) {
                try {
                    values.put(part.getName(), part.getAccessor().invoke(event));
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("cannot read " + part.getName(), e);
                }
            }
            return values;
        }
    }
}
