package tv.tributary.server.api;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.event.Event;

/// A fact as JSON: its type first, then its fields under their own names.
final class EventJson {
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
