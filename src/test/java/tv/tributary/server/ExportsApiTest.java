package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports through the API of a whole server.
class ExportsApiTest {
    @TempDir
    Path temp;

    private final House house = new House();

    @BeforeEach
    void fill() throws Exception {
        house.provider("one", """
                #EXTM3U
                #EXTINF:-1 group-title="Films",Heat (1995)
                http://127.0.0.1:9/movie/ann/secret/7.mkv
                #EXTINF:-1 group-title="Series",The Wire S01E02
                http://127.0.0.1:9/series/ann/secret/8.mp4
                """);
        assertThat(house.library.refresh().await(Duration.ofSeconds(30))).isTrue();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anExportIsAddedPreviewedAndWritten() throws Exception {
        var added = house.send("POST", "/api/exports", json("Home", temp.resolve("media")));
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).contains("/api/exports/1");
        assertThat(House.json(added))
                .containsEntry("style", "jellyfin")
                .containsEntry("address", house.server.address())
                .containsEntry("automatic", true);
        var plan = House.json(house.get("/api/exports/1/plan?text=HEAT&limit=1"));
        assertThat(plan)
                .containsEntry("counts", Map.of("add", 5))
                .containsEntry("total", 2)
                .containsEntry(
                        "files", List.of(Map.of("path", "Movies/Heat (1995)/Heat (1995).strm", "change", "add")));
        var job = House.json(house.send("POST", "/api/exports/1/run", ""));
        var ended = House.json(house.get("/api/jobs/" + job.get("id") + "?wait=30"));
        assertThat(ended).containsEntry("state", "done");
        var file = Files.readString(temp.resolve("media/Movies/Heat (1995)/Heat (1995).strm"));
        assertThat(file)
                .startsWith(house.server.address() + "/" + house.tokenGate.householdToken() + "/movie/")
                .endsWith(".mkv\n");
        assertThat(house.get("/api/exports/1").body()).contains("5 new, 0 changed, 0 removed, 0 kept.");
        assertThat(house.get("/api/exports/categories").body())
                .contains("\"kind\":\"movie\",\"name\":\"Films\",\"titles\":1");
    }

    @Test
    void whatIsLeftOutStaysAndTheKeyIsNeverShown() throws Exception {
        house.send("POST", "/api/exports", json("Home", temp.resolve("media")));
        var server =
                "{\"server\":{\"kind\":\"jellyfin\",\"address\":\"nas:8096\",\"key\":\"s3cret\"},\"leastRating\":6.5}";
        var changed = house.send("PUT", "/api/exports/1", server);
        assertThat(changed.body())
                .contains("\"address\":\"http://nas:8096\"", "\"leastRating\":6.5", "\"name\":\"Home\"")
                .doesNotContain("s3cret");
        house.send("PUT", "/api/exports/1", "{\"server\":{\"kind\":\"jellyfin\",\"folder\":\"/films\"}}");
        var stored = house.exports.find(1).orElseThrow().settings().server().orElseThrow();
        assertThat(stored.key()).isEqualTo("s3cret");
        assertThat(stored.folder()).isEqualTo("/films");
    }

    @Test
    void badSettingsAreRefusedInAPlainSentence() throws Exception {
        house.send("POST", "/api/exports", json("Home", temp.resolve("media")));
        assertThat(house.send("POST", "/api/exports", json("home", temp.resolve("b")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(house.send("POST", "/api/exports", json("b", temp.resolve("media/Movies")))
                        .body())
                .contains("Each export needs a folder of its own.");
        assertThat(house.send("POST", "/api/exports", "{\"name\":\"b\",\"folder\":\"media\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", "/api/exports/1", "{\"fromYear\":2000,\"toYear\":1990}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.get("/api/exports/2").statusCode()).isEqualTo(404);
        assertThat(house.send("POST", "/api/exports/1/test-server", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRemovedExportLeavesItsFiles() throws Exception {
        house.send("POST", "/api/exports", json("Home", temp.resolve("media")));
        var job = House.json(house.send("POST", "/api/exports/1/run", ""));
        house.get("/api/jobs/" + job.get("id") + "?wait=30");
        assertThat(house.send("DELETE", "/api/exports/1", "").statusCode()).isEqualTo(204);
        assertThat(house.get("/api/exports").body()).isEqualTo("[]");
        assertThat(temp.resolve("media/Movies/Heat (1995)/Heat (1995).strm")).exists();
    }

    private static String json(String name, Path folder) {
        return "{\"name\":\"%s\",\"folder\":\"%s\"}"
                .formatted(name, folder.toString().replace("\\", "\\\\"));
    }
}
