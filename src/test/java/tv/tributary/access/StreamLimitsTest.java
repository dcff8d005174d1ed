package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.access.StreamLimits.Standing;
import tv.tributary.access.StreamLimits.StreamSession;

class StreamLimitsTest {
    private static final Grant GUEST = new Grant("guest", "Guest", "secret", "guest", 2);

    private final StreamLimits limits = new StreamLimits();
    private final Set<Grant> ended = new HashSet<>();
    private final StreamLimits revocable =
            new StreamLimits(grant -> ended.contains(grant) ? Standing.ENDED : Standing.VALID);

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

    @Test
    void aThousandRandomJoinsAndLeavesLeaveNobodyCounted() {
        var random = new Random(7);
        var people = List.of(
                new Grant("user 1", "Anna", "secret 1", "home", 2),
                new Grant("user 2", "Ben", "secret 2", "home", 3),
                new Grant("user 3", "Cleo", "secret 3", "home", 0));
        var watched = new ArrayList<Film>();
        for (int i = 0; i < 1_000; i++) {
            var grant = people.get(random.nextInt(3));
            if (random.nextBoolean()) {
                var film = new Film(grant.user() + " device " + random.nextInt(4));
                int before = revocable.count(grant.user());
                boolean admitted = revocable.open(grant, film);
                if (admitted) watched.add(film);
                else assertThat(before).isEqualTo(grant.maxStreams());
            } else if (!watched.isEmpty()) {
                watched.remove(random.nextInt(watched.size())).end();
            }
            for (var one : people.subList(0, 2))
                assertThat(revocable.count(one.user())).isLessThanOrEqualTo(one.maxStreams());
            for (var one : people) {
                var open = watched.stream()
                        .filter(film -> film.isOpen() && film.device().startsWith(one.user()))
                        .count();
                assertThat(revocable.count(one.user())).isEqualTo((int) open);
            }
        }

        watched.forEach(Film::end);

        assertThat(people)
                .allSatisfy(one -> assertThat(revocable.count(one.user())).isZero());
        assertThat(revocable.viewers()).isEmpty();
    }

    @Test
    void streamsEndWithTheirGrant() {
        var guest = new Grant("user 1", "Guest", "secret", "home", 0);
        var first = new Film("tv");
        var others = new Film("tv");
        revocable.open(guest, first);
        revocable.open(GUEST, others);

        ended.add(guest);
        revocable.endRevoked();

        assertThat(first.isOpen()).isFalse();
        assertThat(others.isOpen()).isTrue();
        assertThat(revocable.open(guest, new Film("tv"))).isFalse();
    }

    @Test
    void anAdministratorEndsStreamsThatMayBeginAgain() {
        var first = new Film("tv");
        revocable.open(GUEST, first);

        assertThat(revocable.end(grant -> grant.user().equals("guest"))).isEqualTo(1);

        assertThat(first.isOpen()).isFalse();
        assertThat(revocable.open(GUEST, new Film("tv"))).isTrue();
    }
}
