package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.source.Sources.ALL;
import static tv.tributary.relay.source.Sources.FIRST;
import static tv.tributary.relay.source.Sources.MILLI;
import static tv.tributary.relay.source.Sources.OTHER;
import static tv.tributary.relay.source.Sources.SAME_ACCOUNT;
import static tv.tributary.relay.source.Sources.SECOND;
import static tv.tributary.relay.source.Sources.foreign;
import static tv.tributary.relay.source.Sources.opening;
import static tv.tributary.relay.source.Sources.proven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.source.SourceStates.OpenSource;
import tv.tributary.relay.source.StandbyPolicy.CloseStandbys;
import tv.tributary.relay.source.StandbyPolicy.FailBack;
import tv.tributary.relay.source.StandbyPolicy.Prepare;
import tv.tributary.relay.source.StandbyPolicy.Release;
import tv.tributary.relay.source.StandbyPolicy.Select;
import tv.tributary.relay.source.StandbyPolicy.Stay;
import tv.tributary.relay.source.StandbyPolicy.Step;
import tv.tributary.relay.source.SwitchState.FailingBack;
import tv.tributary.relay.source.SwitchState.Guarded;
import tv.tributary.relay.source.SwitchState.Playing;
import tv.tributary.relay.source.SwitchState.Switching;
import tv.tributary.relay.source.SwitchState.WithSource;

/// A source stalls after 4 s. All times are counted from a start that means nothing.
class StandbyPolicyTest {
    private static final long START = 1_000 * SECOND;
    private static final long NEVER = Long.MAX_VALUE;
    private static final Playing PLAYING = new Playing(FIRST, START);

    private final CoolDowns coolDowns = Sources.healthy();
    private final FailbackTimer failback = new FailbackTimer();
    private final StandbyPolicy policy = new StandbyPolicy(coolDowns, failback);
    private final List<Long> wakes = new ArrayList<>();

    private boolean spare = true;
    private boolean ending;

    @Test
    void aSourceThatDeliversIsLeftAlone() {
        assertThat(at(1_900, PLAYING)).isEqualTo(new Step(PLAYING, new Stay()));
        assertThat(Collections.min(wakes)).isEqualTo(START + 2 * SECOND);
    }

    @Test
    void afterHalfAStallTheNextSourceIsOpenedAsAStandby() {
        assertThat(at(2_000, PLAYING)).isEqualTo(new Step(guarded(NEVER), new Prepare(SAME_ACCOUNT)));
        assertThat(Collections.min(wakes)).isEqualTo(START + 3_750 * MILLI);
    }

    @Test
    void aStandbyNeverTakesAConnectionThatIsInUse() {
        spare = false;
        assertThat(at(2_000, PLAYING)).isEqualTo(new Step(guarded(NEVER), new Stay()));
    }

    @Test
    void oneStandbyIsEnough() {
        assertThat(at(3_000, guarded(NEVER), opening(SAME_ACCOUNT)).action()).isEqualTo(new Stay());
    }

    @Test
    void aSourceThatStallsIsReleasedSoThatTheNextOneIsSeenInTime() {
        assertThat(at(3_749, guarded(NEVER), proven(OTHER, START)).action()).isEqualTo(new Stay());
        assertThat(at(3_750, guarded(NEVER), proven(OTHER, START)).action())
                .isEqualTo(new Release(FailureReason.STALLED));
    }

    @Test
    void whileThisProcessWasSuspendedNoSourceStalls() {
        assertThat(at(100, PLAYING).action()).isEqualTo(new Stay());
        policy.suspended(60 * SECOND);
        assertThat(at(61_000, PLAYING).action()).isEqualTo(new Stay());
        assertThat(at(64_000, PLAYING).action()).isEqualTo(new Release(FailureReason.STALLED));
    }

    @Test
    void aSourceThatIsEndingGetsAStandbyAtOnce() {
        ending = true;
        assertThat(at(0, PLAYING).action()).isEqualTo(new Prepare(SAME_ACCOUNT));
    }

    @Test
    void onceItIsPlayedOutTheStandbyTakesOver() {
        ending = true;
        assertThat(at(399, guarded(NEVER), proven(OTHER, START)).action()).isEqualTo(new Stay());
        assertThat(at(400, guarded(NEVER), proven(OTHER, START)).action())
                .isEqualTo(new Select(OTHER, FailureReason.STALLED));
    }

    @Test
    void aStandbyThatPlayersCannotDecodeWaitsForTheStall() {
        ending = true;
        assertThat(at(400, guarded(NEVER), foreign(OTHER, START)).action()).isEqualTo(new Stay());
    }

    @Test
    void theStandbyIsClosedWhenTheSourceHasDeliveredForFiveSecondsAgain() {
        assertThat(at(0, guarded(NEVER), opening(OTHER))).isEqualTo(new Step(guarded(START), new Stay()));
        assertThat(at(1_000, guarded(START - 3_999 * MILLI), opening(OTHER)).action())
                .isEqualTo(new Stay());
        assertThat(at(1_000, guarded(START - 4 * SECOND), opening(OTHER)))
                .isEqualTo(new Step(PLAYING, new CloseStandbys()));
    }

    @Test
    void aSwitchWaitsUntilTheOtherSourceIsProven() {
        var switching = new Switching(FIRST, START, OTHER, FailureReason.UNWANTED);
        assertThat(at(100, switching, opening(OTHER)).action()).isEqualTo(new Stay());
        assertThat(at(100, switching, proven(OTHER, START)).action())
                .isEqualTo(new Select(OTHER, FailureReason.UNWANTED));
    }

    @Test
    void aSwitchGoesOnDuringASilence() {
        var switching = new Switching(FIRST, START, OTHER, FailureReason.FROZEN);
        assertThat(at(3_000, switching, proven(OTHER, START)))
                .isEqualTo(new Step(switching, new Select(OTHER, FailureReason.FROZEN)));
    }

    @Test
    void onABackupThePreferredSourceIsTriedAgainAfterAMinute() {
        var backup = onBackup();
        assertThat(alive(59_000, backup)).isEqualTo(new Step(backup, new Stay()));
        assertThat(alive(60_000, backup))
                .isEqualTo(new Step(new FailingBack(OTHER, START, FIRST, START + 60 * SECOND), new Prepare(FIRST)));
    }

    @Test
    void withoutASpareConnectionItIsTriedLater() {
        var backup = onBackup();
        spare = false;
        assertThat(alive(60_000, backup)).isEqualTo(new Step(backup, new Stay()));
        assertThat(failback.due()).isEqualTo(START + 180 * SECOND);
    }

    @Test
    void itGoesOnAirOnceItHasBeenSteadyForTenSecondsAtAFreshKeyframe() {
        onBackup();
        var failingBack = new FailingBack(OTHER, START, FIRST, START);
        assertThat(alive(9_900, failingBack, proven(FIRST, START + 9_900 * MILLI))
                        .action())
                .isEqualTo(new Stay());
        assertThat(alive(10_500, failingBack, proven(FIRST, START + 10_100 * MILLI))
                        .action())
                .isEqualTo(new Stay());
        assertThat(alive(10_500, failingBack, proven(FIRST, START + 10_300 * MILLI))
                        .action())
                .isEqualTo(new FailBack(FIRST));
    }

    @Test
    void nobodyIsDisconnectedForAPreferredSourceThatIsCodedOtherwise() {
        onBackup();
        var failingBack = new FailingBack(OTHER, START, FIRST, START);
        assertThat(alive(10_500, failingBack, foreign(FIRST, START + 10_400 * MILLI)))
                .isEqualTo(new Step(new Playing(OTHER, START), new CloseStandbys()));
    }

    @Test
    void aSilenceOfTheBackupEndsTheTryToFailBack() {
        onBackup();
        var failingBack = new FailingBack(OTHER, START, FIRST, START);
        assertThat(at(2_000, failingBack, opening(FIRST)))
                .isEqualTo(new Step(new Guarded(OTHER, START, NEVER), new CloseStandbys()));
    }

    private Playing onBackup() {
        failback.selected(false, START);
        return new Playing(OTHER, START);
    }

    private static Guarded guarded(long calmSince) {
        return new Guarded(FIRST, START, calmSince);
    }

    /// What is decided so many milliseconds after the last packet.
    private Step at(long millis, WithSource state, OpenSource... standbys) {
        return decide(START + millis * MILLI, START, state, standbys);
    }

    /// What is decided then, while packets come.
    private Step alive(long millis, WithSource state, OpenSource... standbys) {
        return decide(START + millis * MILLI, START + millis * MILLI, state, standbys);
    }

    private Step decide(long now, long aliveAt, WithSource state, OpenSource... standbys) {
        wakes.clear();
        var view = new SourceStates(List.of(standbys), (Candidate _) -> spare, aliveAt, ending);
        return policy.decide(state, view, ALL, now, wakes::add);
    }
}
