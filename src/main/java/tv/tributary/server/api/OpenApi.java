package tv.tributary.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Version;

/// The OpenAPI 3.1 description, generated from the table of endpoints.
final class OpenApi {
    private final List<Endpoint> endpoints;
    private final Schemas schemas = new Schemas();

    OpenApi(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /// The document as JSON values.
    Map<String, Object> document() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
                    .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        var problem = json(schemas.of(BufferedResponse.Problem.class));
        var components = new LinkedHashMap<String, Object>();
        components.put("schemas", schemas.components());
        components.put("responses", Map.of("Problem", described("What went wrong, in plain words", problem)));
        components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Tributary", "version", Version.text()));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", endpoint.summary());
        var parameters = parameters(endpoint);
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        if (endpoint.takes().form() != BodySchema.Form.NOTHING) {
            operation.put("requestBody", Map.of("required", true, "content", content(endpoint.takes())));
        }
        var responses = new LinkedHashMap<String, Object>();
        responses.put(Integer.toString(endpoint.status()), described("All is well", content(endpoint.gives())));
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        operation.put("responses", responses);
        return operation;
    }

    private List<Object> parameters(Endpoint endpoint) {
        var parameters = new ArrayList<Object>();
        for (var name : endpoint.variables()) {
            parameters.add(Map.of("name", name, "in", "path", "required", true, "schema", schemas.of(long.class)));
        }
        for (var query : endpoint.queries()) {
            parameters.add(Map.of(
                    "name", query.name(),
                    "in", "query",
                    "description", query.description(),
                    "schema", schemas.of(query.type())));
        }
        return parameters;
    }

    private Map<String, Object> content(BodySchema bodySchema) {
        return switch (bodySchema.form()) {
            case NOTHING -> Map.of();
            case ONE -> json(schemas.of(bodySchema.type()));
            case MANY -> json(Map.of("type", "array", "items", schemas.of(bodySchema.type())));
            case TEXT -> Map.of("text/plain", Map.of("schema", schemas.of(bodySchema.type())));
            case LIVE -> {
                var schema = Map.of("schema", schemas.of(bodySchema.type()));
                yield Map.of("text/event-stream", schema, "application/x-ndjson", schema);
            }
        };
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(BufferedResponse.JSON, Map.of("schema", schema));
    }

    private static Map<String, Object> described(String words, Map<String, Object> content) {
        return content.isEmpty() ? Map.of("description", words) : Map.of("description", words, "content", content);
    }
}
