package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;

class CoolDownsTest {
    private static final Candidate FIRST = candidate(1, "a");
    private static final Candidate SAME_ACCOUNT = candidate(2, "a");
    private static final Candidate OTHER = candidate(3, "b");
    private static final List<Candidate> ALL = List.of(FIRST, SAME_ACCOUNT, OTHER);

    private final SourceTraits traits = new SourceTraits((_, _, _) -> {});
    private final CoolDowns coolDowns = new CoolDowns(traits);
    private long now = 1_000_000_000_000L;

    @Test
    void theFirstInOrderIsTriedFirst() {
        assertThat(next()).isEqualTo(FIRST);
    }

    @Test
    void theNextInOrderFollowsOneThatFailed() {
        fail(FIRST, FailureReason.NOT_FOUND, 0);
        assertThat(next()).isEqualTo(SAME_ACCOUNT);
    }

    @Test
    void oneRefusalSaysNothingOfTheAccount() {
        fail(FIRST, FailureReason.REFUSED, 0);
        assertThat(next()).isEqualTo(SAME_ACCOUNT);
    }

    @Test
    void anAccountOfWhichTwoSourcesWereRefusedCoolsDownWithAllOfThem() {
        var third = candidate(4, "a");
        fail(FIRST, FailureReason.REFUSED, 0);
        fail(SAME_ACCOUNT, FailureReason.REFUSED, 0);
        var all = List.of(FIRST, SAME_ACCOUNT, third, OTHER);
        assertThat(coolDowns.firstReady(all, Set.of(), now)).contains(OTHER);
        coolDowns.selected(third);
        assertThat(coolDowns.firstReady(all, Set.of(), now)).contains(third);
    }

    @Test
    void aSourceThatStalledCoolsDown() {
        fail(FIRST, FailureReason.STALLED, 60);
        assertThat(next()).isEqualTo(SAME_ACCOUNT);
    }

    @Test
    void theFirstIsTriedAgainAfterItsCoolDown() {
        fail(FIRST, FailureReason.FAILED, 0);
        now += Duration.ofSeconds(6).toNanos();
        fail(SAME_ACCOUNT, FailureReason.FAILED, 0);
        assertThat(next()).isEqualTo(FIRST);
    }

    @Test
    void whenAllAreInCoolDownRetriesGoOnSlowly() {
        for (var candidate : ALL) fail(candidate, FailureReason.NOT_FOUND, 0);
        var pauses = new java.util.ArrayList<Duration>();
        for (int i = 0; i < 6; i++) {
            pauses.add(coolDowns.nextRetry(ALL, now).orElseThrow().pause());
        }
        assertThat(pauses).first().isEqualTo(Duration.ofMillis(250));
        assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void theProvidersOwnWaitingTimeIsHonoured() {
        coolDowns.fail(FIRST, FailureReason.FAILED, Duration.ZERO, Optional.of(Duration.ofSeconds(100)), now);
        now += Duration.ofSeconds(99).toNanos();
        assertThat(next()).isEqualTo(SAME_ACCOUNT);
        now += Duration.ofSeconds(2).toNanos();
        assertThat(next()).isEqualTo(FIRST);
    }

    @Test
    void theUsersChoiceComesFirstUntilItFails() {
        coolDowns.prefer(OTHER.source());
        assertThat(next()).isEqualTo(OTHER);
        fail(OTHER, FailureReason.ENDED, 60);
        now += Duration.ofMinutes(5).toNanos();
        assertThat(next()).isEqualTo(FIRST);
    }

    @Test
    void aSourceLikeTheOneThatPlayedComesFirst() {
        traits.learn(FIRST.source(), new SourceTraits.Traits(0x1B, Optional.of(new PictureSize(1920, 1080))));
        traits.learn(SAME_ACCOUNT.source(), new SourceTraits.Traits(0x1B, Optional.of(new PictureSize(720, 576))));
        coolDowns.selected(FIRST);
        fail(FIRST, FailureReason.ENDED, 60);
        assertThat(next()).isEqualTo(OTHER);
        fail(OTHER, FailureReason.ENDED, 60);
        assertThat(next()).isEqualTo(SAME_ACCOUNT);
    }

    @Test
    void aStreamThatEndsAfterTheSameShortTimeAgainIsAClip() {
        fail(FIRST, FailureReason.ENDED, 20);
        fail(FIRST, FailureReason.ENDED, 20);
        var views = coolDowns.snapshots(ALL, Optional.empty(), Set.of(), now, Instant.EPOCH);
        assertThat(views.getFirst().why()).contains(FailureReason.NOTICE);
    }

    @Test
    void ofThoseInCoolDownTheLeastDoubtfulIsMostPromisingAndARefusedAccountComesLast() {
        var third = candidate(4, "a");
        var all = List.of(FIRST, SAME_ACCOUNT, third, OTHER);
        fail(FIRST, FailureReason.REFUSED, 0);
        fail(SAME_ACCOUNT, FailureReason.REFUSED, 0);
        fail(OTHER, FailureReason.NOT_FOUND, 0);
        assertThat(coolDowns.mostPromising(all, Set.of(), now)).contains(OTHER);
        assertThat(coolDowns.mostPromising(all, Set.of(OTHER.source()), now)).contains(third);
        assertThat(coolDowns
                        .mostPromising(all, Set.of(OTHER.source(), third.source()), now)
                        .orElseThrow())
                .isIn(FIRST, SAME_ACCOUNT);
    }

    @Test
    void aSourceTheUserSwitchedAwayFromIsMostPromising() {
        fail(FIRST, FailureReason.ENDED, 60);
        fail(SAME_ACCOUNT, FailureReason.FAILED, 0);
        fail(OTHER, FailureReason.UNWANTED, 60);
        assertThat(mostPromising(Set.of())).contains(OTHER);
    }

    @Test
    void whatTheProviderAskedToLeaveAloneIsNotPromising() {
        coolDowns.fail(FIRST, FailureReason.FAILED, Duration.ZERO, Optional.of(Duration.ofSeconds(20)), now);
        assertThat(coolDowns.mostPromising(List.of(FIRST), Set.of(), now)).isEmpty();
        now += Duration.ofSeconds(21).toNanos();
        assertThat(coolDowns.mostPromising(List.of(FIRST), Set.of(), now)).contains(FIRST);
    }

    @Test
    void withoutSourcesThereIsNothingToTry() {
        assertThat(coolDowns.nextRetry(List.of(), now)).isEmpty();
    }

    private Optional<Candidate> mostPromising(Set<SourceId> busy) {
        return coolDowns.mostPromising(ALL, busy, now);
    }

    private Candidate next() {
        return coolDowns.firstReady(ALL, Set.of(), now).orElseThrow();
    }

    private void fail(Candidate candidate, FailureReason why, int played) {
        coolDowns.fail(candidate, why, Duration.ofSeconds(played), Optional.empty(), now);
    }

    private static Candidate candidate(int id, String account) {
        return new Candidate(
                new SourceId(id),
                new ProviderId(1),
                "Provider",
                "Channel",
                "http://127.0.0.1/",
                Map.of(),
                account,
                1,
                FailoverTolerance.usual());
    }
}
