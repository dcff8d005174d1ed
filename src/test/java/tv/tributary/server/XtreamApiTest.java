package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FakePanel;

class XtreamApiTest {
    private final House house = new House();
    private final FakePanel panel = new FakePanel(3, 2, 1);

    @AfterEach
    void close() {
        house.close();
        panel.close();
    }

    private ProviderSettings stored(String path) {
        var id = new ProviderId(Long.parseLong(path.substring("/api/providers/".length())));
        return house.catalog.providers().find(id).orElseThrow().provider().settings();
    }

    @Test
    void anAccountIsAddedWithServerUserAndPasswordAndNeverShown() throws Exception {
        var added = house.send(
                "POST",
                "/api/providers",
                "{\"name\":\"Panel\",\"location\":\"" + panel.base()
                        + "\",\"username\":\"ann\",\"password\":\"s3cret\",\"refreshEverySeconds\":0}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .contains("\"kind\":\"xtream\"", "\"connections\":0")
                .doesNotContain("s3cret", "ann\"");
        var path = added.headers().firstValue("Location").orElseThrow();
        assertThat(stored(path).location()).isEqualTo(panel.api());

        assertThat(house.send("PUT", path, added.body()).statusCode()).isEqualTo(200);
        assertThat(stored(path).location()).isEqualTo(panel.api());

        panel.login("bob", "hush");
        assertThat(house.send("PUT", path, "{\"username\":\"bob\",\"password\":\"hush\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stored(path).location()).isEqualTo(panel.api());
    }

    @Test
    void anIncompleteLoginIsRefused() throws Exception {
        var answer = house.send(
                "POST",
                "/api/providers",
                "{\"name\":\"Panel\",\"kind\":\"xtream\",\"location\":\"" + panel.base() + "\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("names no Xtream account");
    }

    @Test
    void aListOfAnAccountIsTurnedIntoTheAccount() throws Exception {
        var added = house.send(
                "POST",
                "/api/providers",
                "{\"name\":\"Panel\",\"location\":\"" + panel.list() + "\",\"refreshEverySeconds\":0}");
        assertThat(added.body()).contains("\"kind\":\"m3u\"", "\"readableAsAccount\":true");
        var path = added.headers().firstValue("Location").orElseThrow();

        var changed = house.send("POST", path + "/account", "");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("\"kind\":\"xtream\"", "\"readableAsAccount\":false");
        assertThat(house.send("POST", path + "/account", "").statusCode()).isEqualTo(409);
    }

    @Test
    void furtherAccountsAreAddedChangedAndRemoved() throws Exception {
        panel.alsoLogin("bob", "h1dden9word", "\"status\":\"Active\",\"max_connections\":3");
        var added = house.send("POST", "/api/providers", "{\"name\":\"TV\",\"location\":\"" + panel.api() + "\"}");
        var id = Optional.ofNullable(House.json(added).get("id")).orElseThrow();
        var both = house.send(
                "POST", "/api/providers/" + id + "/accounts", "{\"username\":\"bob\",\"password\":\"h1dden9word\"}");
        assertThat(both.statusCode()).isEqualTo(201);
        assertThat(both.body()).doesNotContain("bob").doesNotContain("h1dden");
        await(id);
        assertThat(house.get("/api/providers/" + id).body())
                .contains("\"number\":1", "\"number\":2", "\"allowed\":3")
                .doesNotContain("bob");
        assertThat(house.send("POST", "/api/providers/" + id + "/accounts", "{\"username\":\"bob\"}")
                        .statusCode())
                .isEqualTo(400);

        panel.login("ann", "an0ther");
        house.send("PUT", "/api/providers/" + id, "{\"username\":\"ann\",\"password\":\"an0ther\"}");
        await(id);
        assertThat(house.get("/api/providers/" + id).body()).contains("\"number\":2");

        assertThat(house.send("DELETE", "/api/providers/" + id + "/accounts/2", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(house.send("DELETE", "/api/providers/" + id + "/accounts/1", "")
                        .statusCode())
                .isEqualTo(400);
        await(id);
        assertThat(house.get("/api/providers/" + id).body()).doesNotContain("\"number\":2");
    }

    private void await(Object id) throws Exception {
        var provider = new ProviderId(((Number) id).longValue());
        assertThat(house.catalog.sync().sync(provider).await(Duration.ofSeconds(20)))
                .isTrue();
    }
}
