package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;

/// Channels changed over the network, as the desktop changes them.
class EditsApiTest {
    private final House house = new House();

    @BeforeEach
    void fill() throws InterruptedException {
        house.provider("home", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1",Alpha
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2",Bravo
                http://192.0.2.1/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="3",Charlie
                http://192.0.2.1/live/u/p/3.ts
                """);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anIdThatIsNullIsARequestNobodyUnderstands() throws Exception {
        assertThat(house.send("POST", "/api/channels/hide", "{\"channels\":[1,null]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void channelsAreMergedAndTheMergeIsUndone() throws Exception {
        var merged = post("/api/channels/merge", "{\"channels\":[1,2]}");

        assertThat(merged).contains("\"words\":\"Merged Bravo into Alpha\"").contains("\"channels\":[1]");
        assertThat(names()).containsExactly("Alpha", "Charlie");
        assertThat(house.get("/api/channels/1").body()).contains("You merged Bravo into it.");
        assertThat(house.get("/api/edits").body()).contains("\"kind\":\"merge\"", "\"fate\":\"done\"");
        assertThat(post("/api/edits/undo", "")).contains("Merged Bravo into Alpha");
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
        post("/api/edits/redo", "");
        assertThat(post("/api/channels/1/split", "{\"sources\":[2]}")).contains("\"channels\":[2]");
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void oneChannelIsRenamedNumberedOrderedAndHidden() throws Exception {
        post("/api/channels/1/name", "{\"name\":\"First\"}");
        post("/api/channels/1/number", "{\"number\":\"2\"}");
        post("/api/channels/1/order", "{\"sources\":[1]}");
        post("/api/channels/group", "{\"channels\":[1],\"group\":\"Mine\"}");
        post("/api/channels/hide", "{\"channels\":[3]}");

        assertThat(house.get("/api/channels/1").body())
                .contains("\"name\":\"First\"", "\"number\":\"2\"", "\"group\":\"Mine\"", "\"pinned\":true")
                .contains("You put it at place 1.");
        assertThat(names()).containsExactly("First", "Bravo");
        assertThat(House.json(house.get("/api/channels?sight=hidden")).get("total"))
                .isEqualTo(1);
        post("/api/channels/show", "{\"channels\":[3]}");
        post("/api/channels/own", "{\"channels\":[1]}");
        assertThat(names()).containsExactlyInAnyOrder("Alpha", "Bravo", "Charlie");
    }

    @Test
    void manyAreRenamedAfterALookAtWhatWouldCome() throws Exception {
        var rule = "{\"channels\":[1,2,3],\"pattern\":\"^(.)(.*)a$\",\"with\":\"$1-$2\"}";

        assertThat(post("/api/channels/names/preview", rule)).contains("\"after\":\"A-lph\"");
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
        post("/api/channels/names", rule);
        assertThat(names()).containsExactly("A-lph", "Bravo", "Charlie");
        post("/api/channels/numbers", "{\"channels\":[3,2],\"first\":10}");
        assertThat(names()).containsExactly("A-lph", "Charlie", "Bravo");
    }

    @Test
    void channelsAreMovedBesideAnotherOneAndBack() throws Exception {
        assertThat(post("/api/channels/move", "{\"channels\":[3],\"before\":1}"))
                .contains("Moved Charlie in front of Alpha");
        assertThat(names()).containsExactly("Charlie", "Alpha", "Bravo");
        post("/api/channels/move", "{\"channels\":[1,3],\"behind\":2}");
        assertThat(names()).containsExactly("Bravo", "Alpha", "Charlie");
        post("/api/channels/move/back", "{\"channels\":[1,2,3]}");
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void groupsAreMovedAndNewOnesStartHidden() throws Exception {
        post("/api/channels/group", "{\"channels\":[3],\"group\":\"Zoo\"}");
        post("/api/channels/group", "{\"channels\":[2],\"group\":\"AR\"}");
        assertThat(post("/api/groups/move", "{\"groups\":[\"Zoo\"],\"before\":\"AR\"}"))
                .contains("Moved the group “Zoo” in front of “AR”");
        assertThat(names().getFirst()).isEqualTo("Charlie");
        assertThat(house.send("POST", "/api/groups/move", "{\"groups\":[\"Zoo\"]}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(house.get("/api/groups/new").body())
                .contains("\"hidden\":false")
                .doesNotContain("\"hidden\":true");
        assertThat(post("/api/groups/new", "{\"provider\":1,\"hidden\":true}")).contains("start hidden");
        assertThat(house.get("/api/groups/new").body()).contains("\"hidden\":true");
        assertThat(house.send("POST", "/api/groups/new", "{\"provider\":99,\"hidden\":true}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMoveWithoutOneClearTargetIsRefused() throws Exception {
        for (var body : List.of(
                "{\"channels\":[3]}",
                "{\"channels\":[3],\"before\":1,\"behind\":2}",
                "{\"channels\":[],\"before\":1}")) {
            assertThat(house.send("POST", "/api/channels/move", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (var body : List.of("{\"channels\":[3],\"before\":99}", "{\"channels\":[3],\"behind\":-1}")) {
            assertThat(house.send("POST", "/api/channels/move", body).statusCode())
                    .as(body)
                    .isEqualTo(404);
        }
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void aWholeGroupIsHiddenRenamedAndShown() throws Exception {
        post("/api/channels/group", "{\"channels\":[1,2],\"group\":\"AR\"}");
        assertThat(post("/api/groups/hide", "{\"groups\":[\"AR\"]}")).contains("Hid the group");
        assertThat(names()).containsExactly("Charlie");
        assertThat(house.get("/api/groups/rules").body()).contains("\"hidden\":true", "\"channels\":2");

        post("/api/groups/rename", "{\"group\":\"AR\",\"name\":\"Arabic\"}");
        assertThat(post("/api/groups/own", "{\"groups\":[\"AR\"]}")).contains("its own name back");
        post("/api/groups/rename", "{\"group\":\"AR\",\"name\":\"Arabic\"}");
        post("/api/groups/show", "{\"groups\":[\"Arabic\"]}");
        assertThat(names()).containsExactly("Alpha", "Bravo", "Charlie");
        assertThat(house.get("/api/channels/1").body()).contains("\"group\":\"Arabic\"");
        assertThat(house.send("POST", "/api/groups/hide", "{\"groups\":[\"Nowhere\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() throws Exception {
        assertThat(house.send("POST", "/api/edits/undo", "").statusCode()).isEqualTo(409);
        assertThat(house.send("POST", "/api/channels/merge", "{\"channels\":[1,99]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/channels/merge", "{}").statusCode()).isEqualTo(400);
        assertThat(house.send("POST", "/api/channels/1/name", "{\"name\":\" \"}")
                        .body())
                .contains("A channel needs a name.");
        assertThat(house.send("POST", "/api/questions/1/yes", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theMergeIsShownInFigures() throws Exception {
        post("/api/channels/merge", "{\"channels\":[1,2]}");

        assertThat(house.get("/api/merge").body())
                .contains("\"channels\":2", "\"withBackups\":1", "\"name\":\"home\"", "\"sources\":2");
        assertThat(House.json(house.get("/api/questions")).get("total")).isEqualTo(0);
    }

    @Test
    void betterNamesAreListedAndTaken() throws Exception {
        assertThat(House.json(house.get("/api/names")).get("total")).isEqualTo(0);
        house.provider("away", "#EXTM3U\n#EXTINF:-1,Tango Musica\nhttp://a.test/1.ts\n");
        house.provider("more", "#EXTM3U\n#EXTINF:-1,TANGO Musica\nhttp://b.test/1.ts\n");
        house.provider("most", "#EXTM3U\n#EXTINF:-1,TANGO Musica\nhttp://c.test/1.ts\n");
        var id = house.catalog.nameOffers().all().getFirst().channel().value();

        assertThat(house.get("/api/names").body())
                .contains("\"before\":\"Tango Musica\"", "\"after\":\"TANGO Musica\"", "\"reason\":\"streams\"");
        assertThat(post("/api/names/apply", "{\"ids\":[" + id + "]}")).contains("Renamed Tango Musica to TANGO Musica");

        assertThat(names()).contains("TANGO Musica");
        assertThat(house.send("POST", "/api/names/apply", "{}").statusCode()).isEqualTo(400);
    }

    private String post(String path, String body) throws Exception {
        var answer = house.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> names() {
        return house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
