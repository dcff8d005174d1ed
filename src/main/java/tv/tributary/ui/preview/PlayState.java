package tv.tributary.ui.preview;

/// How far a preview is. `text` holds the words.
enum PlayState {
    /// Nothing chosen.
    IDLE,
    OPENING,
    PLAYING,
    ENDED,
    FAILED,
    /// There is no VLC on this machine.
    NO_PLAYER
}
