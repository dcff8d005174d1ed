package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;

class ViewersTest {
    private static final ClientId ANN = new ClientId("10.0.0.1", "Ann's television");

    /// For those who poll the channel keeps its connection.
    @Test
    void anHlsViewerThatIsMissedIsAttachedButNotActiveUntilItPollsAgain() {
        try (var events = new Events()) {
            var meter = new IngestMeter(new Ring(1 << 20), BufferSettings::defaults);
            var viewers = new Viewers(
                    new ChannelId(1), "One", events, InstantSource.system(), meter, new Throttle(Caps::none), () -> {});
            var viewer = viewers.attachHls(ViewerRequest.of(StreamUse.VIEWER, ANN, "", ""));
            assertThat(viewers.active()).containsExactly(viewer);
            viewer.missed();
            assertThat(viewers.active()).isEmpty();
            assertThat(viewers.all()).containsExactly(viewer);
            viewer.heard();
            assertThat(viewers.active()).containsExactly(viewer);
        }
    }
}
