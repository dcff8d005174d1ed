package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.viewer.ClientId;
import tv.tributary.relay.viewer.HlsViewer;

/// Blocks viewers that were disconnected: their player keeps requesting playlists and gets none for a while.
/// Thread-safe.
final class RejoinBlock {
    private static final long LASTING = Duration.ofSeconds(20).toNanos();

    private record Place(ChannelId channel, ClientId who) {}

    /// Until when, in nano time.
    private final Map<Place, Long> rejoinBlock = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RejoinBlock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Blocks them, if they were disconnected.
    void see(ChannelId channel, HlsViewer viewer) {
        if (viewer.disconnected()) rejoinBlock.putIfAbsent(new Place(channel, viewer.client()), nanoTime.getAsLong() + LASTING);
    }

    boolean holds(ChannelId channel, ClientId who) {
        long now = nanoTime.getAsLong();
        rejoinBlock.values().removeIf(until -> now - until > 0);
        return rejoinBlock.containsKey(new Place(channel, who));
    }
}
