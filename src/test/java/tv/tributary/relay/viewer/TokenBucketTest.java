package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long TICK = 50_000_000;

    private final TokenBucket pace = new TokenBucket();

    @Test
    void withoutAnybodysWishThereIsNoLimit() {
        assertThat(pace.limited()).isFalse();
        assertThat(pace.tooLow()).isFalse();
    }

    @Test
    void eachTickBringsItsShareAndNoMore() {
        pace.set(1_000_000, 1_000_000);
        long now = start();
        long sent = 0;
        for (int tick = 0; tick < 100; tick++) sent += take(262_144, now += TICK);
        assertThat(sent).isBetween(4_950_000L, 5_000_000L);
    }

    @Test
    void aPauseIsNotMadeUpForWithABurst() {
        pace.set(1_000_000, 1_000_000);
        long now = start();
        assertThat(take(262_144 * 4, now + 100 * TICK)).isEqualTo(200_000);
    }

    @Test
    void crumbsAreNotWorthAWrite() {
        pace.set(1_000_000, 1_000_000);
        long now = start();
        assertThat(take(262_144, now + TICK / 50)).isZero();
        assertThat(take(188, now + TICK / 50)).isEqualTo(188);
    }

    @Test
    void lessThanTheStreamNeedsIsTooLow() {
        pace.set(900_000, 1_000_000);
        assertThat(pace.tooLow()).isTrue();
        pace.set(0, 1_000_000);
        assertThat(pace.tooLow()).isFalse();
    }

    /// Takes what has been saved until now.
    private long start() {
        long now = 1_000_000_000_000L;
        take(1 << 20, now);
        return now;
    }

    private int take(int wanted, long now) {
        int n = pace.most(wanted, now);
        pace.spend(n);
        return n;
    }
}
