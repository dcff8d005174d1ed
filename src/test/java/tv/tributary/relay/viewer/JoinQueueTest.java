package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

class JoinQueueTest {
    private static final Duration PATIENCE = Duration.ofNanos(TimeUnit.SECONDS.toNanos(20));

    /// Nothing held is ten seconds old yet, so that who asks for that gets the oldest keyframe.
    @Test
    void aViewerStartsAsFarBehindAsItAsksFor() throws Exception {
        var numbered = new NumberedRing();
        numbered.frames(9, 2);
        var request = ViewerRequest.of(StreamUse.PREVIEW, new ClientId("10.0.0.1", "player"), "", "");
        assertThat(start(numbered, request)).isEqualTo(16);
        assertThat(start(numbered, request.startingBehind(Duration.ofSeconds(10))))
                .isZero();
    }

    /// The number of the packet at which it starts.
    private static long start(NumberedRing numbered, ViewerRequest request) throws InterruptedException {
        try (var events = new Events()) {
            var ring = numbered.ring();
            var viewers = new Viewers(
                    new ChannelId(1),
                    "One",
                    events,
                    InstantSource.system(),
                    new IngestMeter(ring, BufferSettings::defaults),
                    new Throttle(RateLimits::none),
                    () -> {});
            var queue =
                    new JoinQueue("One", request, ring, viewers, BufferSettings::defaults, () -> PATIENCE, () -> {});
            var joined = queue.join(request, Runnable::run, new NoSink());
            assertThat(joined).isInstanceOf(JoinResult.Joined.class);
            var viewer = ((JoinResult.Joined<TsViewer>) joined).viewer();
            var tables = viewer.next();
            // The tables hold the number of the packet behind them.
            var number = tables.getLong(tables.position() + Packet.SIZE - Long.BYTES);
            viewer.leave();
            return number;
        }
    }
}
