package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.health.HealthHouse.LONG;
import static tv.tributary.health.HealthHouse.OK;
import static tv.tributary.health.HealthHouse.finished;
import static tv.tributary.health.HealthHouse.found;
import static tv.tributary.health.HealthHouse.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.job.Job;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.RawServer;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// Checks of many streams, against real servers.
class HealthCheckTest {
    private static final String GONE = "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n";

    private final HealthHouse house = new HealthHouse(LONG);
    private final HealthChecks health = house.health;
    private final Catalog catalog = house.catalog;
    private final RawServer server = house.server;
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        house.close();
    }

    @Test
    void everyStreamGetsItsTurnAndTheResultIsPlain() throws Exception {
        house.provider("North", "Alpha", "Beta", "Gamma");
        server.then((_, out) -> send(out)).then(GONE).then((_, out) -> send(out));
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(finished(healthCheck).note()).isEqualTo("2 of 3 streams play.");
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Alpha", "Beta", "Gamma");
        assertThat(found(healthCheck).get(1).seen().flatMap(StreamInfo::trouble))
                .contains(FailureReason.NOT_FOUND);
        assertThat(health.of(found(healthCheck).getFirst().source())
                        .orElseThrow()
                        .video())
                .isEqualTo("h264");
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void whatWasJustTestedIsNotTestedAgain() throws Exception {
        house.provider("North", "Alpha");
        server.then((_, out) -> send(out));
        finished(health.check(CheckScope.helpful()));
        assertThat(finished(health.check(CheckScope.helpful())).note())
                .isEqualTo("Nothing to test: every stream was tested recently.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAccountsStreamsAreTestedOneAtATime() throws Exception {
        house.provider("North", "Alpha", "Beta");
        house.provider("South", "Alpha", "Beta");
        for (var i = 0; i < 4; i++) server.then((_, out) -> send(out));
        // Both have the same login, which allows one connection: a second test at once would not get any.
        assertThat(finished(health.check(CheckScope.helpful())).note()).isEqualTo("4 of 4 streams play.");
    }

    @Test
    void whoWatchesKeepsTheConnection() throws Exception {
        house.provider("North", "Alpha", "Beta");
        var channel =
                catalog.channels().list(ChannelQuery.all()).getFirst().channel().id();
        var candidate = catalog.tuning(channel).orElseThrow().candidates().getFirst();
        try (var _ = house.slots
                .tryAcquire(candidate, SlotRequest.of(Priority.VIEWER, "Film"))
                .orElseThrow()) {
            var healthCheck = health.check(CheckScope.helpful());
            assertThat(finished(healthCheck).note())
                    .isEqualTo("2 streams could not be tested: no connection was free, or the provider could not be"
                            + " reached.");
            assertThat(found(healthCheck)).allMatch(one -> one.seen().isEmpty());
        }
        assertThat(server.requests()).isEmpty();
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void aProviderThatIsNotThereIsNotAskedForAllItsStreams() throws Exception {
        house.provider("North", "A", "B", "C", "D", "E");
        server.close();
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(finished(healthCheck).note()).startsWith("0 of 3 streams play; 2 more could not be tested");
        assertThat(healthCheck.findings().count().failing()).isEqualTo(3);
    }

    @Test
    void aCheckCanBeCancelled() throws Exception {
        house.provider("North", "Alpha", "Beta");
        var opened = new CountDownLatch(1);
        server.then((_, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.write(new EndlessTs("x").nextPicture());
            opened.countDown();
            over.await();
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        healthCheck.job().cancel();
        assertThat(finished(healthCheck).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(healthCheck.findings().isOver()).isTrue();
        assertThat(house.slots.use()).isEmpty();
        assertThat(health.trials().get()).isEmpty();
    }

    @Test
    void theSameCheckIsNotRunTwiceAtOnce() throws Exception {
        house.provider("North", "Alpha");
        server.then((_, out) -> {
            over.await();
            send(out);
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(health.check(CheckScope.helpful())).isEqualTo(healthCheck);
        assertThat(health.findCheck(healthCheck.job().view().id())).contains(healthCheck);
        var other = new CheckScope(Optional.empty(), Optional.empty(), CheckScope.Which.ALL, 5);
        assertThat(health.check(other)).isNotEqualTo(healthCheck);
    }

    @Test
    void blockedStreamsAndHiddenChannelsAreLeftAlone() throws Exception {
        house.provider("North", "Alpha", "Beta", "Gamma");
        server.then((_, out) -> send(out));
        var rows = catalog.channels().list(ChannelQuery.all());
        catalog.editor().hide(List.of(rows.getFirst().channel().id()));
        var blocked = catalog.channels().find(rows.get(1).channel().id()).orElseThrow();
        catalog.channels().block(blocked.sources().getFirst().source().id());
        var healthCheck = health.check(CheckScope.helpful());
        finished(healthCheck);
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Gamma");
    }

    @Test
    void channelsOfAHiddenGroupAreLeftAlone() throws Exception {
        house.provider("North", "Alpha", "Beta");
        server.then((_, out) -> send(out));
        catalog.groups().hide(List.of("Group of Alpha"));
        var healthCheck = health.check(CheckScope.helpful());
        finished(healthCheck);
        assertThat(found(healthCheck)).extracting(Finding::channelName).containsExactly("Beta");
    }

    @Test
    void whoWaitsForResultsGetsThemAsTheyCome() throws Exception {
        house.provider("North", "Alpha", "Beta");
        server.then((_, out) -> send(out)).then((_, out) -> {
            over.await();
            send(out);
        });
        var healthCheck = health.check(CheckScope.helpful());
        assertThat(healthCheck.findings().after(0, LONG)).hasSize(1);
        assertThat(healthCheck.findings().after(1, Duration.ofMillis(1))).isEmpty();
        over.countDown();
        assertThat(healthCheck.findings().after(1, LONG)).hasSize(1);
        finished(healthCheck);
    }
}
