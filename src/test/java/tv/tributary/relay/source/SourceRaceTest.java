package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.source.Sources.ALL;
import static tv.tributary.relay.source.Sources.FIRST;
import static tv.tributary.relay.source.Sources.MILLI;
import static tv.tributary.relay.source.Sources.OTHER;
import static tv.tributary.relay.source.Sources.SAME_ACCOUNT;
import static tv.tributary.relay.source.Sources.SECOND;
import static tv.tributary.relay.source.Sources.foreign;
import static tv.tributary.relay.source.Sources.proven;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.source.SourceRace.Action;
import tv.tributary.relay.source.SourceRace.Open;
import tv.tributary.relay.source.SourceRace.Wait;
import tv.tributary.relay.source.SourceRace.Win;
import tv.tributary.relay.source.SourceStates.OpenSource;

class SourceRaceTest {
    private static final long START = 1_000 * SECOND;

    private final CoolDowns coolDowns = Sources.healthy();
    private final List<Long> wakes = new ArrayList<>();
    /// Sources for which a connection is free.
    private Set<Candidate> spare = Set.copyOf(ALL);

    @Test
    void theFirstInOrderIsOpenedAtOnce() {
        assertThat(at(0, opening())).isEqualTo(open(FIRST));
    }

    @Test
    void theNextOneIsOpenedBesideItWhenThatTakesLong() {
        var race = opening();
        assertThat(at(2_499, race, Sources.opening(FIRST))).isEqualTo(new Wait());
        assertThat(wakes).contains(START + 2_500 * MILLI);
        assertThat(at(2_500, race, Sources.opening(FIRST))).isEqualTo(open(SAME_ACCOUNT));
    }

    @Test
    void whileViewersSeeAStoppedPictureItIsOpenedSooner() {
        var race = SourceRace.without(FIRST, coolDowns, START);
        fail(FIRST);
        assertThat(at(0, race)).isEqualTo(open(SAME_ACCOUNT));
        assertThat(at(699, race, Sources.opening(SAME_ACCOUNT))).isEqualTo(new Wait());
        assertThat(at(700, race, Sources.opening(SAME_ACCOUNT))).isEqualTo(open(OTHER));
    }

    @Test
    void theFirstThatIsProvenWins() {
        var winner = proven(OTHER, START);
        assertThat(at(100, opening(), Sources.opening(FIRST), winner)).isEqualTo(new Win(winner));
    }

    @Test
    void whatWasLostWinsIfItComesBackWithinItsGrace() {
        var race = SourceRace.awaiting(FIRST, coolDowns, START);
        var back = proven(FIRST, START);
        assertThat(at(0, race, Sources.opening(FIRST))).isEqualTo(open(SAME_ACCOUNT));
        assertThat(at(299, race, Sources.opening(FIRST), proven(OTHER, START))).isEqualTo(new Wait());
        assertThat(wakes).contains(START + 300 * MILLI);
        assertThat(at(299, race, proven(OTHER, START), back)).isEqualTo(new Win(back));
    }

    @Test
    void afterItsGraceAnyOtherWins() {
        var race = SourceRace.awaiting(FIRST, coolDowns, START);
        var other = proven(OTHER, START);
        assertThat(at(300, race, Sources.opening(FIRST), other)).isEqualTo(new Win(other));
    }

    @Test
    void afterItsGraceItsConnectionGoesToTheNextOfItsAccount() {
        var race = SourceRace.awaiting(FIRST, coolDowns, START);
        spare = Set.of();
        assertThat(at(299, race, Sources.opening(FIRST))).isEqualTo(new Wait());
        assertThat(at(300, race, Sources.opening(FIRST)))
                .isEqualTo(new Open(SAME_ACCOUNT, Optional.of(FIRST.source())));
        assertThat(race.allFailed(List.of(FIRST))).isTrue();
    }

    @Test
    void oneThatPlayersCannotDecodeWaitsForThoseThatMayFit() {
        var race = SourceRace.without(FIRST, coolDowns, START);
        fail(FIRST);
        var otherwise = foreign(SAME_ACCOUNT, START);
        assertThat(at(100, race, otherwise, Sources.opening(OTHER))).isEqualTo(new Wait());
        race.failed(OTHER.source(), 0, START);
        assertThat(at(100, race, otherwise)).isEqualTo(new Win(otherwise));
    }

    @Test
    void ifAllHaveFailedWhileViewersSeeAStoppedPictureTheyAreTriedAgainMostPromisingFirst() {
        var race = SourceRace.without(FIRST, coolDowns, START);
        for (var source : ALL) {
            fail(source);
            race.failed(source.source(), 0, START);
        }
        assertThat(race.allFailed(ALL)).isTrue();
        assertThat(at(0, race)).isEqualTo(new Wait());
        assertThat(wakes).contains(START + 250 * MILLI);
        assertThat(at(249, race)).isEqualTo(new Wait());
        assertThat(at(250, race)).isInstanceOf(Open.class);
    }

    @Test
    void beforeTheFirstPictureWhatMayAnswerOtherwiseIsTriedThreeTimesMore() {
        var race = opening();
        assertThat(at(0, race)).isEqualTo(open(FIRST));
        refuse(race, SAME_ACCOUNT, 0, 0);
        refuse(race, OTHER, 0, 0);
        for (long due : new long[] {1_500, 7_500, 12_500}) {
            refuse(race, FIRST, 3, due - 1_400);
            assertThat(race.retriesBy(ALL, START + due * MILLI)).isTrue();
            assertThat(race.retriesBy(ALL, START + due * MILLI - 1)).isFalse();
            assertThat(at(due - 1, race)).isEqualTo(new Wait());
            assertThat(wakes).contains(START + due * MILLI);
            assertThat(at(due, race)).isEqualTo(open(FIRST));
        }
        refuse(race, FIRST, 3, 12_600);
        assertThat(race.retriesBy(ALL, Long.MAX_VALUE - 1)).isFalse();
        assertThat(at(60_000, race)).isEqualTo(new Wait());
    }

    @Test
    void whatWasAskedSeveralTimesAtOnceIsTriedOnceMoreAndLater() {
        var race = opening();
        refuse(race, SAME_ACCOUNT, 0, 0);
        refuse(race, OTHER, 0, 0);
        refuse(race, FIRST, 1, 100);
        assertThat(at(7_499, race)).isEqualTo(new Wait());
        assertThat(at(7_500, race)).isEqualTo(open(FIRST));
        refuse(race, FIRST, 3, 7_600);
        assertThat(race.retriesBy(ALL, Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void beforeTheFirstPictureWhatIsGoneIsNotTriedAgain() {
        var race = opening();
        for (var source : ALL) refuse(race, source, 0, 0);
        assertThat(race.retriesBy(ALL, Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void aRetryWaitsAsLongAsTheProviderAsks() {
        var race = opening();
        var soon = Optional.of(Duration.ofSeconds(5));
        for (var source : List.of(SAME_ACCOUNT, OTHER)) refuse(race, source, 0, 0);
        coolDowns.fail(FIRST, FailureReason.REFUSED, Duration.ZERO, soon, START);
        race.failed(FIRST.source(), 3, START);
        assertThat(at(4_999, race)).isEqualTo(new Wait());
        assertThat(at(5_000, race)).isEqualTo(open(FIRST));
    }

    @Test
    void aSlowFailureIsNotFollowedByARetryAtOnce() {
        var race = opening();
        for (var source : List.of(SAME_ACCOUNT, OTHER)) refuse(race, source, 0, 0);
        refuse(race, FIRST, 3, 7_400);
        assertThat(at(7_899, race)).isEqualTo(new Wait());
        assertThat(at(7_900, race)).isEqualTo(open(FIRST));
    }

    @Test
    void oneThatGivesNothingLeavesItsOnlyConnectionToTheNextOfItsAccount() {
        var race = opening();
        assertThat(at(0, race)).isEqualTo(open(FIRST));
        spare = Set.of();
        assertThat(at(5_999, race, Sources.opening(FIRST))).isEqualTo(new Wait());
        assertThat(at(6_000, race, Sources.opening(FIRST)))
                .isEqualTo(new Open(SAME_ACCOUNT, Optional.of(FIRST.source())));
    }

    private void refuse(SourceRace race, Candidate source, int mayRetry, long millis) {
        long now = START + millis * MILLI;
        coolDowns.fail(source, FailureReason.FAILED, Duration.ZERO, Optional.empty(), now);
        race.failed(source.source(), mayRetry, now);
    }

    private SourceRace opening() {
        return SourceRace.opening(coolDowns, START);
    }

    private static Open open(Candidate source) {
        return new Open(source, Optional.empty());
    }

    private void fail(Candidate source) {
        coolDowns.fail(source, FailureReason.NOT_FOUND, Duration.ZERO, Optional.empty(), START);
    }

    private Action at(long millis, SourceRace race, OpenSource... standbys) {
        wakes.clear();
        var view = new SourceStates(List.of(standbys), candidate -> spare.contains(candidate), START, false);
        return race.decide(ALL, view, START + millis * MILLI, wakes::add);
    }
}
