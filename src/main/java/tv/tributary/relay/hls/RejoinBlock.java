package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.live.Seat;
import tv.tributary.relay.live.Who;

/// Those who were sent away from a channel. Their player asks for the next playlist all the same: it gets none until it
/// must have understood. Thread-safe.
final class RejoinBlock {
    private static final long LASTING = Duration.ofSeconds(20).toNanos();

    private record Place(ChannelId channel, Who who) {}

    /// Until when, in nano time.
    private final Map<Place, Long> bans = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RejoinBlock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Remembers it, if they were sent away from that seat.
    void see(ChannelId channel, Seat seat) {
        if (seat.sentAway()) bans.putIfAbsent(new Place(channel, seat.who()), nanoTime.getAsLong() + LASTING);
    }

    boolean holds(ChannelId channel, Who who) {
        long now = nanoTime.getAsLong();
        bans.values().removeIf(until -> now - until > 0);
        return bans.containsKey(new Place(channel, who));
    }
}
