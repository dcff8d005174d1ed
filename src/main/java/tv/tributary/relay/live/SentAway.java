package tv.tributary.relay.live;

/// Why a viewer's stream was ended by us.
enum SentAway {
    /// It had to skip again and again.
    TOO_SLOW,
    /// It took nothing for long.
    IDLE,
    /// Somebody in this house asked for it.
    DISCONNECTED,
    /// The channel goes on in a coding it was not told of.
    CODING_CHANGED
}
