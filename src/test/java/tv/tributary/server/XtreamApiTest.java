package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

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
}
