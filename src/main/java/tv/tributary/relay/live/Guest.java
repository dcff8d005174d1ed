package tv.tributary.relay.live;

import java.time.Instant;

/// Somebody who watches a channel, whichever way. May be asked from any thread.
sealed interface Guest permits Viewer, Seat {
    /// Grows with every arrival.
    long id();

    Who who();

    Instant since();

    /// Bytes they have got.
    long bytes();

    /// They have to go. Does nothing the second time.
    void sendAway(SentAway why);

    FeedView.ViewerView view(Meter meter);
}
