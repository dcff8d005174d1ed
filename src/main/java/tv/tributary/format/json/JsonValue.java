package tv.tributary.format.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of somebody else's JSON, of whatever type it turned out to be. Immutable.
public sealed interface JsonValue {
    /// A property that is there, or [JsonNull].
    default JsonValue get(String name) {
        return this instanceof JsonObject object ? object.properties.getOrDefault(name, JsonNull.NULL) : JsonNull.NULL;
    }

    /// @param properties in the order of the document; of a name that is there twice, the last one
    record JsonObject(Map<String, JsonValue> properties) implements JsonValue {
        public JsonObject {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    record JsonArray(List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    record JsonText(String text) implements JsonValue {}

    /// @param digits as they were written, also `NaN`
    record JsonNumber(String digits) implements JsonValue {}

    enum JsonBoolean implements JsonValue {
        TRUE,
        FALSE
    }

    /// `null`, or nothing at all.
    enum JsonNull implements JsonValue {
        NULL
    }
}
