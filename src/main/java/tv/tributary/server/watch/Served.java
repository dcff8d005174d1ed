package tv.tributary.server.watch;

import java.util.Optional;
import java.util.function.LongConsumer;
import tv.tributary.relay.hls.Item;
import tv.tributary.relay.live.Who;
import tv.tributary.upstream.segment.Segment;

/// A segment on its way to one client.
///
/// @param type for `Content-Type`
/// @param sent is told how many bytes more have gone out
/// @param done run once, when nothing more is read from the segment
record Served(Segment segment, String type, LongConsumer sent, Runnable done) {
    static Served of(Item item) {
        return new Served(item.segment(), item.type(), item::sent, item::close);
    }

    /// Where segments are found by name.
    @FunctionalInterface
    interface Shelf {
        /// Never waits; empty if nothing has that name (any more).
        Optional<Served> find(String name, Who who);
    }
}
