package tv.tributary.server.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
            case FILE ->
                Map.of("application/octet-stream", Map.of("schema", Map.of("type", "string", "format", "binary")));
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

    /// Generates JSON schemas from records by reflection, so that the description always matches what is sent.
    /// Collects every record it meets. Used by one thread at a time.
    static final class Schemas {
        private final Map<String, Object> components = new TreeMap<>();

        /// The schema of a value; records are referred to by name.
        Map<String, Object> of(Type type) {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                return Map.of("type", "array", "items", of(list.getActualTypeArguments()[0]));
            }
            if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
                return Map.of("type", "array", "uniqueItems", true, "items", of(set.getActualTypeArguments()[0]));
            }
            if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                return Map.of("type", "object", "additionalProperties", of(map.getActualTypeArguments()[1]));
            }
            if (type instanceof ParameterizedType one && one.getRawType() == Optional.class) {
                return of(one.getActualTypeArguments()[0]);
            }
            if (!(type instanceof Class<?> plain)) throw new IllegalArgumentException("no schema for " + type);
            if (plain.isRecord()) return reference(plain);
            if (plain.isEnum()) return enumeration(plain);
            return simple(plain);
        }

        private static Map<String, Object> simple(Class<?> type) {
            if (type == String.class) return Map.of("type", "string");
            if (type == Instant.class) return Map.of("type", "string", "format", "date-time");
            if (type == LocalDate.class) return Map.of("type", "string", "format", "date");
            // In seconds, as Json writes it.
            if (type == Duration.class) return Map.of("type", "number", "format", "double");
            if (type == boolean.class || type == Boolean.class) return Map.of("type", "boolean");
            if (type == int.class || type == Integer.class) return Map.of("type", "integer", "format", "int32");
            if (type == long.class || type == Long.class) return Map.of("type", "integer", "format", "int64");
            if (type == double.class || type == Double.class) return Map.of("type", "number", "format", "double");
            if (type == Object.class) return Map.of("type", "object");
            throw new IllegalArgumentException("no schema for " + type);
        }

        private static Map<String, Object> enumeration(Class<?> type) {
            var names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return Map.of("type", "string", "enum", names);
        }

        private Map<String, Object> reference(Class<?> type) {
            var name = name(type);
            if (!components.containsKey(name)) {
                components.put(name, Map.of());
                components.put(name, record(type));
            }
            return Map.of("$ref", "#/components/schemas/" + name);
        }

        private Map<String, Object> record(Class<?> type) {
            var properties = new LinkedHashMap<String, Object>();
            var required = new ArrayList<String>();
            for (var part : type.getRecordComponents()) {
                properties.put(part.getName(), of(part.getGenericType()));
                if (!mayBeAbsent(part)) required.add(part.getName());
            }
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", "object");
            schema.put("properties", properties);
            if (!required.isEmpty()) schema.put("required", required);
            return schema;
        }

        private static boolean mayBeAbsent(RecordComponent part) {
            AnnotatedElement type = part.getAnnotatedType();
            return part.getType() == Optional.class || type.isAnnotationPresent(Nullable.class);
        }

        /// `ChannelJson.Page` becomes `ChannelPage`: what a stranger reads should not show how we nest.
        private static String name(Class<?> type) {
            var outer = type.getEnclosingClass();
            var own = plain(type);
            boolean alone = outer == null
                    || !own.equals(type.getSimpleName())
                    || plain(outer).equals(outer.getSimpleName());
            return alone ? own : plain(outer) + own;
        }

        private static String plain(Class<?> type) {
            return type.getSimpleName().replaceFirst("(Json|View)$", "");
        }

        /// Every record met so far, by name.
        Map<String, Object> components() {
            return components;
        }
    }
}
