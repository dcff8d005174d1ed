package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.User.UserSettings;

/// Everything as one file over the API, as an administrator's script uses it.
@Timeout(60)
class BackupsApiTest {
    private static final String PASSPHRASE = "{\"passphrase\":\"correct horse\"}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aFileIsMadeSentBackShownAndRestored() throws Exception {
        house.users.add("Ann", Optional.empty(), UserSettings.defaults());
        var file = post("/api/backups/file", PASSPHRASE, BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".tributary-backup\"");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1))
                .startsWith("PK")
                .doesNotContain("Ann");

        var received = put(file.body());
        assertThat(received.statusCode()).isEqualTo(200);
        assertThat(received.body()).contains("\"secrets\":true", "\"users\":1");
        house.users.add("Ben", Optional.empty(), UserSettings.defaults());

        var wrong = post("/api/backups/upload/preview", "{\"passphrase\":\"wrong\"}", BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("not the passphrase");
        var preview = post("/api/backups/upload/preview", PASSPHRASE, BodyHandlers.ofString());
        assertThat(preview.body()).contains("\"goes\":[\"Ben\"]");
        assertThat(house.restarts.getCount()).isEqualTo(1);

        var restored = post("/api/backups/upload/restore", PASSPHRASE, BodyHandlers.ofString());
        assertThat(restored.statusCode()).isEqualTo(200);
        assertThat(house.restarts.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(post("/api/backups/upload/preview", PASSPHRASE, BodyHandlers.ofString())
                        .body())
                .contains("choose its file first");
    }

    @Test
    void aStrangeFileIsRefusedInWordsAndForgotten() throws Exception {
        var refused = put(new byte[20 << 20]);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("This is no backup of Tributary");
        assertThat(house.store.folder().resolve("restore")).isEmptyDirectory();
        var nothing = put(new byte[0]);
        assertThat(nothing.statusCode()).isEqualTo(400);
    }

    @Test
    void whoeverIsNoAdministratorSendsNothing() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address("/api/backups/upload")))
                .PUT(BodyPublishers.ofByteArray(new byte[1_000]))
                .build();
        assertThat(house.client.send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        assertThat(house.store.folder().resolve("restore")).doesNotExist();
    }

    private <T> HttpResponse<T> post(String path, String json, HttpResponse.BodyHandler<T> handler) throws Exception {
        return house.client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                handler);
    }

    private HttpResponse<String> put(byte[] file) throws Exception {
        return house.client.send(
                request("/api/backups/upload")
                        .PUT(BodyPublishers.ofByteArray(file))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + house.tokenGate.apiToken());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + house.server.port() + path;
    }
}
