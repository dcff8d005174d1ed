package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.server.http.Response.BufferedResponse;

class GuessingTest {
    @Test
    void whoGuessesTooOftenIsToldToWaitButTheRightTokenStillWorks() throws Exception {
        try (var door = new Doorstep(
                _ -> BufferedResponse.empty(204), _ -> BufferedResponse.of(200, BufferedResponse.TEXT, "list"))) {
            for (int i = 0; i < 20; i++) {
                assertThat(door.get(door.url("/guess/x")).statusCode()).isEqualTo(401);
            }

            var next = door.get(door.url("/guess/x"));

            assertThat(next.statusCode()).isEqualTo(429);
            assertThat(next.headers().firstValue("Retry-After")).contains("60");
            assertThat(door.get(door.household("/playlist.m3u")).statusCode()).isEqualTo(200);
        }
    }
}
