package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;

/// What was watched, over the network.
@Timeout(120)
class AnalyticsApiTest {
    private static final String PERIOD = "?from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    /// Closing the log stores what was published; it can be read all the same.
    private void annaWatchesForAMinute() {
        house.store
                .events()
                .publish(new Event.ViewerJoined(
                        NOON, FYRA, "Kanal Fyra", "Anna", "192.168.1.9", "VLC", StreamUse.VIEWER));
        house.store
                .events()
                .publish(new Event.ViewerLeft(
                        NOON.plusSeconds(60),
                        FYRA,
                        "Kanal Fyra",
                        "Anna",
                        "192.168.1.9",
                        "VLC",
                        StreamUse.VIEWER,
                        Duration.ofSeconds(60),
                        5_000));
        house.activity.close();
    }

    @Test
    void aPeriodIsAddedUp() throws Exception {
        annaWatchesForAMinute();

        assertThat(house.get("/api/analytics" + PERIOD).body())
                .contains("\"all\":{\"viewings\":1,\"seconds\":60,\"bytes\":5000,\"switches\":0,\"endings\":"
                        + "{\"running\":0,\"left\":1,\"disconnected\":0,\"stopped\":0},\"waitMillis\":0}")
                .contains("\"traffic\":{\"received\":0,\"sent\":0,\"saved\":0,\"days\":[]}")
                .contains("\"channels\":[{\"name\":\"Kanal Fyra\",\"viewings\":1,\"seconds\":60,\"bytes\":5000,")
                .contains("\"people\":[{\"name\":\"Anna\",");
        assertThat(house.get("/api/analytics?period=day").body()).contains("\"all\":{\"viewings\":0,");
        assertThat(house.get("/api/analytics?period=aeon").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/analytics?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/analytics?from=2026-03-08T00:00:00Z&to=2026-03-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void viewingsComeAsCsvUntilTheirPeopleAreForgotten() throws Exception {
        annaWatchesForAMinute();

        assertThat(house.get("/api/analytics/viewings" + PERIOD).body()).contains("\"Kanal Fyra\",\"Anna\",\"VLC\"");
        assertThat(house.send("DELETE", "/api/analytics/people", "").statusCode())
                .isEqualTo(204);
        assertThat(house.get("/api/analytics/viewings" + PERIOD).body()).contains("\"Kanal Fyra\",\"\",\"\"");
    }

    @Test
    void peopleAreForgottenInActivityAndInWhatUsersWatched() throws Exception {
        house.users.usage().add(Optional.of(5L), Optional.empty(), Duration.ofMinutes(3), 100);
        annaWatchesForAMinute();
        assertThat(house.get("/api/activity").body()).contains("Anna");

        house.send("DELETE", "/api/analytics/people", "");

        assertThat(house.get("/api/activity").body())
                .contains("Kanal Fyra")
                .doesNotContain("Anna", "VLC", "192.168.1.9");
        assertThat(house.get("/api/activity?text=anna").body()).doesNotContain("Kanal Fyra");
        assertThat(house.users.usage().ofUser(Optional.of(5L)).all().time()).isZero();
        assertThat(house.users.usage().ofUser(Optional.empty()).all().time()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void nothingIsKeptOfPeopleFromTheMomentNobodyWantsIt() throws Exception {
        house.send("PUT", "/api/analytics/privacy", "{\"anonymous\":true}");
        annaWatchesForAMinute();

        assertThat(house.get("/api/activity").body())
                .contains("Kanal Fyra")
                .doesNotContain("Anna", "VLC", "192.168.1.9");
        assertThat(house.get("/api/analytics" + PERIOD).body())
                .contains("Kanal Fyra")
                .doesNotContain("Anna", "VLC");
    }

    @Test
    void whetherNamesAreKeptIsSaidAndOtherLimitsStay() throws Exception {
        assertThat(house.get("/api/analytics/privacy").body()).isEqualTo("{\"anonymous\":false,\"days\":750}");
        assertThat(house.send("PUT", "/api/analytics/privacy", "{\"anonymous\":true,\"days\":30}")
                        .body())
                .isEqualTo("{\"anonymous\":true,\"days\":30}");
        house.send("PUT", "/api/activity/storage", "{\"days\":7}");

        assertThat(house.get("/api/analytics/privacy").body()).isEqualTo("{\"anonymous\":true,\"days\":30}");
        assertThat(house.get("/api/activity/storage").body()).contains("\"days\":7,\"most\":500000");
    }
}
