package tv.tributary.relay.live;

import java.time.Instant;

/// Somebody who watches a channel, whichever way. May be asked from any thread.
sealed interface Guest permits Viewer, Seat {
    Arrival arrival();

    /// Grows with every arrival.
    default long id() {
        return arrival().id();
    }

    default Who who() {
        return arrival().who();
    }

    Instant since();

    /// Bytes they have got.
    long bytes();

    /// They have to go. Does nothing the second time.
    void sendAway(SentAway why);

    FeedView.ViewerView view(Meter meter);
}
