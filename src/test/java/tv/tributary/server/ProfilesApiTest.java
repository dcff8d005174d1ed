package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.testkit.JsonTree;

/// Profiles of output over the API, and what their addresses show.
@Timeout(90)
class ProfilesApiTest {
    private final House house = new House((OutputRoutes routes) -> new OutputRoutes(routes.groups(), List.of()));

    @BeforeEach
    void fill() throws Exception {
        house.provider("one", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="7" group-title="Night",Night TV
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="8" group-title="Kids",Kinderkanal
                http://192.0.2.1/live/u/p/2.ts
                """);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String body(String address) throws Exception {
        return house.send(house.request(address.substring(address.indexOf('/', "http://".length()))))
                .body();
    }

    @Test
    void aProfileShowsItsOwnChannelsAtItsOwnAddresses() throws Exception {
        var added = house.send("POST", "/api/profiles", """
                {"name": "Kids", "groups": {"mode": "ONLY", "names": ["Kids"]}, "firstNumber": 1, "tuner": true}
                """);
        assertThat(added.statusCode()).isEqualTo(201);
        var kids = House.json(added);
        assertThat(kids.get("channels")).isEqualTo(1);
        assertThat(kids.get("tooLargeForPlex")).isEqualTo(false);
        var playlist = String.valueOf(kids.get("playlist"));

        assertThat(body(playlist)).contains("Kinderkanal", "tvg-chno=\"1\"").doesNotContain("Night TV");
        assertThat(house.send(house.request("/lineup.json")).body())
                .contains("\"GuideNumber\":\"1\"", "Kinderkanal")
                .doesNotContain("Night TV");
        assertThat(house.send(house.request("/player_api.php?username=x&password=" + kids.get("password")
                                + "&action=get_live_streams"))
                        .body())
                .contains("Kinderkanal")
                .doesNotContain("Night TV");
    }

    @Test
    void aChangeKeepsTheAddressesAndWhatIsLeftOut() throws Exception {
        var kids = House.json(house.send("POST", "/api/profiles", """
                {"name": "Kids", "groups": {"mode": "EXCEPT", "names": ["Night"]}, "format": "HLS"}
                """));

        var changed = House.json(house.send("PUT", "/api/profiles/" + kids.get("id"), """
                {"name": "Children", "logos": false}
                """));

        assertThat(changed.get("playlist")).isEqualTo(kids.get("playlist"));
        assertThat(changed.get("groups")).isEqualTo(kids.get("groups"));
        assertThat(changed.get("format")).isEqualTo("hls");
        assertThat(changed.get("logos")).isEqualTo(false);
        assertThat(body(String.valueOf(changed.get("playlist")))).contains(".m3u8");
    }

    @Test
    void newAddressesAndRemovalEndTheOldOnes() throws Exception {
        var kids = House.json(house.send("POST", "/api/profiles", "{\"name\": \"Kids\"}"));
        var renewed = House.json(house.send("POST", "/api/profiles/" + kids.get("id") + "/renew", "{}"));

        assertThat(body(String.valueOf(kids.get("playlist")))).doesNotContain("#EXTM3U");
        assertThat(body(String.valueOf(renewed.get("playlist")))).contains("#EXTM3U");
        assertThat(house.send("DELETE", "/api/profiles/" + kids.get("id"), "").statusCode())
                .isEqualTo(204);
        assertThat(body(String.valueOf(renewed.get("playlist")))).doesNotContain("#EXTM3U");
        assertThat(house.get("/api/profiles").body()).isEqualTo("[]");
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() throws Exception {
        assertThat(JsonTree.of(house.send("POST", "/api/profiles", "{}").body()).value("error"))
                .isEqualTo("A profile needs a name.");
        assertThat(house.send("POST", "/api/profiles", "{\"name\": \"x\", \"guideDays\": 99}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("POST", "/api/profiles", "{\"name\": \"x\", \"groups\": {\"mode\": \"ONLY\"}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", "/api/profiles/77", "{}").statusCode()).isEqualTo(404);
        var small = House.json(house.send("POST", "/api/profiles", "{\"name\": \"Small\"}"));
        assertThat(house.send("POST", "/api/profiles/" + small.get("id") + "/split", "{}")
                        .body())
                .contains("no more than 400 channels");
    }
}
