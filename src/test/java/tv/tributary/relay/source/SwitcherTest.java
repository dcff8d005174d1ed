package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.source.Sources.ALL;
import static tv.tributary.relay.source.Sources.FIRST;
import static tv.tributary.relay.source.Sources.MILLI;
import static tv.tributary.relay.source.Sources.OTHER;
import static tv.tributary.relay.source.Sources.SAME_ACCOUNT;
import static tv.tributary.relay.source.Sources.SECOND;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.source.SwitchState.Closed;
import tv.tributary.relay.source.SwitchState.OnSlate;
import tv.tributary.relay.source.SwitchState.Opening;
import tv.tributary.relay.source.SwitchState.Playing;
import tv.tributary.relay.source.SwitchState.Searching;
import tv.tributary.relay.source.SwitchState.Switching;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.UpstreamException;

/// A whole failover, step by step, without a thread or a clock: what the switcher does about sources, and what it
/// tells.
class SwitcherTest {
    private static final long START = 1_000 * SECOND;

    private final RecordedSources done = new RecordedSources(START);
    private final Switcher switcher = new Switcher(
            new ChannelId(1),
            ALL,
            done,
            new SourceTraits((_, _, _) -> {}),
            new SourceSearchPolicy(StreamTimeouts::defaults),
            done,
            InstantSource.fixed(Instant.EPOCH),
            _ -> {},
            START);

    @Test
    void theFirstSourceIsOpenedAndGoesOnAirWhenItIsProven() {
        switcher.advance(START);
        assertThat(done.next()).isEqualTo("open 1");
        assertThat(switcher.state()).isInstanceOf(Opening.class);
        done.prove(FIRST);
        switcher.advance(START + SECOND);
        assertThat(done.all()).containsExactly("selected 1 as 1 of 3", "select 1");
        assertThat(switcher.state()).isEqualTo(new Playing(FIRST, START + SECOND));
    }

    @Test
    void aSourceThatEndsIsReleasedAndTheNextOneTakesOver() {
        play();
        done.alive(START + SECOND);
        end(FIRST, FailureReason.FAILED, START + 2 * SECOND);
        assertThat(done.all()).containsExactly("release 1", "released");
        assertThat(switcher.state()).isInstanceOf(Searching.class);
        switcher.advance(START + 2 * SECOND);
        assertThat(done.next()).isEqualTo("open 2");
        done.prove(SAME_ACCOUNT);
        switcher.advance(START + 3 * SECOND);
        assertThat(done.all())
                .containsExactly("selected 2 as 2 of 3", "select 2", "failed over 1 to 2, FAILED after 2000 ms");
    }

    @Test
    void aSourceThatPlayedForFiveSecondsIsOpenedAgainAtOnceWhenItEnds() {
        play();
        done.alive(START + 5 * SECOND);
        end(FIRST, FailureReason.ENDED, START + 5 * SECOND);
        assertThat(done.all()).containsExactly("release 1", "released", "open 1");
        done.prove(FIRST);
        switcher.advance(START + 5_200 * MILLI);
        assertThat(done.all()).containsExactly("selected 1 as 1 of 3", "select 1", "recovered 1, ENDED after 200 ms");
    }

    @Test
    void oneThatEndsSoonerIsNot() {
        play();
        end(FIRST, FailureReason.ENDED, START + 4_999 * MILLI);
        assertThat(done.all()).containsExactly("release 1", "released");
    }

    @Test
    void theUsersChoiceIsPreparedBesideTheSourceOnAirAndTakesOverWhenProven() {
        play();
        switcher.accept(new SwitchCommand.SwitchTo(OTHER.source()), START + SECOND);
        assertThat(done.all()).containsExactly("close standbys", "prepare 3");
        assertThat(switcher.state()).isEqualTo(new Switching(FIRST, START, OTHER, FailureReason.UNWANTED));
        done.prove(OTHER);
        done.alive(START + 2 * SECOND);
        switcher.advance(START + 2 * SECOND);
        assertThat(done.all())
                .containsExactly(
                        "release 1",
                        "released",
                        "selected 3 as 3 of 3",
                        "select 3",
                        "failed over 1 to 3, UNWANTED after 0 ms");
    }

    @Test
    void withoutASpareConnectionTheSourceOnAirIsReleasedForIt() {
        play();
        done.spare(false);
        switcher.accept(new SwitchCommand.SwitchTo(OTHER.source()), START + SECOND);
        assertThat(done.all()).containsExactly("close standbys", "release 1", "released");
        switcher.advance(START + SECOND);
        assertThat(done.next()).isEqualTo("open 3");
    }

    @Test
    void aDoubtAboutAnotherSourceThanTheOneOnAirDoesNothing() {
        play();
        switcher.accept(new SwitchCommand.Doubt(OTHER.source(), FailureReason.FROZEN), START + SECOND);
        assertThat(done.all()).isEmpty();
    }

    @Test
    void aSwitchEndsWhenItsSourceCannotBeOpened() {
        play();
        switcher.accept(new SwitchCommand.SwitchTo(OTHER.source()), START + SECOND);
        done.all();
        done.gone(OTHER);
        switcher.accept(
                new SwitchCommand.OpenFailed(OTHER, new UpstreamException(FailureReason.NOT_FOUND)),
                START + 2 * SECOND);
        assertThat(done.all()).containsExactly("refused 3, NOT_FOUND");
        assertThat(switcher.state()).isEqualTo(new Playing(FIRST, START));
    }

    @Test
    void theSlateIsShownAMomentAfterAllHaveFailed() {
        failUntilTheSlate();
    }

    private void failUntilTheSlate() {
        play();
        done.alive(START + SECOND);
        end(FIRST, FailureReason.FAILED, START + SECOND);
        refuseAll(START + SECOND);
        done.all();
        switcher.advance(START + 2_499 * MILLI);
        assertThat(switcher.state()).isInstanceOf(Searching.class);
        switcher.advance(START + 2_500 * MILLI);
        assertThat(done.all()).contains("show slate", "slate shown, NOT_FOUND");
        assertThat(switcher.state()).isInstanceOf(OnSlate.class);
    }

    @Test
    void theGapAfterTheSlateIsCountedFromTheLastProgramme() {
        failUntilTheSlate();
        done.alive(START + 60 * SECOND);
        done.prove(OTHER);
        switcher.advance(START + 61 * SECOND);
        assertThat(done.all()).contains("failed over 1 to 3, FAILED after 60000 ms");
    }

    @Test
    void wherePlayersCouldDecodeNoSlateTheOutageEndsTheChannel() {
        play();
        done.alive(START + SECOND);
        done.withoutSlate();
        end(FIRST, FailureReason.FAILED, START + SECOND);
        refuseAll(START + SECOND);
        switcher.advance(START + 31 * SECOND);
        assertThat(switcher.state()).isInstanceOf(Searching.class);
        switcher.advance(START + 31 * SECOND + 1);
        assertThat(done.all()).contains("failed, NOT_FOUND");
        assertThat(switcher.state()).isEqualTo(new Closed());
    }

    @Test
    void beforeAnythingWasOnAirTheChannelEndsAsSoonAsAllHaveFailed() {
        refuseAll(START);
        switcher.advance(START);
        assertThat(done.all()).contains("failed, NOT_FOUND");
    }

    @Test
    void beforeAnythingWasOnAirWhatMayAnswerOtherwiseSoonIsAskedAgain() {
        switcher.candidates(List.of(FIRST));
        switcher.advance(START);
        refuse(FIRST, FailureReason.ENDED, START);
        done.all();
        switcher.advance(START + 1_499 * MILLI);
        assertThat(done.all()).isEmpty();
        switcher.advance(START + 1_500 * MILLI);
        assertThat(done.next()).isEqualTo("open 1");
        refuse(FIRST, FailureReason.NOT_FOUND, START + 2 * SECOND);
        switcher.advance(START + 2 * SECOND);
        assertThat(done.all()).contains("failed, ENDED");
    }

    @Test
    void aSourceThatMustBeLeftAloneForLongerThanAViewerWaitsEndsTheChannel() {
        switcher.candidates(List.of(FIRST));
        switcher.advance(START);
        done.gone(FIRST);
        var later = new UpstreamException(FailureReason.FAILED, Optional.of(Duration.ofSeconds(16)));
        switcher.accept(new SwitchCommand.OpenFailed(FIRST, later), START);
        switcher.advance(START);
        assertThat(done.all()).contains("failed, FAILED");
    }

    private void refuse(Candidate source, FailureReason why, long now) {
        done.gone(source);
        switcher.accept(new SwitchCommand.OpenFailed(source, new UpstreamException(why)), now);
    }

    @Test
    void aSourceThatIsCodedOtherwiseFromNowOnIsReplacedIfThereIsAnother() {
        play();
        switcher.accept(new SwitchCommand.CodingChanged(), START + SECOND);
        assertThat(done.all()).containsExactly("release 1", "released");
    }

    @Test
    void viewersComeBackForANewCodingOnlyIfThereIsNone() {
        play();
        switcher.candidates(List.of(FIRST));
        switcher.accept(new SwitchCommand.CodingChanged(), START + SECOND);
        assertThat(done.all()).containsExactly("announce coding");
    }

    @Test
    void aSourceWhoseConnectionIsNeededElsewhereEndsTheChannelIfNoOtherAccountIsLeft() {
        play();
        switcher.candidates(List.of(FIRST, SAME_ACCOUNT));
        var why = new UpstreamException(new SlotRequest(Priority.VIEWER, "somebody", 1, "Two"));
        done.gone(FIRST);
        switcher.accept(new SwitchCommand.Ended(why), START + SECOND);
        assertThat(done.all()).containsExactly("release 1", "released", "preempted for Two", "failed, TAKEN");
    }

    private void play() {
        switcher.advance(START - 1);
        done.prove(FIRST);
        done.alive(START);
        switcher.advance(START);
        done.all();
    }

    private void end(Candidate source, FailureReason why, long now) {
        done.gone(source);
        switcher.accept(new SwitchCommand.Ended(new UpstreamException(why)), now);
    }

    private void refuseAll(long now) {
        for (var source : ALL) {
            switcher.accept(new SwitchCommand.OpenFailed(source, new UpstreamException(FailureReason.NOT_FOUND)), now);
        }
    }
}
