package tv.tributary.upstream.account;

/// What a connection is for. Who stands earlier comes first and may take the connection of who stands later.
public enum Priority {
    VIEWER,
    RECORDING,
    /// A look in our own window.
    PREVIEW,
    /// Proving a source: never waits and never takes anything from anybody.
    PROBE;

    boolean before(Priority other) {
        return compareTo(other) < 0;
    }
}
