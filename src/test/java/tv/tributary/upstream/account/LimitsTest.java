package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.upstream.account.Accounts.candidate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ProviderId;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots.SlotUse;

/// How many connections an account has: what the user says, and what its provider's refusals teach.
class LimitsTest {
    private static final Duration NOW = Duration.ZERO;
    private static final SlotRequest VIEWER = SlotRequest.of(Priority.VIEWER, "Film");

    private final AtomicLong nanos = new AtomicLong();
    private final Slots slots = new Slots(nanos::get);

    @Test
    void noKnownLimitMeansNone() throws Exception {
        for (int i = 0; i < 100; i++)
            assertThat(slots.acquire(candidate("a", 0), VIEWER, NOW)).isPresent();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 100, 0, 0));
    }

    @Test
    void ofTwoLimitsOfOneLoginTheSmallerCounts() {
        assertThat(slots.tryAcquire(candidate(1, "a", 1), VIEWER)).isPresent();
        assertThat(slots.tryAcquire(candidate(2, "a", 3), VIEWER)).isEmpty();
        assertThat(slots.tryAcquire(candidate(3, "a", 0), VIEWER)).isEmpty();
    }

    @Test
    void twoSourcesRefusedForLongerThanAPanelRemembersTeachTheLimit() throws Exception {
        playing(5);
        var one = slots.acquire(candidate("a", 5, 1), VIEWER, NOW).orElseThrow();
        assertThat(slots.load(one).streams()).isEqualTo(1);
        slots.refused(one, 1);
        one.close();
        later(ConcurrencyLimit.STALE);
        var other = slots.acquire(candidate("a", 5, 2), VIEWER, NOW).orElseThrow();
        slots.refused(other, 1);
        other.close();
        assertThat(slots.acquire(candidate("a", 5), VIEWER, NOW)).isEmpty();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 1, 5, 1));
    }

    @Test
    void anUnknownLimitIsLearntToo() throws Exception {
        learnt(0);
        assertThat(slots.acquire(candidate("a", 0), VIEWER, NOW)).isEmpty();
    }

    @Test
    void aLimitIsNeverLearntBelowWhatIsOnAir() throws Exception {
        playing(0);
        var more = playing(0);
        slots.confirmed(more, 1);
        assertThat(slots.acquire(candidate("a", 0), VIEWER, NOW)).isPresent();
    }

    @Test
    void aStreamThatEndedIsRememberedAsLongAsPanelsMayCountIt() throws Exception {
        var first = playing(2);
        var next = slots.acquire(candidate("a", 2), VIEWER, NOW).orElseThrow();
        assertThat(slots.load(next).sinceEnded()).isEmpty();
        first.close();
        later(Duration.ofSeconds(6));
        assertThat(slots.load(next).sinceEnded()).contains(Duration.ofSeconds(6));
        later(Duration.ofSeconds(14));
        assertThat(slots.load(next).sinceEnded()).isEmpty();
    }

    @Test
    void anAccountMayBeFullWithTheStreamsThatEndedLately() throws Exception {
        playing(3);
        var ended = playing(3);
        var next = slots.acquire(candidate("a", 3), VIEWER, NOW).orElseThrow();
        assertThat(slots.load(next).full()).isFalse();
        ended.close();
        playing(3).close();
        assertThat(slots.load(next).full()).isTrue();
        later(ConcurrencyLimit.STALE);
        assertThat(slots.load(next).full()).isFalse();
    }

    @Test
    void whatWasLearntIsTriedAnewAfterAWhile() throws Exception {
        learnt(2);
        later(ConcurrencyLimit.BELIEVED);
        assertThat(slots.acquire(candidate("a", 2), VIEWER, NOW)).isPresent();
        assertThat(slots.use().getFirst().learnt()).isZero();
    }

    @Test
    void theUsersOwnLimitIsNeverRaised() throws Exception {
        slots.confirmed(playing(1), 3);
        assertThat(slots.acquire(candidate("a", 1), VIEWER, NOW)).isEmpty();
    }

    @Test
    void aRaisedLimitHoldsAtOnceWhileSomebodyPlays() {
        assertThat(slots.tryAcquire(candidate("a", 1), VIEWER)).isPresent();
        assertThat(slots.tryAcquire(candidate("a", 3), VIEWER)).isPresent();
        assertThat(slots.tryAcquire(candidate("a", 3), VIEWER)).isPresent();
        assertThat(slots.tryAcquire(candidate("a", 3), VIEWER)).isEmpty();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 3, 3, 0));
    }

    @Test
    void aRaisedLimitHoldsForAllWhoShareTheLogin() {
        assertThat(slots.tryAcquire(candidate(1, "a", 1), VIEWER)).isPresent();
        assertThat(slots.tryAcquire(candidate(2, "a", 1), VIEWER)).isEmpty();
        assertThat(slots.tryAcquire(candidate(2, "a", 3), VIEWER)).isPresent();
    }

    @Test
    void aLoweredLimitTakesNobodysConnection() throws Exception {
        slots.tryAcquire(candidate("a", 2), VIEWER);
        slots.tryAcquire(candidate("a", 2), VIEWER);
        assertThat(slots.acquire(candidate("a", 1), VIEWER, NOW)).isEmpty();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 2, 1, 0));
    }

    @Test
    void whatWasLearntIsForgottenWhenTheUserChangesTheLimit() throws Exception {
        learnt(2);
        assertThat(slots.acquire(candidate("a", 2), VIEWER, NOW)).isEmpty();
        assertThat(slots.acquire(candidate("a", 3), VIEWER, NOW)).isPresent();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 2, 3, 0));
    }

    /// One stream plays, and the provider has shown that it sends no other beside it.
    private void learnt(int connections) throws InterruptedException {
        slots.confirmed(playing(connections), 1);
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Slot playing(int connections) throws InterruptedException {
        var slot = slots.acquire(candidate("a", connections), VIEWER, NOW).orElseThrow();
        slot.streams();
        return slot;
    }
}
