package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;

@Timeout(60)
class LiveRepliesTest {
    private final LatestValue<String> news = new LatestValue<>("first");
    private final CountDownLatch left = new CountDownLatch(1);
    private final Doorstep door = new Doorstep(this::follow, _ -> BufferedResponse.empty(204));

    private Response follow(Request request) {
        return new StreamingResponse("application/x-ndjson", "", client -> {
            var following = news.follow(value -> client.send(value + "\n"));
            return Subscription.all(following, left::countDown);
        });
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aClientSeesWhatIsAndWhatComes() throws Exception {
        try (var lines = lines()) {
            assertThat(lines.readLine()).isEqualTo("first");
            news.set("second");
            assertThat(lines.readLine()).isEqualTo("second");
        }
    }

    @Test
    void aClientThatLeavesIsNoticedAtTheNextValue() throws Exception {
        lines().close();

        var patience = Duration.ofSeconds(20).toNanos() + System.nanoTime();
        for (int i = 0; left.getCount() > 0 && System.nanoTime() < patience; i++) {
            news.set("more " + i);
            if (left.await(20, TimeUnit.MILLISECONDS)) break;
        }

        assertThat(left.getCount()).isZero();
    }

    @Test
    void stoppingEndsEveryLiveReply() throws Exception {
        try (var lines = lines()) {
            assertThat(lines.readLine()).isEqualTo("first");

            door.edge.close();

            assertThat(lines.readLine()).isNull();
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClientThatReadsNothingIsDroppedAndHoldsNobodyUp() throws Exception {
        var request = door.asAdministrator("/api/x").build();
        try (InputStream _ =
                door.client.send(request, BodyHandlers.ofInputStream()).body()) {
            var large = "x".repeat(1 << 20);
            long begun = System.nanoTime();
            var patience = Duration.ofSeconds(20).toNanos() + begun;
            for (int i = 0; left.getCount() > 0 && System.nanoTime() < patience; i++) {
                news.set(large + i);
                if (left.await(1, TimeUnit.MILLISECONDS)) break;
            }

            assertThat(left.getCount()).isZero();
        }
    }

    private BufferedReader lines() throws Exception {
        var request = door.asAdministrator("/api/x").build();
        var body = door.client.send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
