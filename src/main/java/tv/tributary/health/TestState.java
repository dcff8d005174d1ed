package tv.tributary.health;

/// The state of a source's test, or why there was none. A finished test leaves [tv.tributary.model.StreamInfo].
public enum TestState {
    /// Its turn will come.
    WAITING,
    RUNNING,
    /// There was none: all connections of its account are in use, and a test takes none away.
    NO_CONNECTION
}
