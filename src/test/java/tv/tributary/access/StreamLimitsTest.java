package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.access.StreamLimits.StreamSession;

class StreamLimitsTest {
    private static final Grant GUEST = new Grant("guest", "Guest", "secret", "guest", 2);

    private final StreamLimits limits = new StreamLimits();

    private static final class Film implements StreamSession {
        private final String device;
        private boolean open = true;

        Film(String device) {
            this.device = device;
        }

        @Override
        public String device() {
            return device;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void end() {
            open = false;
        }
    }

    @Test
    void oneMoreThanTheLimitIsRefused() {
        assertThat(limits.open(GUEST, new Film("tv"))).isTrue();
        assertThat(limits.open(GUEST, new Film("phone"))).isTrue();
        assertThat(limits.open(GUEST, new Film("tablet"))).isFalse();
    }

    @Test
    void whatHasEndedDoesNotCount() {
        var first = new Film("tv");
        limits.open(GUEST, first);
        limits.open(GUEST, new Film("phone"));
        first.end();

        assertThat(limits.open(GUEST, new Film("tablet"))).isTrue();
        assertThat(limits.open(GUEST, new Film("radio"))).isFalse();
    }

    @Test
    void theSameStreamCountsOnce() {
        var film = new Film("tv");

        for (int i = 0; i < 5; i++) assertThat(limits.open(GUEST, film)).isTrue();
        assertThat(limits.open(GUEST, new Film("phone"))).isTrue();
    }

    @Test
    void theOldestOfTheSameDeviceGivesWay() {
        var first = new Film("tv");
        var second = new Film("tv");
        var third = new Film("tv");
        limits.open(GUEST, first);
        limits.open(GUEST, second);

        assertThat(limits.open(GUEST, third)).isTrue();
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(third.isOpen()).isTrue();
    }

    @Test
    void usersAreCountedApart() {
        var other = new Grant("other", "Other", "secret 2", "guest", 1);
        limits.open(GUEST, new Film("tv"));
        limits.open(GUEST, new Film("phone"));

        assertThat(limits.open(other, new Film("tablet"))).isTrue();
    }

    @Test
    void withoutALimitNobodyIsRefused() {
        var household = Grant.of("household", "The household", "secret");

        for (int i = 0; i < 100; i++)
            assertThat(limits.open(household, new Film("tv " + i))).isTrue();
    }
}
