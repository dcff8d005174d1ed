package tv.tributary.health;

/// How far the test of a source is, or why there was none. One that was made leaves [tv.tributary.model.StreamInfo].
public enum TestState {
    /// Its turn will come.
    WAITING,
    RUNNING,
    /// There was none: all connections of its account are in use, and a test takes none away.
    NO_CONNECTION
}
