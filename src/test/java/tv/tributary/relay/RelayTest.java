package tv.tributary.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.RelayHouse.HEAD;
import static tv.tributary.relay.RelayHouse.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.Ts;

class RelayTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId TWO = new ChannelId(2);
    private static final ClientId WHO = new ClientId("127.0.0.1", "test");
    private RelayHouse house = new RelayHouse(settings(Duration.ofMillis(100)), 0);
    private final CountDownLatch unwatched = new CountDownLatch(1);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void twoViewersShareOneConnectionAndTheLateOneStartsAtTheNewestKeyframe() throws Exception {
        var more = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        house.first.then((_, out) -> {
            var source = Ts.first();
            send(out, HEAD, source.write("PAT PMT p0 K1 p2 a3 p4 p5"));
            more.await();
            send(out, source.write("K6 p7 p8 p9"));
            end.await();
        });
        var early = join(ONE);
        assertThat(early.read("p4")).isEqualTo("PAT PMT K1 p2 a3 p4");
        more.countDown();
        assertThat(early.read("p8")).isEqualTo("p5 K6 p7 p8");
        assertThat(join(ONE).read("p8")).isEqualTo("PAT PMT K6 p7 p8");
        assertThat(house.first.requests()).hasSize(1);
        assertThat(house.relay.streams()).singleElement().satisfies(feed -> {
            assertThat(feed.viewers()).hasSize(2);
            assertThat(feed.choice()).isEqualTo(1);
            assertThat(feed.choices()).isEqualTo(2);
            assertThat(feed.bytesOut()).isEqualTo((10 + 5) * 188);
        });
        end.countDown();
    }

    @Test
    void theBackupTakesOverWithoutTheViewerNoticing() throws Exception {
        house.first.then((_, out) -> send(out, HEAD, Ts.first().write("PAT PMT K1 p2 p3 p4")));
        house.backup.then((_, out) -> {
            send(out, HEAD, Ts.other().write("PAT PMT p10 K11 p12 p13"));
            house.untilOver();
        });
        var viewer = join(ONE);
        var got = viewer.read("p12");
        assertThat(got).isEqualTo("PAT PMT K1 p2 p3 PAT PMT ! K11 p12");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        assertThat(house.await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.from()).isEqualTo("Provider 1");
            assertThat(e.to()).isEqualTo("Provider 2");
            assertThat(e.why()).isEqualTo(FailureReason.ENDED);
        });
    }

    @Test
    void aRefusedSourceIsPassedOver() throws Exception {
        house.first.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        house.backup.then((_, out) -> play(out, Ts.first()));
        assertThat(join(ONE).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(house.await(Event.StreamOpened.class).provider()).isEqualTo("Provider 2");
    }

    @Test
    void whoWaitsForTheFirstPictureGetsItWhenTheProviderHasRecovered() throws Exception {
        house.first.then("HTTP/1.1 503 Busy\nContent-Length: 0\n\n").then((_, out) -> play(out, Ts.first()));
        house.backup.then("HTTP/1.1 404 Gone\nContent-Length: 0\n\n");
        assertThat(join(ONE).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(house.first.requests()).hasSize(2);
        assertThat(house.backup.requests()).hasSize(1);
    }

    @Test
    void aSilentSourceIsLeft() throws Exception {
        house.tolerates(Duration.ofMillis(300), Duration.ofMillis(300));
        house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.always((_, out) -> play(out, Ts.other()));
        assertThat(join(ONE).read("PAT PMT ! K1 p2")).isEqualTo("PAT PMT K1 p2 PAT PMT ! K1 p2");
        assertThat(house.await(Event.FailedOver.class).why()).isEqualTo(FailureReason.STALLED);
    }

    @Test
    void aSilenceThatEndsInTimeIsRiddenOut() throws Exception {
        house.tolerates(Duration.ofMillis(300), Duration.ofSeconds(5));
        var standby = new CountDownLatch(1);
        house.first.then((_, out) -> {
            var source = Ts.first();
            send(out, HEAD, source.write("PAT PMT K1 p2 p3"));
            standby.await();
            send(out, source.write("p4 p5 p6"));
            house.untilOver();
        });
        house.backup.then((_, out) -> {
            send(out, HEAD, Ts.other().write("PAT PMT K11 p12 p13"));
            standby.countDown();
            house.untilOver();
        });
        var viewer = join(ONE);
        assertThat(viewer.read("p5")).isEqualTo("PAT PMT K1 p2 p3 p4 p5");
        assertThat(house.await(Event.StallRecovered.class)).satisfies(e -> {
            assertThat(e.why()).isEqualTo(FailureReason.STALLED);
            assertThat(e.gap()).isGreaterThan(Duration.ofMillis(2400));
        });
    }

    @Test
    void theStandbyTakesOverWhenASilenceLastsTooLong() throws Exception {
        house.tolerates(Duration.ofMillis(300), Duration.ofMillis(600));
        house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        assertThat(viewer.read("PAT PMT ! K1 p2")).isEqualTo("PAT PMT K1 p2 PAT PMT ! K1 p2");
        assertThat(house.await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.why()).isEqualTo(FailureReason.STALLED);
            assertThat(e.gap()).isGreaterThanOrEqualTo(Duration.ofMillis(550));
        });
    }

    @Test
    void theSlateIsShownUntilASourceComesBack() throws Exception {
        var shown = new CountDownLatch(1);
        house.first.then((_, out) -> send(out, HEAD, Ts.first().write("PAT PMT K1 p2 p3")));
        for (int i = 0; i < 3; i++) house.backup.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        house.first.then((_, out) -> {
            shown.await();
            play(out, Ts.other());
        });
        var viewer = join(ONE);
        viewer.read("p2");
        assertThat(house.await(Event.SlateShown.class).why()).isEqualTo(FailureReason.NOT_FOUND);
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.state()).isEqualTo(StreamSnapshot.State.SLATE));
        viewer.read("PAT PMT ! ?");
        shown.countDown();
        viewer.read("K1 p2");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        house.await(Event.StallRecovered.class);
    }

    @Test
    void aDoubtedSourceIsLeftForOneThatCanPlay() throws Exception {
        house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        house.relay.doubt(ONE, new SourceId(99), FailureReason.FROZEN);
        house.relay.doubt(ONE, new SourceId(11), FailureReason.FROZEN);
        viewer.read("PAT PMT ! K1 p2");
        assertThat(house.await(Event.FailedOver.class).why()).isEqualTo(FailureReason.FROZEN);
        assertThat(house.relay.streams().getFirst().candidates().getFirst().why())
                .contains(FailureReason.FROZEN);
    }

    @Test
    void withoutAnySourceTheFirstReasonIsTold() throws Exception {
        house.first.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        house.backup.then("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>Your account has expired</html>");
        assertThat(house.relay.join(ONE, ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""), Runnable::run, new Screen()))
                .isEqualTo(new JoinResult.Refused<>(FailureReason.NOT_FOUND));
        assertThat(house.await(Event.StreamFailed.class).why()).isEqualTo(FailureReason.NOT_FOUND);
    }

    @Test
    void anUnknownChannelIsSaidToBeUnknown() throws Exception {
        assertThat(house.relay.join(
                        new ChannelId(99),
                        ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""),
                        Runnable::run,
                        new Screen()))
                .isEqualTo(new JoinResult.Unknown<>());
        assertThat(house.relay.knows(new ChannelId(99))).isFalse();
    }

    @Test
    void theConnectionIsClosedWhenNobodyComesBack() throws Exception {
        house.first.then((_, out) -> playOn(out));
        var viewer = join(ONE);
        viewer.read("p2");
        viewer.viewer().leave();
        unwatched.countDown();
        assertThat(house.await(Event.ViewerLeft.class).client()).isEqualTo("test");
        house.await(Event.StreamClosed.class);
        assertThat(house.relay.slots()).isEmpty();
    }

    @Test
    void aChannelThatLingersGivesItsConnectionToTheNext() throws Exception {
        house.close();
        house = new RelayHouse(settings(Duration.ofMinutes(1)), 1);
        house.first.then((_, out) -> playOn(out)).then((_, out) -> play(out, Ts.first()));
        var viewer = join(ONE);
        viewer.read("p2");
        viewer.viewer().leave();
        unwatched.countDown();
        assertThat(join(TWO).read("p2")).isEqualTo("PAT PMT K1 p2");
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.channel()).isEqualTo(TWO));
        assertThat(house.backup.requests()).isEmpty();
    }

    @Test
    void aDisconnectedViewerIsTold() throws Exception {
        house.close();
        house = new RelayHouse(settings(Duration.ofMinutes(1)), 0);
        house.first.then((_, out) -> play(out, Ts.first()));
        var screen = join(ONE);
        screen.read("p2");
        house.relay.disconnect(screen.viewer().id());
        assertThat(screen.ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(f -> assertThat(f.viewers()).isEmpty());
    }

    @Test
    void theUserGoesToAnotherSourceUnseen() throws Exception {
        house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.always((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        house.relay.switchTo(ONE, new SourceId(12));
        assertThat(viewer.read("PAT PMT ! K1 p2")).endsWith("PAT PMT ! K1 p2");
        assertThat(Ts.gaps(viewer.bytes())).isZero();
        assertThat(house.await(Event.FailedOver.class).why()).isEqualTo(FailureReason.UNWANTED);
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(feed -> assertThat(feed.candidates())
                        .extracting(CandidateSnapshot::state)
                        .containsExactly(CandidateSnapshot.State.READY, CandidateSnapshot.State.PLAYING));
    }

    @Test
    void whoWantsAnotherSourceAgainIsTakenBackToTheOneLeft() throws Exception {
        for (int i = 0; i < 2; i++) house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.then((_, out) -> play(out, Ts.other()));
        var viewer = join(ONE);
        viewer.read("p2");
        house.relay.switchAway(ONE);
        viewer.read("PAT PMT ! K1 p2");
        house.await(Event.FailedOver.class);
        house.relay.switchAway(ONE);
        viewer.read("PAT PMT ! K1 p2");
        assertThat(house.await(Event.FailedOver.class).to()).isEqualTo("Provider 1");
    }

    @Test
    void whenNothingElseIsLeftASourceIsNotLeftToRest() throws Exception {
        var cut = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) house.first.then((_, out) -> play(out, Ts.first()));
        house.backup.then((_, out) -> {
            send(out, HEAD, Ts.other().write("PAT PMT K1 p2 p3"));
            cut.await();
        });
        for (int i = 0; i < 3; i++) house.backup.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
        var viewer = join(ONE);
        viewer.read("p2");
        house.relay.doubt(ONE, new SourceId(11), FailureReason.FROZEN);
        viewer.read("PAT PMT ! K1 p2");
        house.await(Event.FailedOver.class);
        cut.countDown();
        viewer.read("PAT PMT ! K1 p2");
        assertThat(house.await(Event.FailedOver.class)).satisfies(e -> {
            assertThat(e.to()).isEqualTo("Provider 1");
            assertThat(e.gap()).isLessThan(Duration.ofSeconds(20));
        });
        assertThat(house.backup.requests()).hasSize(1);
    }

    private void play(OutputStream out, Ts source) throws IOException, InterruptedException {
        send(out, HEAD, source.write("PAT PMT K1 p2 p3"));
        house.untilOver();
    }

    /// The same, but once nobody watches it sends as fast as it is read.
    private void playOn(OutputStream out) throws IOException, InterruptedException {
        send(out, HEAD, Ts.first().write("PAT PMT K1 p2 p3"));
        unwatched.await();
        var pictures = new EndlessTs("on");
        while (true) send(out, pictures.nextPicture());
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

    private Screen join(ChannelId channel) throws InterruptedException {
        var screen = new Screen();
        var result = house.relay.join(channel, ViewerRequest.of(StreamUse.VIEWER, WHO, "", ""), Runnable::run, screen);
        assertThat(result).isInstanceOf(JoinResult.Joined.class);
        screen.begin(((JoinResult.Joined<TsViewer>) result).viewer());
        return screen;
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
