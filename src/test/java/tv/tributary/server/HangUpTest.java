package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.testkit.Caller;

/// A player that waits for its answer may hang up, or ask for the next thing already.
class HangUpTest {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Semaphore listed = new Semaphore(0);
    private final Doorstep door = new Doorstep(
            _ -> BufferedResponse.empty(200), _ -> BufferedResponse.empty(200), (_, match) -> await(match.channel()));

    private Response await(ChannelId channel) {
        waiting.countDown();
        try {
            assertThat(listed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            return BufferedResponse.of(200, "application/vnd.apple.mpegurl", "list " + channel);
        } catch (InterruptedException _) {
            interrupted.countDown();
            return BufferedResponse.empty(503);
        }
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whoeverHangsUpIsNotWaitedFor() throws Exception {
        try (var _ = Caller.asking(door.port(), "GET " + path(1) + " HTTP/1.1")) {
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theConnectionServesTheNextRequest() {
        listed.release(3);
        try (var player = Caller.asking(door.port(), "GET " + path(1) + " HTTP/1.1")) {
            assertThat(text(player)).isEqualTo("list 1");
            player.ask("GET " + path(2) + " HTTP/1.1");
            assertThat(text(player)).isEqualTo("list 2");
            player.ask("GET " + path(3) + " HTTP/1.1");
            assertThat(text(player)).isEqualTo("list 3");
        }
    }

    @Test
    void aRequestThatComesEarlyIsAnsweredInItsTurn() throws Exception {
        try (var player = Caller.asking(door.port(), "GET " + path(1) + " HTTP/1.1")) {
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            player.ask("GET " + path(2) + " HTTP/1.1");
            player.ask("GET " + path(3) + " HTTP/1.1");
            listed.release(3);
            assertThat(text(player)).isEqualTo("list 1");
            assertThat(text(player)).isEqualTo("list 2");
            assertThat(text(player)).isEqualTo("list 3");
        }
        assertThat(interrupted.getCount()).isOne();
    }

    private String path(int channel) {
        return "/" + door.tokenGate.householdToken() + "/watch/" + channel + ".m3u8";
    }

    private static String text(Caller player) {
        player.answered();
        int length = Integer.parseInt(player.header("Content-Length").orElseThrow());
        return new String(player.bytes(length), StandardCharsets.UTF_8);
    }
}
