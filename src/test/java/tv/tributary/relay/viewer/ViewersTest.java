package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.testkit.Ts;

class ViewersTest {
    private static final ClientId ANN = new ClientId("10.0.0.1", "Ann's television");

    /// For those who poll the channel keeps its connection.
    @Test
    void anHlsViewerThatIsMissedIsAttachedButNotActiveUntilItPollsAgain() {
        try (var events = new Events()) {
            var meter = new IngestMeter(new Ring(1 << 20), BufferSettings::defaults);
            var viewers = new Viewers(
                    new ChannelId(1),
                    "One",
                    events,
                    InstantSource.system(),
                    meter,
                    new Throttle(RateLimits::none),
                    () -> {});
            var viewer = viewers.attachHls(ViewerRequest.of(StreamUse.VIEWER, ANN, "", ""));
            assertThat(viewers.activeRequests()).containsExactly(viewer.request());
            viewer.missed();
            assertThat(viewers.activeRequests()).isEmpty();
            assertThat(viewers.all()).containsExactly(viewer);
            viewer.heard();
            assertThat(viewers.activeRequests()).containsExactly(viewer.request());
        }
    }

    /// Its memory may go only then: the connection may be in the middle of a write.
    @Test
    void aViewerThatLeavesLetsGoOfTheRingOnItsOwnThread() {
        var tasks = new ArrayDeque<Runnable>();
        var spliced = new SplicedRing();
        try (var events = new Events()) {
            var meter = new IngestMeter(spliced.ring, BufferSettings::defaults);
            var viewers = new Viewers(
                    new ChannelId(1),
                    "One",
                    events,
                    InstantSource.system(),
                    meter,
                    new Throttle(RateLimits::none),
                    () -> {});
            var tap = viewers.attachTap(tasks::add, new NoSink(), spliced.ring, Duration.ZERO, 0);
            spliced.pass(Ts.ts("PAT PMT K1 p2 p3"));
            var tables = tap.next();
            int count = tables.remaining();
            tables.position(tables.limit());
            tap.taken(count);
            var packets = tap.next();
            viewers.releaseAll();
            spliced.ring.close();
            assertThat(packets.get(packets.position())).isEqualTo(Packet.SYNC);
            tasks.forEach(Runnable::run);
            assertThat(tap.next().hasRemaining()).isFalse();
            assertThat(spliced.ring.hold()).isEmpty();
        }
    }
}
