package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.ManualClock;
import tv.tributary.upstream.RequestScheduler.Rank;
import tv.tributary.upstream.account.UpstreamException;

class RequestSchedulerTest {
    private static final Duration QUIET = Duration.ofMillis(20);

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final RequestScheduler turn =
            new RequestScheduler(Duration.ofSeconds(30), Duration.ofMillis(50), QUIET, clock::nanoTime);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void theFeedComesFirstThenWhatIsAskedForThenWhatIsFetchedAhead() throws Exception {
        var first = turn.take(Rank.FEED);
        var ahead = waits(Rank.AHEAD);
        var asked = waits(Rank.ASKED);
        var feed = waits(Rank.FEED);
        first.give();
        feed.join();
        clock.pass(QUIET);
        for (var thread : List.of(ahead, asked)) thread.join();
        assertThat(told).containsExactly("FEED", "ASKED", "AHEAD");
    }

    @Test
    void nobodyComesBetweenTheFeedsRequests() throws Exception {
        var list = turn.take(Rank.FEED);
        var asked = waits(Rank.ASKED);
        list.give();
        var segment = turn.take(Rank.FEED);
        assertThat(told).isEmpty();
        segment.give();
        clock.pass(QUIET);
        asked.join();
        assertThat(told).containsExactly("ASKED");
    }

    @Test
    void whenWhoIsFirstGivesUpTheNextOneHasIt() throws Exception {
        var list = turn.take(Rank.FEED);
        var first = waits(Rank.ASKED);
        var second = waits(Rank.ASKED);
        list.give();
        first.interrupt();
        first.join();
        clock.pass(QUIET);
        second.join();
        assertThat(told).containsExactly("ASKED");
    }

    @Test
    void whatKeepsTheFeedWaitingIsEnded() throws Exception {
        var asked = turn.take(Rank.ASKED);
        asked.cancelBy(() -> {
            told.add("cancelled");
            asked.give();
        });
        turn.take(Rank.FEED).give();
        assertThat(told).containsExactly("cancelled");
    }

    @Test
    void whatHasNotBegunYetIsEndedAsSoonAsItHas() throws Exception {
        var asked = turn.take(Rank.ASKED);
        var feed = waits(Rank.FEED);
        turn.close();
        feed.join();
        assertThat(told).containsExactly("ENDED");
        var ended = new CountDownLatch(1);
        asked.cancelBy(ended::countDown);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theFeedDoesNotEndWhatTheFeedItselfFetches() throws Exception {
        var pictures = turn.take(Rank.FEED);
        pictures.cancelBy(() -> told.add("cancelled"));
        var sound = waits(Rank.FEED);
        assertThat(sound.join(Duration.ofMillis(150))).isFalse();
        pictures.give();
        sound.join();
        assertThat(told).containsExactly("FEED");
    }

    @Test
    void whoWaitsTooLongGivesUp() throws Exception {
        var impatient =
                new RequestScheduler(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ZERO, clock::nanoTime);
        var first = impatient.take(Rank.ASKED);
        first.cancelBy(() -> {});
        for (var rank : Rank.values()) {
            try {
                impatient.take(rank);
            } catch (UpstreamException e) {
                told.add(e.trouble().name());
            }
        }
        assertThat(told).containsExactly("STALLED", "STALLED", "STALLED");
        first.give();
        first.give();
        assertThat(impatient.take(Rank.AHEAD)).isNotNull();
    }

    /// Begins to wait before this returns; tells when its turn came, and gives it back at once.
    private Thread waits(Rank rank) throws InterruptedException {
        var thread = Thread.ofPlatform().start(() -> {
            try {
                var hold = turn.take(rank);
                told.add(rank.name());
                hold.give();
            } catch (UpstreamException e) {
                told.add(e.trouble().name());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        return thread;
    }
}
