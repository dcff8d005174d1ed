package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
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
import tv.tributary.upstream.account.UpstreamException;

/// Panels that send a stream in one form only.
class StreamFormsTest {
    private static final SlotRequest VIEWER = SlotRequest.of(Priority.VIEWER, "");

    private final RawServer server = new RawServer();
    private final Http http = new Http();
    private final Upstreams upstreams = new Upstreams(
            http,
            new Slots(),
            () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO),
            Memory.of(64 << 20),
            BundledFfmpeg.FFMPEG);

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    /// Sends what its address ends in, and nothing else.
    private void sends(String form) {
        server.always((request, out) -> {
            if (request.startsWith("GET /live/ann/x/7." + form)) {
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(Ts.ts("PAT PMT K1 p2 p3"));
            } else {
                out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private Candidate candidate() {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Provider",
                "Channel",
                server.url("/live/ann/x/7.ts"),
                Map.of(),
                "account",
                1,
                FailoverTolerance.usual(),
                "",
                "",
                server.url("/live/ann/x/7.mpegts"),
                List.of());
    }

    private List<String> asked() {
        return server.requests().stream()
                .map(request -> request.substring("GET /live/ann/x/".length(), request.indexOf(" HTTP")))
                .toList();
    }

    @Test
    void theOtherFormIsAskedForWhereTheFirstIsNotSentAndFromThenOnFirst() throws Exception {
        sends("mpegts");
        upstreams.open(candidate(), VIEWER).close();
        upstreams.open(candidate(), VIEWER).close();
        assertThat(asked()).containsExactly("7.ts", "7.mpegts", "7.mpegts");
    }

    @Test
    void whereTheFirstFormIsSentTheOtherIsNeverAskedFor() throws Exception {
        sends("ts");
        upstreams.open(candidate(), VIEWER).close();
        sends("none");
        assertThatThrownBy(() -> upstreams.open(candidate(), VIEWER)).isInstanceOf(UpstreamException.class);
        assertThat(asked()).containsExactly("7.ts", "7.ts");
    }

    @Test
    void whereNeitherIsSentTheFirstOnesReasonIsTold() {
        sends("none");
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> upstreams.open(candidate(), VIEWER))
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.trouble()).isEqualTo(FailureReason.NOT_FOUND));
        }
        assertThat(asked()).containsExactly("7.ts", "7.mpegts", "7.ts");
    }
}
