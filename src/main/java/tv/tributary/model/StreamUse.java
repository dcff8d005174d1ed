package tv.tributary.model;

/// The purpose a stream is requested for, as `?use=` in its URL says. Where a provider's connections do not
/// suffice, an earlier one here takes precedence.
public enum StreamUse {
    VIEWER,
    RECORDING,
    /// The preview in our own window: it watches only while nobody else needs the connection.
    PREVIEW,
    /// A test of a source: never waits, never takes a connection from anybody.
    PROBE;

    /// Whether somebody looks at it.
    public boolean isWatched() {
        return this == VIEWER || this == PREVIEW;
    }
}
