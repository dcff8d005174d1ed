package tv.tributary.format.json;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Fills fields that a JSON document lacks from a record's defaults.
final class MissingFields {
    private MissingFields() {}

    /// Puts into `json` what it lacks of `defaults`.
    static void fill(ObjectNode json, Record defaults, ObjectMapper mapper) {
        if (!(mapper.valueToTree(defaults) instanceof ObjectNode whole)) return;
        for (var part : defaults.getClass().getRecordComponents()) {
            var name = part.getName();
            var stored = json.get(name);
            if (stored == null || stored.isNull()) {
                if (!part.getType().equals(Optional.class) && whole.has(name)) json.set(name, whole.get(name));
            } else if (stored instanceof ObjectNode inner && part.getType().isRecord()) {
                fill(inner, (Record) value(part, defaults), mapper);
            }
        }
    }

    private static Object value(RecordComponent part, Record of) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record cannot be read", e);
        }
    }
}
