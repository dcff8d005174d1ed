package tv.tributary.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.server.http.Exchange.Route;

/// One API endpoint with its description.
///
/// @param path with `{name}` where a value stands
/// @param status of the answer when all is well
record Endpoint(
        String method,
        String path,
        String summary,
        List<Query> queries,
        BodySchema takes,
        BodySchema gives,
        int status,
        Route route) {
    /// A parameter after the `?`.
    record Query(String name, Class<?> type, String description) {}

    Endpoint {
        queries = List.copyOf(queries);
    }

    static Endpoint get(String path, String summary, BodySchema gives, Route route) {
        return new Endpoint("GET", path, summary, List.of(), BodySchema.NOTHING, gives, 200, route);
    }

    static Endpoint post(String path, String summary, BodySchema gives, Route route) {
        return new Endpoint("POST", path, summary, List.of(), BodySchema.NOTHING, gives, 200, route);
    }

    static Endpoint put(String path, String summary, BodySchema gives, Route route) {
        return new Endpoint("PUT", path, summary, List.of(), BodySchema.NOTHING, gives, 200, route);
    }

    static Endpoint delete(String path, String summary, Route route) {
        return new Endpoint("DELETE", path, summary, List.of(), BodySchema.NOTHING, BodySchema.NOTHING, 204, route);
    }

    Endpoint taking(Class<?> type) {
        return new Endpoint(method, path, summary, queries, BodySchema.of(type), gives, status, route);
    }

    /// The same with a file as its body.
    Endpoint takingFile() {
        return new Endpoint(method, path, summary, queries, BodySchema.FILE, gives, status, route);
    }

    Endpoint answering(int other) {
        return new Endpoint(method, path, summary, queries, takes, gives, other, route);
    }

    Endpoint with(String name, Class<?> type, String description) {
        var more = new ArrayList<>(queries);
        more.add(new Query(name, type, description));
        return new Endpoint(method, path, summary, more, takes, gives, status, route);
    }

    /// The values where the path has names; empty if another path is meant.
    Optional<Map<String, String>> match(String asked) {
        var wanted = path.split("/", -1);
        var found = asked.split("/", -1);
        if (wanted.length != found.length) return Optional.empty();
        var variables = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (isVariable(wanted[i])) variables.put(wanted[i].substring(1, wanted[i].length() - 1), found[i]);
            else if (!wanted[i].equals(found[i])) return Optional.empty();
        }
        return Optional.of(variables);
    }

    /// The names in the path, in order.
    List<String> variables() {
        var names = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (isVariable(part)) names.add(part.substring(1, part.length() - 1));
        }
        return names;
    }

    private static boolean isVariable(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }
}
