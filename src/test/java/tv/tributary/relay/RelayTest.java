package tv.tributary.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;

class RelayTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId TWO = new ChannelId(2);
    private static final ClientId WHO = new ClientId("127.0.0.1", "test");
    /// Sources are silent on purpose, and on a busy machine a test takes its time.
    private static final FailoverTolerance PATIENT =
            new FailoverTolerance(Duration.ofMillis(300), Duration.ofMinutes(1));
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nConnection: close\r\n\r\n";

    private final RawServer first = new RawServer();
    private final RawServer backup = new RawServer();
    private final Http http = new Http();
    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final CountDownLatch unwatched = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private int connections;
    /// The first source's.
    private FailoverTolerance failoverTolerance = PATIENT;
    private Relay relay = relay(settings(Duration.ofMillis(100)));

    RelayTest() {
        var _ = events.subscribe(told::add);
    }

    @AfterEach
    void close() {
        over.countDown();
        relay.close();
        http.close();
        events.close();
        first.close();
        backup.close();
    }

    @Test
    void twoViewersShareOneConnectionAndTheLateOneStartsAtTheNewestKeyframe() throws Exception {
        var more = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        first.then((_, out) -> {
            var source = Ts.first();
            send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), source.write("PAT PMT p0 K1 p2 a3 p4 p5"));
            more.await();
            send(out, source.write("K6 p7 p8 p9"));
            end.await();
        });
        var early = join(ONE);
        assertThat(early.read("p4")).isEqualTo("PAT PMT K1 p2 a3 p4");
        more.countDown();
        assertThat(early.read("p8")).isEqualTo("p5 K6 p7 p8");
        assertThat(join(ONE).read("p8")).isEqualTo("PAT PMT K6 p7 p8");
        assertThat(first.requests()).hasSize(1);
        assertThat(relay.streams()).singleElement().satisfies(feed -> {
            assertThat(feed.viewers()).hasSize(2);
            assertThat(feed.choice()).isEqualTo(1);
            assertThat(feed.choices()).isEqualTo(2);
            assertThat(feed.bytesOut()).isEqualTo((10 + 5) * 188);
        });
        end.countDown();
    }

    @Test
    void theBackupTakesOverWithoutTheViewerNoticing() throws Exception {
        first.then((_, out) ->
                send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.first().write("PAT PMT K1 p2 p3 p4")));
        backup.then((_, out) -> {
            send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.other().write("PAT PMT p10 K11 p12 p13"));
            over.await();
        });
        var viewer = join(ONE);
        var got = viewer.read("p12");
        assertThat(got).isEqualTo("PAT PMT K1 p2 p3 PAT PMT ! K11 p12");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        assertThat(await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.from()).isEqualTo("Provider 1");
            assertThat(e.to()).isEqualTo("Provider 2");
            assertThat(e.why()).isEqualTo(FailureReason.ENDED);
        });
    }

    @Test
    void aRefusedSourceIsPassedOver() throws Exception {
        first.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        backup.then((_, out) -> play(out, Ts.first()));
        assertThat(join(ONE).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(await(Event.StreamOpened.class).provider()).isEqualTo("Provider 2");
    }

    @Test
    void whoWaitsForTheFirstPictureGetsItWhenTheProviderHasRecovered() throws Exception {
        first.then("HTTP/1.1 503 Busy\nContent-Length: 0\n\n").then((_, out) -> play(out, Ts.first()));
        backup.then("HTTP/1.1 404 Gone\nContent-Length: 0\n\n");
        assertThat(join(ONE).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(first.requests()).hasSize(2);
        assertThat(backup.requests()).hasSize(1);
    }

    @Test
    void aSilentSourceIsLeft() throws Exception {
        failoverTolerance = new FailoverTolerance(Duration.ofMillis(300), Duration.ofMillis(300));
        first.then((_, out) -> play(out, Ts.first()));
        backup.always((_, out) -> play(out, Ts.other()));
        assertThat(join(ONE).read("PAT PMT ! K1 p2")).isEqualTo("PAT PMT K1 p2 PAT PMT ! K1 p2");
        assertThat(await(Event.FailedOver.class).why()).isEqualTo(FailureReason.STALLED);
    }

    @Test
    void aSilenceThatEndsInTimeIsRiddenOut() throws Exception {
        failoverTolerance = new FailoverTolerance(Duration.ofMillis(300), Duration.ofSeconds(5));
        var standby = new CountDownLatch(1);
        first.then((_, out) -> {
            var source = Ts.first();
            send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), source.write("PAT PMT K1 p2 p3"));
            standby.await();
            send(out, source.write("p4 p5 p6"));
            over.await();
        });
        backup.then((_, out) -> {
            send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.other().write("PAT PMT K11 p12 p13"));
            standby.countDown();
            over.await();
        });
        var viewer = join(ONE);
        assertThat(viewer.read("p5")).isEqualTo("PAT PMT K1 p2 p3 p4 p5");
        assertThat(await(Event.StallRecovered.class)).satisfies(e -> {
            assertThat(e.why()).isEqualTo(FailureReason.STALLED);
            assertThat(e.gap()).isGreaterThan(Duration.ofMillis(2400));
        });
    }

    @Test
    void theStandbyTakesOverWhenASilenceLastsTooLong() throws Exception {
        failoverTolerance = new FailoverTolerance(Duration.ofMillis(300), Duration.ofMillis(600));
        first.then((_, out) -> play(out, Ts.first()));
        backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        assertThat(viewer.read("PAT PMT ! K1 p2")).isEqualTo("PAT PMT K1 p2 PAT PMT ! K1 p2");
        assertThat(await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.why()).isEqualTo(FailureReason.STALLED);
            assertThat(e.gap()).isGreaterThanOrEqualTo(Duration.ofMillis(550));
        });
    }

    @Test
    void theSlateIsShownUntilASourceComesBack() throws Exception {
        var shown = new CountDownLatch(1);
        first.then((_, out) ->
                send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.first().write("PAT PMT K1 p2 p3")));
        for (int i = 0; i < 3; i++) backup.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        first.then((_, out) -> {
            shown.await();
            play(out, Ts.other());
        });
        var viewer = join(ONE);
        viewer.read("p2");
        assertThat(await(Event.SlateShown.class).why()).isEqualTo(FailureReason.NOT_FOUND);
        assertThat(relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.state()).isEqualTo(StreamSnapshot.State.SLATE));
        viewer.read("PAT PMT ! ?");
        shown.countDown();
        viewer.read("K1 p2");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        await(Event.StallRecovered.class);
    }

    @Test
    void aDoubtedSourceIsLeftForOneThatCanPlay() throws Exception {
        first.then((_, out) -> play(out, Ts.first()));
        backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        relay.doubt(ONE, new SourceId(99), FailureReason.FROZEN);
        relay.doubt(ONE, new SourceId(11), FailureReason.FROZEN);
        viewer.read("PAT PMT ! K1 p2");
        assertThat(await(Event.FailedOver.class).why()).isEqualTo(FailureReason.FROZEN);
        assertThat(relay.streams().getFirst().candidates().getFirst().why()).contains(FailureReason.FROZEN);
    }

    @Test
    void withoutAnySourceTheFirstReasonIsTold() throws Exception {
        first.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        backup.then("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>Your account has expired</html>");
        assertThat(relay.join(ONE, ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""), Runnable::run, new Screen()))
                .isEqualTo(new JoinResult.Refused<>(FailureReason.NOT_FOUND));
        assertThat(await(Event.StreamFailed.class).why()).isEqualTo(FailureReason.NOT_FOUND);
    }

    @Test
    void anUnknownChannelIsSaidToBeUnknown() throws Exception {
        assertThat(relay.join(
                        new ChannelId(99),
                        ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""),
                        Runnable::run,
                        new Screen()))
                .isEqualTo(new JoinResult.Unknown<>());
        assertThat(relay.knows(new ChannelId(99))).isFalse();
    }

    @Test
    void theConnectionIsClosedWhenNobodyComesBack() throws Exception {
        first.then((_, out) -> playOn(out));
        var viewer = join(ONE);
        viewer.read("p2");
        viewer.viewer().leave();
        unwatched.countDown();
        assertThat(await(Event.ViewerLeft.class).client()).isEqualTo("test");
        await(Event.StreamClosed.class);
        assertThat(relay.slots()).isEmpty();
    }

    @Test
    void aChannelThatLingersGivesItsConnectionToTheNext() throws Exception {
        connections = 1;
        relay = relay(settings(Duration.ofMinutes(1)));
        first.then((_, out) -> playOn(out)).then((_, out) -> play(out, Ts.first()));
        var viewer = join(ONE);
        viewer.read("p2");
        viewer.viewer().leave();
        unwatched.countDown();
        assertThat(join(TWO).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.channel()).isEqualTo(TWO));
        assertThat(backup.requests()).isEmpty();
    }

    @Test
    void aDisconnectedViewerIsTold() throws Exception {
        relay = relay(settings(Duration.ofMinutes(1)));
        first.then((_, out) -> play(out, Ts.first()));
        var screen = join(ONE);
        screen.read("p2");
        relay.disconnect(screen.viewer().id());
        assertThat(screen.ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.streams())
                .singleElement()
                .satisfies(f -> assertThat(f.viewers()).isEmpty());
    }

    @Test
    void theUserGoesToAnotherSourceUnseen() throws Exception {
        first.then((_, out) -> play(out, Ts.first()));
        backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        relay.switchTo(ONE, new SourceId(12));
        assertThat(viewer.read("PAT PMT ! K1 p2")).endsWith("PAT PMT ! K1 p2");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        assertThat(await(Event.FailedOver.class).why()).isEqualTo(FailureReason.UNWANTED);
        assertThat(relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.candidates())
                        .extracting(CandidateSnapshot::state)
                        .containsExactly(CandidateSnapshot.State.READY, CandidateSnapshot.State.PLAYING));
    }

    @Test
    void whoWantsAnotherSourceAgainIsTakenBackToTheOneLeft() throws Exception {
        for (int i = 0; i < 2; i++) first.then((_, out) -> play(out, Ts.first()));
        backup.then((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        relay.switchAway(ONE);
        viewer.read("PAT PMT ! K1 p2");
        await(Event.FailedOver.class);
        relay.switchAway(ONE);
        viewer.read("PAT PMT ! K1 p2");
        assertThat(await(Event.FailedOver.class).to()).isEqualTo("Provider 1");
    }

    @Test
    void whenNothingElseIsLeftASourceIsNotLeftToRest() throws Exception {
        var cut = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) first.then((_, out) -> play(out, Ts.first()));
        backup.then((_, out) -> {
            send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.other().write("PAT PMT K1 p2 p3"));
            cut.await();
        });
        for (int i = 0; i < 3; i++) backup.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        var viewer = join(ONE);
        viewer.read("p2");
        relay.doubt(ONE, new SourceId(11), FailureReason.FROZEN);
        viewer.read("PAT PMT ! K1 p2");
        await(Event.FailedOver.class);
        cut.countDown();
        viewer.read("PAT PMT ! K1 p2");
        assertThat(await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.to()).isEqualTo("Provider 1");
            assertThat(e.gap()).isLessThan(Duration.ofSeconds(20));
        });
        assertThat(backup.requests()).hasSize(1);
    }

    private void play(OutputStream out, Ts source) throws IOException, InterruptedException {
        send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), source.write("PAT PMT K1 p2 p3"));
        over.await();
    }

    /// The same, but once nobody watches it sends as fast as it is read.
    private void playOn(OutputStream out) throws IOException, InterruptedException {
        send(out, HEAD.getBytes(StandardCharsets.ISO_8859_1), Ts.first().write("PAT PMT K1 p2 p3"));
        unwatched.await();
        var pictures = new EndlessTs("on");
        while (true) send(out, pictures.nextPicture());
    }

    private static void send(OutputStream out, byte[]... parts) throws IOException {
        for (var part : parts) out.write(part);
        out.flush();
    }

    private static RelaySettings settings(Duration linger) {
        var d = RelaySettings.defaults();
        var timing = new StreamTimeouts(
                Duration.ofMillis(10),
                linger,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                d.timing().outage(),
                d.timing().idleViewer());
        return new RelaySettings(timing, d.buffers(), d.limits(), d.video());
    }

    private Relay relay(RelaySettings settings) {
        return new Relay(
                this::tuning, http, events, InstantSource.system(), new LatestValue<>(settings), BundledFfmpeg.FFMPEG);
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        if (channel.value() > 2) return Optional.empty();
        var candidates = new ArrayList<Candidate>();
        for (var server : List.of(first, backup)) {
            int n = candidates.size() + 1;
            candidates.add(new Candidate(
                    new SourceId(channel.value() * 10 + n),
                    new ProviderId(n),
                    "Provider " + n,
                    "Source " + n,
                    server.url("/live/" + channel + ".ts"),
                    Map.of(),
                    "account " + n,
                    connections,
                    n == 1 ? failoverTolerance : PATIENT));
        }
        return Optional.of(new PlayableChannel(channel, "Channel " + channel, candidates));
    }

    private Screen join(ChannelId channel) throws InterruptedException {
        var screen = new Screen();
        var result = relay.join(channel, ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""), Runnable::run, screen);
        assertThat(result).isInstanceOf(JoinResult.Joined.class);
        screen.begin(((JoinResult.Joined<TsViewer>) result).viewer());
        return screen;
    }

    private <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(20, TimeUnit.SECONDS);
            assertThat(event).as(kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    /// A player that takes everything at once.
    private static final class Screen implements ViewerSink {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private Optional<TsViewer> viewer = Optional.empty();
        private int seen;

        synchronized void begin(TsViewer admitted) {
            viewer = Optional.of(admitted);
            dataAvailable();
        }

        TsViewer viewer() {
            return viewer.orElseThrow();
        }

        @Override
        public synchronized void dataAvailable() {
            if (viewer.isEmpty()) return;
            var from = viewer.get();
            for (var bytes = from.next(); bytes.hasRemaining(); bytes = from.next()) {
                var taken = new byte[bytes.remaining()];
                bytes.get(taken);
                got.writeBytes(taken);
                from.taken(taken.length);
            }
            notifyAll();
        }

        @Override
        public void end() {
            ended.countDown();
        }

        synchronized byte[] bytes() {
            return got.toByteArray();
        }

        /// The words that came since the last call, up to the given ones.
        synchronized String read(String upTo) throws InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (true) {
                var all = Ts.read(got.toByteArray());
                var fresh = all.substring(Math.min(seen, all.length())).strip();
                int at = (fresh + " ").indexOf(upTo + " ");
                if (at >= 0) {
                    var words = fresh.substring(0, at + upTo.length());
                    seen = all.indexOf(fresh, seen) + words.length();
                    return words;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) throw new AssertionError("no " + upTo + " in: " + fresh);
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }
}
