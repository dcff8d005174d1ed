package tv.tributary.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tv.tributary.format.json.Json;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.testkit.JsonTree;

class OpenApiTest {
    record Thing(
            long id,
            String name,
            @Nullable Integer count,
            List<Part> parts,
            Color color,
            Optional<Part> spare,
            Set<String> marks,
            Map<String, Integer> sizes) {
        record Part(double size) {}
    }

    enum Color {
        RED,
        DARK_BLUE
    }

    private final List<Endpoint> endpoints = List.of(
            Endpoint.get("/api/things", "All things", BodySchema.many(Thing.class), _ -> BufferedResponse.empty(200))
                    .with("text", String.class, "words"),
            Endpoint.post(
                            "/api/things/{id}/parts",
                            "Add a part",
                            BodySchema.of(Thing.class),
                            _ -> BufferedResponse.empty(200))
                    .taking(Thing.Part.class)
                    .answering(201),
            Endpoint.get(
                    "/api/live",
                    "Things as they come",
                    BodySchema.live(Thing.class),
                    _ -> BufferedResponse.empty(200)));

    private final String document = Json.write(new OpenApi(endpoints).document());

    @Test
    void everyEndpointIsDescribed() {
        assertThat(JsonTree.of(document).at("paths").keys())
                .containsExactly("/api/things", "/api/things/{id}/parts", "/api/live");
        assertThat(document).contains("\"201\"").contains("\"in\":\"path\"").contains("\"in\":\"query\"");
    }

    @Test
    void setsAndMapsAreDescribedByWhatTheyHold() {
        var properties = JsonTree.of(document).at("components", "schemas", "Thing", "properties");

        assertThat(properties.value("marks"))
                .isEqualTo(Map.of("type", "array", "uniqueItems", true, "items", Map.of("type", "string")));
        assertThat(properties.value("sizes"))
                .isEqualTo(
                        Map.of("type", "object", "additionalProperties", Map.of("type", "integer", "format", "int32")));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var reference =
                Pattern.compile("#/components/(schemas|responses)/(\\w+)").matcher(document);
        var components = JsonTree.of(document).at("components");

        assertThat(reference.find()).isTrue();
        do {
            assertThat(components.at(reference.group(1)).has(reference.group(2)))
                    .as(reference.group())
                    .isTrue();
        } while (reference.find());
    }

    @Test
    void aSchemaSaysWhatIsSent() {
        var schemas = new OpenApi.Schemas();
        schemas.of(Thing.class);

        assertThat(Json.write(schemas.components()))
                .contains("\"name\":{\"type\":\"string\"}")
                .contains("\"spare\":{\"$ref\":\"#/components/schemas/")
                .contains("\"enum\":[\"red\",\"dark_blue\"]")
                .contains("\"required\":[\"id\",\"name\",\"parts\",\"color\",\"marks\",\"sizes\"]");
    }
}
