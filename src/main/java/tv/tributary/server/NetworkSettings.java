package tv.tributary.server;

/// Addresses on which the server listens unless the start says otherwise.
///
/// @param port 1 to 65535
public record NetworkSettings(int port) {
    /// The name the record is stored under.
    public static final String NAME = "network";

    public static final int LAST_PORT = 65_535;

    private static final int USUAL_PORT = 9188;

    public NetworkSettings {
        if (port < 1 || port > LAST_PORT) throw new IllegalArgumentException("not a port: " + port);
    }

    public static NetworkSettings defaults() {
        return new NetworkSettings(USUAL_PORT);
    }
}
