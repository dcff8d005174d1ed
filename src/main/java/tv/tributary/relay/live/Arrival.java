package tv.tributary.relay.live;

import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.upstream.account.SlotRequest;

/// Somebody who has come to watch, from then until they leave.
///
/// @param id grows with every arrival; the viewer gets it
public record Arrival(long id, Who who) {
    private static final AtomicLong ids = new AtomicLong();

    public static Arrival of(Who who) {
        return new Arrival(ids.incrementAndGet(), who);
    }

    /// What they may have a provider's connection for.
    ///
    /// @param words what they want to see
    public SlotRequest claim(String words) {
        return new SlotRequest(who.use(), who.words(), id, words);
    }
}
