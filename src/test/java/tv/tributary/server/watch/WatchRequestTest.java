package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.access.Grant;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

class WatchRequestTest {
    @ParameterizedTest
    @CsvSource({"400,400", "0,0", "10000,10000", "99999,10000", "-5,0", "soon,0", "'',0", "99999999999,0"})
    void aStreamStartsBehindAsFarAsItIsHeld(String parameter, long millis) {
        assertThat(WatchRequest.behind(Optional.of(parameter))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"viewer,VIEWER", "recording,RECORDING", "Preview,PREVIEW", "probe,PROBE", "nonsense,VIEWER", "'',VIEWER"
    })
    void theUrlSaysWhatAStreamIsFor(String parameter, StreamUse use) {
        assertThat(WatchRequest.use(Optional.of(parameter))).isEqualTo(use);
    }

    @Test
    void whoSaysNothingWatches() {
        assertThat(WatchRequest.use(Optional.empty())).isEqualTo(StreamUse.VIEWER);
    }

    @Test
    void theRelayIsToldWhatForByWhichPlayerAndByWhoseGrant() {
        var ann = new Grant("ann", "Ann", "token", "guest", 2);
        var player = new ClientId("10.0.0.1", "mpv");

        var request = new WatchRequest(StreamUse.RECORDING, ann, player).viewerRequest();

        assertThat(request.use()).isEqualTo(StreamUse.RECORDING);
        assertThat(request.client()).isEqualTo(player);
        assertThat(request.user()).isEqualTo("Ann");
        assertThat(request.userClass()).isEqualTo("guest");
    }
}
