package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.RefusalPolicy.GiveUp;
import tv.tributary.upstream.account.RefusalPolicy.Load;
import tv.tributary.upstream.account.RefusalPolicy.MakeRoom;
import tv.tributary.upstream.account.RefusalPolicy.Retry;
import tv.tributary.upstream.account.RefusalPolicy.Step;
import tv.tributary.upstream.account.RefusalPolicy.Victim;

class RefusalPolicyTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @ParameterizedTest
    @CsvSource({"50,500", "550,550", "1100,1100", "2200,2000", "15000,2000"})
    void whileAStreamThatEndedMayBeCountedItIsAskedAgainMoreAndMoreSlowly(long sinceEnded, long pause) {
        assertThat(decide(458, ended(1, sinceEnded), AT_ONCE)).isEqualTo(new Retry(Duration.ofMillis(pause)));
    }

    @Test
    void thatEndsWhenNoPanelCountsItAnyMore() {
        assertThat(decide(458, ended(1, 20_000), AT_ONCE)).isEqualTo(new GiveUp(true));
    }

    @Test
    void whileOtherStreamsKeepEndingItIsAskedMoreSlowlyAllTheSameAndNotForEver() {
        assertThat(decide(458, ended(1, 50), Duration.ofMillis(1_600))).isEqualTo(new Retry(Duration.ofMillis(1_600)));
        assertThat(decide(458, ended(1, 50), Duration.ofSeconds(8))).isEqualTo(new Retry(Duration.ofSeconds(2)));
        assertThat(decide(458, ended(1, 50), Duration.ofMillis(8_001))).isEqualTo(new GiveUp(false));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 406, 429, 453, 454, 455, 456, 457, 458, 509, 512, 500, 502, 503, 884})
    void panelsSayItInManyWays(int status) {
        assertThat(decide(status, ended(1, 3_000), AT_ONCE)).isEqualTo(new Retry(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 400})
    void whatSaysSomethingElseIsBelieved(int status) {
        assertThat(decide(status, ended(1, 3_000), AT_ONCE)).isEqualTo(new GiveUp(false));
    }

    @ParameterizedTest
    @CsvSource({"ENDED,true", "NOTICE,true", "NOT_MEDIA,true", "UNREACHABLE,false", "STALLED,false", "NOT_FOUND,false"})
    void anEmptyAnswerANoticeOrATextMayMeanItToo(FailureReason why, boolean again) {
        var step = RefusalPolicy.decide(new UpstreamException(why), ended(1, 3_000), AT_ONCE);
        assertThat(step).isEqualTo(again ? new Retry(Duration.ofSeconds(2)) : new GiveUp(false));
    }

    @ParameterizedTest
    @CsvSource({"403,2999,true", "403,3000,false", "500,3000,false", "458,19999,true"})
    void whereTheAccountCannotBeFullOnlyAnAnswerThatMeansItIsWaitedOut(int status, long sinceEnded, boolean again) {
        var roomy = new Load(1, Optional.of(Duration.ofMillis(sinceEnded)), true, false, Duration.ZERO, false, false);
        assertThat(decide(status, roomy, AT_ONCE)).isInstanceOf(again ? Retry.class : GiveUp.class);
    }

    @ParameterizedTest
    @CsvSource({"403,50", "458,50", "458,19999", "503,2999"})
    void anotherSourceIsRefusedForThatOnlyWhereTheAccountMayBeFull(int status, long sinceEnded) {
        var roomy = new Load(1, Optional.of(Duration.ofMillis(sinceEnded)), false, false, Duration.ZERO, false, false);
        assertThat(decide(status, roomy, AT_ONCE)).isEqualTo(new GiveUp(false));
    }

    @ParameterizedTest
    @CsvSource({"0,500", "500,1000", "1500,2000", "3500,4000", "7500,4000"})
    void thereEachPauseIsTwiceAsLongAsTheOneBefore(long asking, long pause) {
        var full = new Load(1, Optional.of(Duration.ofSeconds(1)), false, true, Duration.ZERO, false, false);
        assertThat(decide(458, full, Duration.ofMillis(asking))).isEqualTo(new Retry(Duration.ofMillis(pause)));
        assertThat(decide(458, full, Duration.ofMillis(11_500))).isEqualTo(new GiveUp(false));
    }

    @ParameterizedTest
    @CsvSource({"403,false", "500,false", "503,false", "429,true", "458,true", "509,true"})
    void deadChannelsSayNothingOfTheAccount(int status, boolean telling) {
        assertThat(decide(status, ended(1, 20_000), AT_ONCE)).isEqualTo(new GiveUp(telling));
    }

    @Test
    void theProvidersOwnWaitingTimeIsHonoured() {
        var busy = new UpstreamException(FailureReason.REFUSED, Optional.of(Duration.ofSeconds(7)), 429);
        assertThat(RefusalPolicy.decide(busy, ended(1, 100), AT_ONCE)).isEqualTo(new Retry(Duration.ofSeconds(7)));
        assertThat(RefusalPolicy.decide(busy, ended(1, 100), Duration.ofSeconds(4)))
                .isEqualTo(new GiveUp(false));
    }

    @Test
    void aConnectionThatNobodyNeedsIsClosedAtOnce() {
        assertThat(decide(403, new Load(1, Optional.empty(), false, false, Duration.ZERO, true, false), AT_ONCE))
                .isEqualTo(new MakeRoom(Victim.IDLE));
    }

    @Test
    void whatIsOfLowerPriorityKeepsItsConnectionUntilThePanelHasHadTimeToForget() {
        assertThat(decide(458, lower(4_999), AT_ONCE)).isEqualTo(new GiveUp(true));
        assertThat(decide(458, lower(5_000), AT_ONCE)).isEqualTo(new MakeRoom(Victim.LOWER));
    }

    @Test
    void andIsNotEndedForWhatMayBeTheChannelsOwnFault() {
        assertThat(decide(403, lower(60_000), AT_ONCE)).isEqualTo(new GiveUp(false));
    }

    @Test
    void aRefusalOutOfNowhereIsBelieved() {
        var nothing = new Load(0, Optional.empty(), false, false, Duration.ZERO, true, true);
        assertThat(decide(458, nothing, AT_ONCE)).isEqualTo(new GiveUp(false));
    }

    private static Load ended(int streams, long sinceEnded) {
        return new Load(streams, Optional.of(Duration.ofMillis(sinceEnded)), true, true, Duration.ZERO, false, false);
    }

    private static Load lower(long refusedFor) {
        return new Load(1, Optional.empty(), false, false, Duration.ofMillis(refusedFor), false, true);
    }

    private static Step decide(int status, Load load, Duration asking) {
        return RefusalPolicy.decide(answer(status), load, asking);
    }

    private static UpstreamException answer(int status) {
        return new UpstreamException(UpstreamException.reason(status).orElseThrow(), Optional.empty(), status);
    }
}
