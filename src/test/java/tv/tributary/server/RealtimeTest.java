package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.format.json.Json;
import tv.tributary.model.ProviderId;

@Timeout(60)
class RealtimeTest {
    private record At(Instant at) {}

    private static final String STATS = "/api/system/stats/realtime";
    private static final House house = new House();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void onceIsASingleObject() throws Exception {
        var answer = house.get(STATS + "?once=true");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(House.json(answer).keySet())
                .isEqualTo(Set.of(
                        "at",
                        "uptimeSeconds",
                        "activeStreams",
                        "clients",
                        "upstreamBytesPerSecond",
                        "deliveredBytesPerSecond",
                        "upstreamBytes",
                        "deliveredBytes",
                        "savedBytes",
                        "savedPercent",
                        "healthPercent",
                        "hls",
                        "channels",
                        "streams",
                        "deduplication",
                        "running",
                        "providers"));
    }

    @Test
    void withoutAWishEverySecondIsALine() throws Exception {
        try (var lines = follow(house.api(STATS))) {
            var first = Json.read(lines.readLine(), At.class);
            var second = Json.read(lines.readLine(), At.class);

            assertThat(second.at()).isAfter(first.at());
        }
    }

    @Test
    void whoAcceptsEventStreamsGetsOne() throws Exception {
        try (var lines = follow(house.api(STATS).header("Accept", "text/event-stream"))) {
            assertThat(lines.readLine()).startsWith("data: {");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).startsWith("data: {");
        }
    }

    @Test
    void factsAreToldAsTheyHappen() throws Exception {
        try (var lines = follow(house.api("/api/events"))) {
            var at = Instant.parse("2026-03-01T20:00:00Z");
            house.store.events().publish(new Event.SyncFailed(at, new ProviderId(7), "Seven", "It did not answer."));

            assertThat(lines.readLine()).isEqualTo("event: SyncFailed");
            assertThat(lines.readLine())
                    .isEqualTo("data: {\"type\":\"SyncFailed\",\"at\":\"2026-03-01T20:00:00Z\",\"provider\":7,"
                            + "\"name\":\"Seven\",\"words\":\"It did not answer.\"}");
            assertThat(lines.readLine()).isEmpty();
        }
    }

    @Test
    void everyFollowerHearsEveryFact() throws Exception {
        try (var one = follow(house.api("/api/events"));
                var two = follow(house.api("/api/events"))) {
            house.store.events().publish(new Event.Changed(Instant.EPOCH, Topic.CHANNELS));

            assertThat(one.readLine()).isEqualTo("event: Changed");
            assertThat(two.readLine()).isEqualTo("event: Changed");
        }
    }

    private static BufferedReader follow(HttpRequest.Builder request) throws Exception {
        var body =
                house.client.send(request.build(), BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
