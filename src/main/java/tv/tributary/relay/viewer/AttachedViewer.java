package tv.tributary.relay.viewer;

import java.time.Instant;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// A viewer of a channel, whichever protocol it uses. Thread-safe.
interface AttachedViewer {
    ViewerRequest request();

    default long id() {
        return request().id();
    }

    default ClientId client() {
        return request().client();
    }

    Instant since();

    /// Bytes sent to it.
    long bytes();

    /// Ends its stream. Does nothing the second time.
    void disconnect(DisconnectReason reason);

    ViewerSnapshot snapshot(IngestMeter meter);

    /// Reasons why we ended a viewer's stream. Words under `disconnect-reason.*`.
    enum DisconnectReason {
        /// It had to skip again and again.
        TOO_SLOW,
        /// It took nothing for long.
        IDLE,
        /// The user asked for it.
        DISCONNECTED,
        /// The channel continues in another coding than its PMT announced.
        CODING_CHANGED
    }
}
