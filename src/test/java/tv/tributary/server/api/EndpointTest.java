package tv.tributary.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.Response.BufferedResponse;

class EndpointTest {
    private final Endpoint endpoint =
            Endpoint.get("/api/jobs/{id}/cancel", "Stop a job", BodySchema.NOTHING, _ -> BufferedResponse.empty(204));

    @Test
    void findsWhatStandsForTheNames() {
        assertThat(endpoint.match("/api/jobs/17/cancel")).contains(Map.of("id", "17"));
    }

    @Test
    void otherPathsAreNotMeant() {
        assertThat(endpoint.match("/api/jobs/17")).isEmpty();
        assertThat(endpoint.match("/api/jobs/17/cancel/")).isEmpty();
        assertThat(endpoint.match("/api/jobs/17/stop")).isEmpty();
    }
}
