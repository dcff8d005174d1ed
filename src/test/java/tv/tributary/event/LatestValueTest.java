package tv.tributary.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.ExpectedWarnings;

final class LatestValueTest {
    private final LatestValue<Integer> number = new LatestValue<>(0);
    private final LinkedBlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

    @Test
    void theValueIsTheOneSetLast() {
        number.set(1);
        number.set(2);
        assertThat(number.get()).isEqualTo(2);
    }

    @Test
    void aFollowerStartsWithWhatIsTrueNow() throws InterruptedException {
        number.set(7);
        try (var _ = number.follow(seen::add)) {
            assertThat(next()).isEqualTo(7);
        }
    }

    @Test
    void aSlowFollowerSkipsAndEndsAtTheNewest() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var _ = number.follow(value -> {
            seen.add(value);
            busy.countDown();
            await(go);
        })) {
            await(busy);
            for (var i = 1; i <= 1000; i++) number.set(i);
            go.countDown();
            assertThat(next()).isZero();
            assertThat(next()).isEqualTo(1000);
            assertThat(seen.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aFollowerAlwaysEndsAtTheNewest() throws InterruptedException {
        for (var round = 0; round < 200; round++) {
            var latestValue = new LatestValue<>(0);
            var last = new CountDownLatch(1);
            try (var _ = latestValue.follow(value -> {
                if (value == 50) last.countDown();
            })) {
                for (var i = 1; i <= 50; i++) latestValue.set(i);
                assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    @ExpectedWarnings("a follower failed")
    void aFollowerThatFailsGoesOnFollowing() throws InterruptedException {
        try (var _ = number.follow(value -> {
            seen.add(value);
            if (value == 0) throw new IllegalStateException("on purpose");
        })) {
            assertThat(next()).isZero();
            number.set(1);
            assertThat(next()).isEqualTo(1);
        }
    }

    @Test
    void aFollowerThatLeftSeesNothingMore() throws InterruptedException {
        var subscription = number.follow(seen::add);
        assertThat(next()).isZero();
        subscription.close();
        subscription.close();
        number.set(1);
        assertThat(seen.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void anInterruptedFollowerStillFollowsWithoutSpinning() throws InterruptedException {
        try (var _ = number.follow(value -> {
            seen.add(value);
            if (value == 0) Thread.currentThread().interrupt();
        })) {
            assertThat(next()).isZero();
            number.set(1);
            assertThat(next()).isEqualTo(1);
        }
    }

    private Integer next() throws InterruptedException {
        var value = seen.poll(20, TimeUnit.SECONDS);
        if (value == null) throw new AssertionError("nothing was seen");
        return value;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("waited too long");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
