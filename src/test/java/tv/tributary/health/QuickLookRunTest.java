package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.health.HealthHouse.LONG;
import static tv.tributary.health.HealthHouse.OK;
import static tv.tributary.health.HealthHouse.finished;
import static tv.tributary.health.HealthHouse.found;
import static tv.tributary.health.HealthHouse.send;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.health.CheckScope.Depth;
import tv.tributary.health.CheckScope.Which;
import tv.tributary.health.HealthChecks.HealthCheck;
import tv.tributary.health.HealthSummary.DayTally;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.job.Job;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// Rounds of quick looks, against a real server.
class QuickLookRunTest {
    private static final String GONE = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final HealthSettings GENTLE = new HealthSettings(true, 3, 6, true, 0);
    private static final Instant MORNING = Instant.parse("2026-01-02T06:00:00Z");

    private final CountDownLatch over = new CountDownLatch(1);
    private HealthHouse house = new HealthHouse(LONG);

    @AfterEach
    void close() {
        over.countDown();
        house.close();
    }

    @Test
    void oneKeyFrameIsEnoughToSeeThatAStreamPlaysAndInWhichSize() throws Exception {
        house.provider("North", "Alpha");
        house.server.then((_, out) -> {
            begin(out);
            over.await();
        });
        var check = looks();
        assertThat(finished(check).note()).isEqualTo("1 of 1 stream plays.");
        var seen = found(check).getFirst().seen().orElseThrow();
        assertThat(seen.video()).isEqualTo("h264");
        assertThat(seen.height()).isPositive();
        assertThat(seen.bitrate()).isZero();
        assertThat(house.slots.use()).isEmpty();
    }

    @Test
    void allConnectionsOfAnAccountAreUsedAtOnceButNeverMore() throws Exception {
        house.provider("North", 3, "A", "B", "C", "D", "E", "F");
        // Each answers only when three are there; a fourth would be counted.
        var three = new CyclicBarrier(3);
        var open = ConcurrentHashMap.<String>newKeySet();
        var most = ConcurrentHashMap.<Integer>newKeySet();
        house.server.always((request, out) -> {
            open.add(request);
            most.add(open.size());
            try {
                three.await(20, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                throw new IOException(e);
            }
            open.remove(request);
            begin(out);
        });
        assertThat(finished(looks()).note()).isEqualTo("6 of 6 streams play.");
        assertThat(most).isSubsetOf(Set.of(1, 2, 3));
    }

    @Test
    void whatTwoSecondsCannotDecideIsMeasuredAfterwards() throws Exception {
        house.close();
        house = new HealthHouse(Duration.ofMillis(300));
        house.provider("North", "Slow");
        house.server.then((_, _) -> over.await()).then((_, out) -> send(out));
        var check = looks();
        assertThat(finished(check).note()).isEqualTo("1 of 1 stream plays.");
        assertThat(found(check).getFirst().seen().orElseThrow().bitrate()).isPositive();
    }

    @Test
    void whatSurelyDoesNotPlayIsSaid() throws Exception {
        house.provider("North", "Gone", "Page");
        house.server.always((request, out) -> out.write((request.contains("Gone")
                        ? GONE
                        : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Hi</html>")
                .getBytes(StandardCharsets.US_ASCII)));
        var check = looks();
        finished(check);
        assertThat(found(check))
                .extracting(
                        finding -> finding.seen().flatMap(StreamInfo::trouble).orElseThrow())
                .containsExactlyInAnyOrder(FailureReason.NOT_FOUND, FailureReason.NOT_MEDIA);
        var gone = found(check).getFirst().source();
        assertThat(house.health.failingSince(gone)).contains(house.clock.instant());
    }

    @Test
    void anAccountThatSaysTooManyIsLeftAloneAndItsStreamIsLookedAtAgain() throws Exception {
        house.provider("North", "Alpha");
        house.server
                .then((_, out) -> {
                    out.write("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                })
                .then((_, out) -> {
                    begin(out);
                    over.await();
                });
        assertThat(finishedAsTimePasses(looks()).note()).isEqualTo("1 of 1 stream plays.");
    }

    @Test
    void aRoundStandsStillWhileSomebodyWatches() throws Exception {
        house.provider("North", "Alpha");
        house.server.always((_, out) -> begin(out));
        house.running.add(house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id());
        var round = house.health.round(GENTLE, MORNING);
        assertThat(round.findings().after(0, Duration.ofMillis(500))).isEmpty();
        house.running.clear();
        assertThat(finished(round).note()).isEqualTo("1 of 1 stream plays.");
    }

    @Test
    void aRoundEndsWithTheNightAndSaysWhatIsLeft() throws Exception {
        house.provider("North", "Alpha", "Beta");
        house.server.always((_, out) -> {
            house.clock.pass(Duration.ofHours(3));
            begin(out);
        });
        var round = house.health.round(GENTLE, MORNING);
        assertThat(finished(round).note()).isEqualTo("1 of 1 stream plays. One more has not been tested recently.");
        assertThat(house.server.requests()).hasSize(1);
    }

    @Test
    void whoWatchesKeepsTheConnectionAndIsWaitedFor() throws Exception {
        house.provider("North", "Alpha");
        house.server.always((_, out) -> begin(out));
        var channel = house.catalog.channels().list(ChannelQuery.all()).getFirst();
        var candidate = house.catalog
                .tuning(channel.channel().id())
                .orElseThrow()
                .candidates()
                .getFirst();
        HealthCheck check;
        try (var _ = house.slots
                .tryAcquire(candidate, SlotRequest.of(Priority.VIEWER, "Film"))
                .orElseThrow()) {
            check = looks();
            assertThat(check.findings().after(0, Duration.ofMillis(500))).isEmpty();
            assertThat(house.server.requests()).isEmpty();
        }
        // Never more than the half minute after which it would be waited for no longer.
        for (var i = 0; i < 4 && !check.job().await(Duration.ofSeconds(1)); i++)
            house.clock.pass(Duration.ofSeconds(6));
        assertThat(finished(check).note()).isEqualTo("1 of 1 stream plays.");
    }

    @Test
    void eachCheckAddsItsDayToTheTrend() throws Exception {
        house.provider("North", 2, "Alpha", "Gone");
        house.server.always((request, out) -> {
            if (request.contains("Gone")) out.write(GONE.getBytes(StandardCharsets.US_ASCII));
            else begin(out);
        });
        finished(looks());
        house.clock.pass(Duration.ofDays(1));
        finished(looks());
        var provider = house.catalog.providers().all().getFirst().provider().id();
        var day = LocalDate.ofInstant(house.clock.instant(), ZoneId.systemDefault());
        assertThat(house.health.trend(30))
                .containsExactly(
                        new DayTally(day.minusDays(1), provider, new StreamTally(1, 1, 0)),
                        new DayTally(day, provider, new StreamTally(1, 1, 0)));
        assertThat(house.health.trend(1)).hasSize(1);
    }

    @Test
    void aRoundCanBeCancelled() throws Exception {
        house.provider("North", 2, "Alpha", "Beta", "Gamma");
        var opened = new CountDownLatch(2);
        house.server.always((_, _) -> {
            opened.countDown();
            over.await();
        });
        var check = looks();
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        check.job().cancel();
        assertThat(finished(check).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(house.slots.use()).isEmpty();
        assertThat(house.health.trials().get()).isEmpty();
        assertThat(found(check)).extracting(Finding::works).doesNotContain(true);
    }

    /// Thirty times as fast.
    private Job.View finishedAsTimePasses(HealthCheck check) throws InterruptedException {
        while (!check.job().await(Duration.ofMillis(100))) house.clock.pass(Duration.ofSeconds(3));
        return check.job().view();
    }

    private HealthCheck looks() {
        return house.health.check(
                new CheckScope(Optional.empty(), Optional.empty(), Which.DUE, CheckScope.USUAL, Depth.QUICK_LOOK));
    }

    /// The first pictures, and the connection stays open as long as the script runs.
    private static void begin(OutputStream out) throws IOException {
        out.write(OK.getBytes(StandardCharsets.US_ASCII));
        var stream = new EndlessTs("x");
        for (var i = 0; i < EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
        out.flush();
    }
}
