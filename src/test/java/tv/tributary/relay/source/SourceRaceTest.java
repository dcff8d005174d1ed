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
import tv.tributary.relay.source.SourceView.OpenSource;

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
        race.failed(OTHER.source());
        assertThat(at(100, race, otherwise)).isEqualTo(new Win(otherwise));
    }

    @Test
    void ifAllHaveFailedTheyAreTriedAgainAfterAPauseMostPromisingFirst() {
        var race = opening();
        for (var source : ALL) {
            fail(source);
            race.failed(source.source());
        }
        assertThat(race.allFailed(ALL)).isTrue();
        assertThat(at(0, race)).isEqualTo(new Wait());
        assertThat(wakes).contains(START + 250 * MILLI);
        assertThat(at(249, race)).isEqualTo(new Wait());
        assertThat(at(250, race)).isInstanceOf(Open.class);
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
        var view = new SourceView(List.of(standbys), candidate -> spare.contains(candidate), START, false);
        return race.decide(ALL, view, START + millis * MILLI, wakes::add);
    }
}
