package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamUse;

/// What happened, over the network.
@Timeout(120)
class ActivityApiTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);

    private final House house = new House();

    @BeforeEach
    void keepForTenYears() {
        house.settings.save(ActivitySettings.NAME, ActivitySettings.defaults().withEvents(3_650, 500_000));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// Closing the log stores what was published; it can be read all the same.
    private void happens(Event... events) {
        for (var event : events) house.store.events().publish(event);
        house.activity.close();
    }

    private static Event over(int second) {
        return new Event.FailedOver(
                NOON.plusSeconds(second), FYRA, "Kanal Fyra", "Home", "Away", FailureReason.STALLED, Duration.ZERO);
    }

    private static Event joined(int second, String user) {
        return new Event.ViewerJoined(
                NOON.plusSeconds(second), FYRA, "Kanal Fyra", user, "192.168.1.9", "VLC", StreamUse.VIEWER);
    }

    @Test
    void whatBelongsTogetherIsOneStoryThatOpens() throws Exception {
        happens(over(0), over(30), joined(40, "Anna"));

        assertThat(house.get("/api/activity").body())
                .isEqualTo("{\"stories\":[" + "{\"id\":2,\"kind\":\"viewing\",\"severity\":\"info\","
                        + "\"began\":\"2026-03-01T12:00:40Z\",\"ended\":\"2026-03-01T12:00:40Z\",\"events\":1,"
                        + "\"channel\":4,\"text\":\"Anna (VLC) on 192.168.1.9 watches Kanal Fyra\"},"
                        + "{\"id\":1,\"kind\":\"outage\",\"severity\":\"warning\","
                        + "\"began\":\"2026-03-01T12:00:00Z\",\"ended\":\"2026-03-01T12:00:30Z\",\"events\":2,"
                        + "\"channel\":4,\"text\":\"Kanal Fyra switched from Home to Away. The stream stalled.\"}]}");
        assertThat(house.get("/api/activity/1?from=1").body())
                .contains("\"events\":[{\"at\":\"2026-03-01T12:00:30Z\",\"kind\":\"failed_over\"");
        assertThat(house.get("/api/activity/3").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesFollowOneAnother() throws Exception {
        happens(joined(1, "Anna"), joined(2, "Ben"), joined(3, "Cleo"));

        assertThat(house.get("/api/activity?limit=2").body())
                .contains("Cleo", "Ben", "\"next\":2")
                .doesNotContain("Anna");
        assertThat(house.get("/api/activity?limit=2&before=2").body())
                .contains("Anna")
                .doesNotContain("Ben", "\"next\"");
    }

    @Test
    void filtersArePassedOnAndNonsenseIsRefused() throws Exception {
        happens(over(0), joined(1, "Anna"));

        for (var one : List.of("severity=warning", "kind=outage", "provider=Away", "text=fyra%20away"))
            assertThat(house.get("/api/activity?" + one).body())
                    .as(one)
                    .contains("\"id\":1")
                    .doesNotContain("\"id\":2");
        assertThat(house.get("/api/activity?person=Anna&channel=4").body())
                .contains("\"id\":2")
                .doesNotContain("\"id\":1");
        assertThat(house.get("/api/activity?channel=5").body()).isEqualTo("{\"stories\":[]}");
        for (var one : List.of("severity=loud", "kind=any", "before=x", "channel=x", "limit=-1"))
            assertThat(house.get("/api/activity?" + one).statusCode()).as(one).isEqualTo(400);
    }

    @Test
    void anExportIsAFile() throws Exception {
        happens(over(0), joined(1, "Anna"));

        var csv = house.get("/api/activity/export?person=Anna");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"activity.csv\"");
        assertThat(csv.body()).contains("ViewerJoined,4,\"Anna (VLC)").doesNotContain("FailedOver");
        assertThat(house.get("/api/activity/export?format=json").body())
                .startsWith("[\n{\"story\":2,")
                .contains("\"from\":\"Home\",\"to\":\"Away\",\"why\":\"stalled\",\"gap\":0}")
                .endsWith("\n]\n");
    }

    @Test
    void howMuchIsKeptIsShownAndChanged() throws Exception {
        happens(over(0));

        assertThat(house.get("/api/activity/storage").body())
                .contains("\"stories\":1,\"events\":1,", "\"days\":3650,\"most\":500000");
        assertThat(house.send("PUT", "/api/activity/storage", "{\"days\":3649}").body())
                .contains("\"days\":3649,\"most\":500000");
        assertThat(house.send("PUT", "/api/activity/storage", "{\"most\":2}").body())
                .contains("\"days\":3649,\"most\":1000");
    }

    @Test
    void theNewestAreWaitedFor() throws Exception {
        assertThat(house.get("/api/activity/newest").body()).isEqualTo("{\"position\":0,\"events\":[]}");
        house.store.events().publish(joined(0, "Anna"));

        assertThat(house.get("/api/activity/newest?after=0&wait=60").body())
                .contains("\"position\":1", "Anna (VLC) on 192.168.1.9 watches Kanal Fyra");
    }

    @Test
    void onlyAnAdministratorReadsIt() throws Exception {
        assertThat(house.send(house.request("/api/activity")).statusCode()).isEqualTo(401);
    }
}
