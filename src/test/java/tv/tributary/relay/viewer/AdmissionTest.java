package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.viewer.Admission.Admit;
import tv.tributary.relay.viewer.Admission.Refuse;
import tv.tributary.relay.viewer.Admission.Supersede;
import tv.tributary.relay.viewer.Admission.Wait;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;

class AdmissionTest {
    private static final ClientId ANN = new ClientId("10.0.0.1", "Ann's television");
    private static final ClientId BOB = new ClientId("10.0.0.2", "Bob's television");
    private static final ViewerRequest FIRST = new ViewerRequest(7, StreamUse.VIEWER, ANN, "", "");

    private final Admission<String> admission = new Admission<>("One", FIRST);

    @Test
    void aRequestThatIsPassedOnIsStillThatOfItsPlayer() {
        var request =
                new ViewerRequest(7, StreamUse.RECORDING, new ClientId("10.0.0.2", "VLC/3.0 on a TV", "Ann"), "", "");
        var passedOn = ViewerRequest.of(request.claim("Channel 1"));
        assertThat(passedOn.client()).isEqualTo(request.client());
        assertThat(passedOn.claim("Channel 1")).isEqualTo(request.claim("Channel 1"));
        var several = new SlotRequest(SlotRequest.Priority.VIEWER, "", 8, "Channel 1");
        assertThat(ViewerRequest.of(several).client()).isEqualTo(new ClientId("", ""));
    }

    @Test
    void aRequestWaitsForAKeyframe() {
        assertThat(admission.judge(Optional.empty(), false)).isEqualTo(new Wait<>());
        assertThat(admission.judge(Optional.of("keyframe"), true)).isEqualTo(new Admit<>("keyframe"));
    }

    @Test
    void whoHasWaitedTooLongIsRefused() {
        assertThat(admission.judge(Optional.empty(), true)).isEqualTo(new Refuse<>(FailureReason.NO_PICTURE));
    }

    @Test
    void whoWaitsWhenAllSourcesHaveFailedIsToldWhy() {
        admission.fail(FailureReason.NOT_FOUND);
        assertThat(admission.judge(Optional.of("keyframe"), false)).isEqualTo(new Refuse<>(FailureReason.NOT_FOUND));
    }

    @Test
    void aClosedChannelExpectsNobodyButThoseItHasPromised() {
        admission.close();
        assertThat(admission.expect(FIRST)).isTrue();
        assertThat(admission.expect(new ViewerRequest(8, StreamUse.VIEWER, BOB, "", "")))
                .isFalse();
    }

    @Test
    void aSingleClientsConnectionIsItsOwn() {
        assertThat(admission.claim(List.of())).contains(new SlotRequest(Priority.VIEWER, ANN.key(), 7, "One"));
    }

    @Test
    void ofSeveralRequestsTheMostImportantUseAndTheLatestCount() {
        var recording = new ViewerRequest(9, StreamUse.RECORDING, BOB, "", "");
        assertThat(admission.claim(List.of(recording))).contains(new SlotRequest(Priority.VIEWER, "", 9, "One"));
        admission.release(FIRST);
        assertThat(admission.claim(List.of(recording)))
                .contains(new SlotRequest(Priority.RECORDING, BOB.key(), 9, "One"));
    }

    @Test
    void thePreviewIsTheLeastOfThem() {
        var preview = new ViewerRequest(9, StreamUse.PREVIEW, BOB, "", "");
        admission.release(FIRST);
        assertThat(admission.claim(List.of(preview)).orElseThrow().use()).isEqualTo(Priority.PREVIEW);
    }

    @Test
    void withoutAnybodyThereIsNoClaimAndTheChannelCloses() {
        admission.closeIfUnwanted(List.of());
        assertThat(admission.closed()).isFalse();
        admission.release(FIRST);
        assertThat(admission.claim(List.of())).isEmpty();
        admission.closeIfUnwanted(List.of());
        assertThat(admission.closed()).isTrue();
    }

    @Test
    void aClientThatAsksForAnotherChannelSupersedesItsRequest() {
        admission.closeIfSuperseded(new SlotRequest(Priority.VIEWER, ANN.key(), 8, "Two"), List.of());
        assertThat(admission.judge(Optional.of("keyframe"), false)).isEqualTo(new Supersede<>());
    }

    @Test
    void somebodyElsesRequestOrAnEarlierOneDoesNot() {
        admission.closeIfSuperseded(new SlotRequest(Priority.VIEWER, BOB.key(), 8, "Two"), List.of());
        admission.closeIfSuperseded(new SlotRequest(Priority.VIEWER, ANN.key(), 6, "Two"), List.of());
        assertThat(admission.closed()).isFalse();
    }
}
