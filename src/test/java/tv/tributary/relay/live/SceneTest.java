package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.net.Http;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.NoSink;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slots;

/// What running channels show to one who looks at pictures, and what a doubt does.
class SceneTest {
    private static final ChannelId ONE = new ChannelId(1);

    private final List<RawServer> servers = new ArrayList<>();
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Feeds feeds = new Feeds(
            channel -> Optional.of(new PlayableChannel(channel, "One", candidates())),
            new Upstreams(
                    http,
                    new Slots(),
                    () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(1)),
                    Memory.of(64 << 20),
                    BundledFfmpeg.FFMPEG),
            events,
            InstantSource.system(),
            new LatestValue<>(RelaySettings.defaults()),
            (_, _, _) -> {});

    SceneTest() {
        var _ = events.subscribe(told::add);
    }

    @AfterEach
    void close() {
        over.countDown();
        feeds.close();
        http.close();
        events.close();
        servers.forEach(RawServer::close);
    }

    @Test
    void aWatchedChannelWithABackupShowsItsNewestKeyframe() throws Exception {
        play(Ts.first(), "PAT PMT K1 + + p2 p3");
        play(Ts.other(), "PAT PMT K1 p2 p3");
        join();
        assertThat(feeds.scenes()).singleElement().satisfies(keyframeSample -> {
            assertThat(keyframeSample.source()).isEqualTo(new SourceId(1));
            assertThat(Ts.read(keyframeSample.keyframe().get().orElseThrow())).isEqualTo("PAT PMT K1 + +");
        });
    }

    @Test
    void aChannelWithoutABackupIsNotLookedAt() throws Exception {
        play(Ts.first(), "PAT PMT K1 p2 p3 p4");
        join();
        assertThat(feeds.scenes()).isEmpty();
    }

    @Test
    void aDoubtedSourceIsLeftForTheBackup() throws Exception {
        play(Ts.first(), "PAT PMT K1 p2 p3 p4");
        play(Ts.other(), "PAT PMT K11 p12 p13 p14");
        join();
        feeds.doubt(ONE, new SourceId(1), FailureReason.FROZEN);
        assertThat(await(Event.FailedOver.class).why()).isEqualTo(FailureReason.FROZEN);
    }

    @Test
    void aDoubtAboutAnotherSourceChangesNothing() throws Exception {
        play(Ts.first(), "PAT PMT K1 p2 p3 p4");
        play(Ts.other(), "PAT PMT K11 p12 p13 p14");
        join();
        feeds.doubt(ONE, new SourceId(2), FailureReason.BLACK);
        feeds.switchAway(ONE);
        assertThat(await(Event.FailedOver.class).why()).isEqualTo(FailureReason.UNWANTED);
    }

    private void play(Ts source, String words) {
        var server = new RawServer();
        server.then((_, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            send(out, source.write(words));
            over.await();
        });
        servers.add(server);
    }

    private static void send(OutputStream out, byte[] bytes) throws java.io.IOException {
        out.write(bytes);
        out.flush();
    }

    private List<Candidate> candidates() {
        var candidates = new ArrayList<Candidate>();
        for (int n = 1; n <= servers.size(); n++) {
            candidates.add(new Candidate(
                    new SourceId(n),
                    new ProviderId(n),
                    "Provider " + n,
                    "Source " + n,
                    servers.get(n - 1).url("/1.ts"),
                    Map.of(),
                    "account " + n,
                    0,
                    FailoverTolerance.usual()));
        }
        return candidates;
    }

    private void join() throws InterruptedException {
        var result = feeds.join(
                ONE,
                ViewerRequest.of(StreamUse.VIEWER, new ClientId("127.0.0.1", "test"), "", ""),
                Runnable::run,
                new NoSink());
        assertThat(result).isInstanceOf(JoinResult.Joined.class);
    }

    private <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(20, TimeUnit.SECONDS);
            assertThat(event).as(kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }
}
