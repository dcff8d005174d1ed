package tv.tributary.relay.viewer;

/// Why we ended a viewer's stream. Words under `disconnect-reason.*`.
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
