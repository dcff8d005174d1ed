package tv.tributary.relay.viewer;

import tv.tributary.upstream.account.Priority;

/// What a stream is asked for. Where a provider's connections do not suffice, an earlier one here takes precedence.
public enum StreamUse {
    VIEWER(Priority.VIEWER),
    RECORDING(Priority.RECORDING),
    /// The preview in our own window: it watches only while nobody else needs the connection.
    PREVIEW(Priority.PREVIEW),
    /// A test of a source: never waits, never takes a connection from anybody.
    PROBE(Priority.PROBE);

    private final Priority connection;

    StreamUse(Priority connection) {
        this.connection = connection;
    }

    /// The use of the provider's connection.
    Priority connection() {
        return connection;
    }
}
