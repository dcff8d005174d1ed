package tv.tributary.ui.preview;

/// States of a preview. `text` holds the words.
enum PlayState {
    /// Nothing chosen.
    IDLE,
    OPENING,
    PLAYING,
    /// The picture is held.
    PAUSED,
    ENDED,
    FAILED,
    /// There is no VLC on this machine.
    NO_PLAYER
}
