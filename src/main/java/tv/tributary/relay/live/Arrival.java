package tv.tributary.relay.live;

import java.util.concurrent.atomic.AtomicLong;

/// Somebody who has come to watch, from then until they leave.
///
/// @param id grows with every arrival; the viewer gets it
record Arrival(long id, Who who) {
    private static final AtomicLong ids = new AtomicLong();

    static Arrival of(Who who) {
        return new Arrival(ids.incrementAndGet(), who);
    }
}
