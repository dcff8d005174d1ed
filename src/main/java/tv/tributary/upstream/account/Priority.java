package tv.tributary.upstream.account;

/// Uses of a connection, by descending priority: a higher one may take the connection of a lower one.
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
