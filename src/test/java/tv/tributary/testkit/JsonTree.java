package tv.tributary.testkit;

import java.util.Map;
import java.util.Optional;
import tv.tributary.format.json.Json;

/// JSON one walks by names, for answers that have no record of their own.
public final class JsonTree {
    private final Map<?, ?> names;

    private JsonTree(Map<?, ?> names) {
        this.names = names;
    }

    public static JsonTree of(String json) {
        return new JsonTree(Json.read(json, Map.class));
    }

    /// The object further down.
    public JsonTree at(String... path) {
        var here = this;
        for (var name : path) here = new JsonTree((Map<?, ?>) here.value(name));
        return here;
    }

    /// What stands under the name; it must be there.
    public Object value(String name) {
        return Optional.<Object>ofNullable(names.get(name)).orElseThrow();
    }

    public boolean has(String name) {
        return names.containsKey(name);
    }

    /// In the order they were sent.
    public Iterable<String> keys() {
        return names.keySet().stream().map(Object::toString).toList();
    }
}
