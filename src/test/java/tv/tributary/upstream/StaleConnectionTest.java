package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Slots.SlotUse;
import tv.tributary.upstream.account.UpstreamException;

/// An account of two connections: one plays on, the other has ended, and the panel still counts it.
class StaleConnectionTest {
    private static final String OK = "HTTP/1.1 200 OK\nConnection: close\n\n";
    /// Both behind one server, with one address and one player's name.
    private static final SlotRequest ONE = new SlotRequest(Priority.VIEWER, "house", 1, "One");

    private static final SlotRequest TWO = new SlotRequest(Priority.VIEWER, "house", 2, "Two");

    private final RawServer server = new RawServer();
    private final Http http = new Http();
    private final long now = System.nanoTime();
    /// Its time stands still: on a slow machine the panel would soon be believed to have forgotten.
    private final Slots slots = new Slots(() -> now);

    private final Upstreams upstreams = new Upstreams(
            http,
            slots,
            () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5)),
            Memory.of(64 << 20),
            BundledFfmpeg.FFMPEG);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean taken = new AtomicBoolean();

    @AfterEach
    void close() {
        over.countDown();
        server.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 453, 458, 503, 509, 512})
    void whoPlaysOnKeepsPlayingAndWhoEndedIsBackAsSoonAsThePanelHasForgotten(int status) throws Exception {
        var refusal = "HTTP/1.1 " + status + " Words\nContent-Length: 0\n\n";
        isBackAfter(() -> server.then(refusal).then(refusal));
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aConnectionThatIsResetMayMeanTheSame() throws Exception {
        isBackAfter(() -> server.thenReset((_, _) -> {}));
    }

    @Test
    void anEmptyAnswerMayMeanTheSame() throws Exception {
        isBackAfter(() -> server.then("HTTP/1.1 200 OK\nContent-Type: video/mp2t\nContent-Length: 0\n\n"));
    }

    @Test
    void aTextMayMeanTheSame() throws Exception {
        isBackAfter(() -> server.then(OK + "Max connections reached"));
    }

    @Test
    void aClipThatSaysSoIsNotPlayed() throws Exception {
        isBackAfter(() -> server.then("HTTP/1.1 302 Found\nLocation: " + server.url("/clips/too_many_connections.ts")
                        + "\nContent-Length: 0\n\n")
                .then((_, out) -> send(out, Ts.ts("PAT PMT K1 p2 p3"))));
    }

    @Test
    void anotherChannelWaitsForThePanelToo() throws Exception {
        try (var _ = plays(candidate(1, 2), ONE)) {
            ends(candidate(2, 2), TWO);
            server.then("HTTP/1.1 458 Max\nContent-Length: 0\n\n")
                    .then((_, out) -> send(out, Ts.ts("PAT PMT K6 p7 p8")));
            try (var third = upstreams.open(candidate(3, 2), SlotRequest.of(Priority.VIEWER, "Three"))) {
                assertThat(third.read(new byte[4096], 0)).isPositive();
            }
            assertThat(taken).isFalse();
        }
    }

    @Test
    void oneChannelThatIsRefusedWhileAnotherPlaysSaysNothingOfTheAccount() throws Exception {
        try (var _ = plays(candidate(1, 2), ONE)) {
            server.then("HTTP/1.1 458 Max\nContent-Length: 0\n\n");
            assertThatThrownBy(() -> upstreams.open(candidate(2, 2), TWO)).hasMessage("REFUSED");
            assertThat(taken).isFalse();
            assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 1, 2, 0));
            server.then((_, out) -> send(out, Ts.ts("PAT PMT K6 p7 p8")));
            try (var _ = upstreams.open(candidate(3, 2), TWO)) {
                assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 2, 2, 0));
            }
        }
    }

    private void isBackAfter(Runnable refusals) throws Exception {
        try (var _ = plays(candidate(1, 2), ONE)) {
            ends(candidate(2, 2), TWO);
            refusals.run();
            server.then((_, out) -> {
                send(out, Ts.ts("PAT PMT K6 p7 p8"));
                over.await();
            });
            try (var _ = upstreams.open(candidate(2, 2), TWO)) {
                assertThat(taken).isFalse();
                assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 2, 2, 0));
            }
        }
    }

    private Upstream plays(Candidate candidate, SlotRequest request) throws Exception {
        server.then((_, out) -> {
            send(out, Ts.ts("PAT PMT K1 p2 p3"));
            over.await();
        });
        var upstream = upstreams.open(candidate, request);
        upstream.slot().whenTaken(_ -> taken.set(true));
        return upstream;
    }

    private void ends(Candidate candidate, SlotRequest request) throws Exception {
        server.then((_, out) -> send(out, Ts.ts("PAT PMT K1 p2 p3")));
        try (var upstream = upstreams.open(candidate, request)) {
            var bytes = new byte[4096];
            while (true) upstream.read(bytes, 0);
        } catch (UpstreamException e) {
            assertThat(e).hasMessage("ENDED");
        }
    }

    private static void send(OutputStream out, byte[] stream) throws java.io.IOException {
        out.write(OK.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(stream);
        out.flush();
    }

    private Candidate candidate(int source, int connections) {
        return new Candidate(
                new SourceId(source),
                new ProviderId(1),
                "Provider",
                "Channel",
                server.url("/live/" + source + ".ts"),
                Map.of(),
                "account",
                connections,
                FailoverTolerance.usual());
    }
}
