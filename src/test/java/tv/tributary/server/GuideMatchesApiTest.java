package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.GuideSource;

/// Guides of channels, seen and chosen over the network.
class GuideMatchesApiTest {
    /// A time of day some hours from now, whatever the time is.
    private final String soon = DateTimeFormatter.ofPattern("HH:mm")
            .format(LocalTime.now(ZoneId.systemDefault()).plusHours(5));

    private final House house = new House();

    @BeforeEach
    void fill() throws InterruptedException {
        house.provider("home", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1" group-title="UK",UK: Dave HD
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2" group-title="CZ",CZ: Nova
                http://192.0.2.1/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="3" group-title="UK",UK: Zorbo
                http://192.0.2.1/live/u/p/3.ts
                """);
        var guide = """
                <tv>
                  <channel id="Dave.uk"><display-name>Dave</display-name></channel>
                  <channel id="9"><display-name>Nova</display-name></channel>
                  <programme start="%1$s" channel="Dave.uk"><title>Quiz</title></programme>
                  <programme start="%1$s" channel="9"><title>Zprávy</title></programme>
                </tv>
                """.formatted(LocalDate.now(ZoneOffset.UTC).toString().replace("-", "") + "120000 +0000");
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", house.file("guide", guide)));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void channelsAreListedByHowTheyStand() throws Exception {
        assertThat(house.get("/api/guide/matches?state=found").body())
                .contains(
                        "\"found\":1",
                        "\"suggested\":1",
                        "\"total\":1",
                        "\"name\":\"Dave\"",
                        "\"guideId\":\"Dave.uk\"");
        assertThat(house.get("/api/guide/matches").body()).contains("\"name\":\"Nova\"", "\"sourceName\":\"Guide\"");
        assertThat(house.get("/api/guide/matches?state=none").body()).contains("\"name\":\"Zorbo\"");
        assertThat(house.get("/api/guide/matches?state=odd").statusCode()).isEqualTo(400);
    }

    @Test
    void guideChannelsAreSearched() throws Exception {
        assertThat(house.get("/api/guide/channels?q=NOV").body())
                .contains("\"guideId\":\"9\"")
                .doesNotContain("Dave");
    }

    @Test
    void aGuideIsChosenLeftOutAndFoundAgain() throws Exception {
        assertThat(send("PUT", "/api/channels/3/guide", "{\"source\":1,\"guideId\":\"9\"}"))
                .contains("Gave Zorbo the guide of Nova");
        assertThat(house.get("/api/channels/3/guide").body()).contains("\"state\":\"chosen\"", "\"guideId\":\"9\"");

        send("POST", "/api/channels/3/guide/none", "");
        assertThat(house.get("/api/channels/3/guide").body()).contains("\"state\":\"none\"");

        send("POST", "/api/channels/1/guide/none", "");
        send("POST", "/api/channels/1/guide/automatic", "");
        assertThat(house.get("/api/channels/1/guide").body()).contains("\"state\":\"found\"");
    }

    @Test
    void aSuggestionIsAcceptedOrRefused() throws Exception {
        send("POST", "/api/channels/2/guide/refuse", "");
        assertThat(house.get("/api/channels/2/guide").body()).contains("\"state\":\"none\"");

        house.catalog.history().undo();
        house.guide.refresh();
        send("POST", "/api/channels/2/guide/accept", "");
        assertThat(house.get("/api/channels/2/guide").body()).contains("\"state\":\"chosen\"");
    }

    @Test
    void theGuideOfAChannelIsShiftedAndThatIsUndone() throws Exception {
        assertThat(noon(1)).contains("T12:00:00Z");
        assertThat(send("PUT", "/api/channels/1/guide/shift", "{\"shift\":\"+1:30\"}"))
                .contains("Shifted the guide of Dave by +1:30");
        assertThat(house.get("/api/channels/1/guide").body()).contains("\"shift\":\"+1:30\"");
        assertThat(noon(1)).contains("T13:30:00Z");

        house.catalog.history().undo();
        house.guide.refresh();
        assertThat(noon(1)).contains("T12:00:00Z");

        assertThat(send("POST", "/api/guide/shift", "{\"channels\":[1,2],\"shift\":\"-60m\"}"))
                .contains("Shifted the guides of 2 channels by -1");
        assertThat(noon(1)).contains("T11:00:00Z");
        send("PUT", "/api/channels/1/guide/shift", "{\"shift\":\"\"}");
        assertThat(noon(1)).contains("T12:00:00Z");
        assertThat(house.send("PUT", "/api/channels/1/guide/shift", "{\"shift\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private String noon(int channel) throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        return house.get("/api/channels/" + channel + "/programmes?from=" + today.minusDays(1) + "T00:00:00Z&until="
                        + today.plusDays(2) + "T00:00:00Z")
                .body();
    }

    @Test
    void theCountriesOfGuidesAreTold() throws Exception {
        assertThat(house.get("/api/guide/sources/countries").body())
                .contains("\"country\":\"gb\"", "\"name\":\"United Kingdom\"", "\"clue\":\"ids\"", "\"others\":1");
    }

    @Test
    void groupsOfEventChannelsHaveProfilesOfTheirOwn() throws Exception {
        house.provider("events", """
                #EXTM3U
                #EXTINF:-1 group-title="PPV",PPV 1: Derby - Hull %1$s
                http://192.0.2.1/live/u/p/9.ts
                #EXTINF:-1 group-title="Arena",Arena North: Rovers v United @ %1$s
                http://192.0.2.1/live/u/p/10.ts
                """.formatted(soon));
        assertThat(house.send(
                                "POST",
                                "/api/guide/events/profiles",
                                "{\"groups\":[\"Arena\"],\"profile\":{\"pattern\":"
                                        + "\"^[^:]+: (?<title>.+) @ (?<time>\\\\d+:\\\\d+)\",\"before\":\"Later: {title}\"}}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(house.send(house.household("/guide.xml")).body())
                .contains("<title>Rovers v United</title>", "<title>Later: Rovers v United</title>")
                .contains("<title>Derby - Hull (" + soon + ")</title>");
        assertThat(send("POST", "/api/guide/events/preview", "{\"groups\":[\"Arena\"]}"))
                .contains("\"name\":\"Arena North: Rovers v United @ " + soon + "\"", "\"reading\":\"timed\"");
        assertThat(send("PUT", "/api/guide/events/profiles/1", "{\"profile\":{\"zone\":\"ET\"}}"))
                .contains("\"groups\":[\"Arena\"]", "\"zone\":\"ET\"", "Later: {title}");
        assertThat(house.send("PUT", "/api/guide/events/profiles/1", "{\"profile\":{\"zone\":\"Moon\"}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("POST", "/api/guide/events/profiles", "{\"groups\":[\" \"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("DELETE", "/api/guide/events/profiles/1", "").statusCode())
                .isEqualTo(204);
        assertThat(house.get("/api/guide/events/profiles").body()).isEqualTo("[]");
        assertThat(house.send(house.household("/guide.xml")).body()).doesNotContain("Rovers v United</title>");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(house.get("/api/channels/99/guide").statusCode()).isEqualTo(404);
        assertThat(house.send("PUT", "/api/channels/1/guide", "{\"source\":1,\"guideId\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.send("PUT", "/api/channels/1/guide", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEventInAChannelsNameIsServedAsAProgramme() throws Exception {
        house.provider("events", """
                #EXTM3U
                #EXTINF:-1 group-title="PPV",PPV 1: Derby - Hull %s
                http://192.0.2.1/live/u/p/9.ts
                """.formatted(soon));
        house.guide.refresh();

        assertThat(house.send(house.household("/guide.xml")).body())
                .contains("<title>Derby - Hull</title>", "<title>Derby - Hull (" + soon + ")</title>");
    }

    @Test
    void anEventsNameIsPreviewed() throws Exception {
        assertThat(send(
                        "POST",
                        "/api/guide/events/preview",
                        "{\"name\":\"PPV 1: Derby - Hull " + soon + "\",\"profile\":{\"before\":\"Soon: {title}\"}}"))
                .contains("\"title\":\"Derby - Hull\"", "\"kind\":\"event\"", "Soon: Derby - Hull");
        assertThat(house.send("POST", "/api/guide/events/preview", "{\"name\":\"x\",\"profile\":{\"pattern\":\"(\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSettingsOfGeneratedGuidesAreKept() throws Exception {
        send("PUT", "/api/settings/generated-guide", "{\"blocks\":true,\"profile\":{\"zone\":\"ET\",\"minutes\":90}}");

        assertThat(house.get("/api/settings/generated-guide").body())
                .contains("\"blocks\":true", "\"zone\":\"ET\"", "\"minutes\":90", "\"events\":true");
        assertThat(house.send("PUT", "/api/settings/generated-guide", "{\"profile\":{\"zone\":\"Moon\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    private String send(String method, String path, String body) throws Exception {
        var answer = house.send(method, path, body.isEmpty() ? "{}" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
