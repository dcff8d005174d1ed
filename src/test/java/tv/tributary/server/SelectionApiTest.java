package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;

/// Favourites and what is watched, chosen over the network.
class SelectionApiTest {
    private final House house = new House();

    @BeforeEach
    void fill() throws InterruptedException {
        house.provider("home", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1" group-title="UK",UK: BBC One HD
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2" group-title="UK - UNITED KINGDOM",UK: Film4
                http://192.0.2.1/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="3" group-title="DE | KINDER",DE: KiKA
                http://192.0.2.1/live/u/p/3.ts
                #EXTINF:-1 tvg-chno="4" group-title="AT | SPORT",AT: ORF Sport
                http://192.0.2.1/live/u/p/4.ts
                """);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSearchKnowsTheNamesOfStreams() throws Exception {
        assertThat(house.get("/api/channels?text=bbc1").body()).contains("\"total\":1", "\"name\":\"BBC One\"");
        assertThat(house.get("/api/channels?text=bbc%20one%20hd").body()).contains("\"total\":1");
    }

    @Test
    void favouritesAreAddedListedAndRemoved() throws Exception {
        assertThat(post("/api/favourites/add", "{\"channels\":[2]}")).contains("Made Film4 a favourite");
        assertThat(house.get("/api/favourites").body()).contains("\"name\":\"Film4\"", "\"favourite\":true");
        post("/api/favourites/remove", "{\"channels\":[2]}");
        assertThat(house.get("/api/favourites").body()).isEqualTo("[]");
        assertThat(house.send("POST", "/api/favourites/add", "{\"channels\":[99]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.get("/api/watched").body()).isEqualTo("[]");
    }

    @Test
    void favouritesComeFirstInThePlaylistIfWished() throws Exception {
        post("/api/favourites/add", "{\"channels\":[3]}");
        assertThat(playlist()).startsWith("BBC One");

        assertThat(house.send("PUT", "/api/settings/playlist", "{\"favouritesFirst\":true}")
                        .body())
                .isEqualTo("{\"favouritesFirst\":true,\"originalPictures\":false}");
        assertThat(playlist()).startsWith("KiKA", "BBC One").hasSize(4);
        assertThat(house.send(house.household("/playlist.m3u")).body()).contains("group-title=\"Favourites\",KiKA");
        house.send("PUT", "/api/settings/playlist", "{\"favouritesFirst\":false}");
        assertThat(playlist()).startsWith("BBC One");
    }

    @Test
    void countriesAndGroupsAreToldAndChosen() throws Exception {
        assertThat(house.get("/api/selection").body())
                .contains("\"code\":\"gb\",\"name\":\"United Kingdom\",\"languages\":[\"en\"],\"channels\":2")
                .contains("\"name\":\"United Kingdom\",\"lists\":[\"UK\",\"UK - UNITED KINGDOM\"]");

        assertThat(post("/api/selection/preview", "{\"countries\":[\"GB\"]}"))
                .contains("\"channels\":2", "\"before\":4", "\"name\":\"BBC One\"");
        assertThat(names()).hasSize(4);
        assertThat(post("/api/selection", "{\"countries\":[\"GB\"],\"unite\":true}"))
                .contains("Chose what to watch: 2 channels");
        assertThat(names()).containsExactly("BBC One", "Film4");
        assertThat(house.get("/api/groups").body()).isEqualTo("[\"United Kingdom\"]");
        post("/api/edits/undo", "");
        assertThat(names()).hasSize(4);
    }

    @Test
    void aLanguageIsAllCountriesWhereItIsSpoken() throws Exception {
        post("/api/selection", "{\"languages\":[\"de\"],\"hidden\":[\"AT | SPORT\"]}");

        assertThat(names()).containsExactly("KiKA");
    }

    @Test
    void onlyTheGroupsNamedAreKeptWithAllThatMeanTheSame() throws Exception {
        post("/api/selection", "{\"groups\":[\"UK\"]}");

        assertThat(names()).containsExactly("BBC One", "Film4");
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        var answer = house.send("POST", "/api/selection", "{\"countries\":[\"zz\"]}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no channel of the country “zz”.");
        assertThat(house.send("POST", "/api/selection", "{\"hidden\":[\"Nowhere\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/selection", "{\"groups\":[null]}").statusCode())
                .isLessThan(500);
        assertThat(names()).hasSize(4);
    }

    private String post(String path, String body) throws Exception {
        var answer = house.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> playlist() throws Exception {
        return house.send(house.household("/playlist.m3u"))
                .body()
                .lines()
                .filter(line -> line.startsWith("#EXTINF"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    private List<String> names() {
        return house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
