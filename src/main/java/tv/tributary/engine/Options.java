package tv.tributary.engine;

import java.nio.file.Path;

/// Options the engine is started with.
///
/// @param data the folder that holds everything; made if missing
/// @param bind the address to listen on, `0.0.0.0` for all
/// @param port 0 for any free one
public record Options(Path data, String bind, int port, Purpose purpose) {
    public static final int DEFAULT_PORT = 9188;

    private static final int LAST_PORT = 65_535;

    /// The purpose for which the engine is opened.
    enum Purpose {
        /// To run for weeks: lists are refreshed and backups made by the clock.
        SERVE,
        /// To answer a few questions and close again: nothing starts by itself.
        ANSWER
    }

    public Options {
        if (port < 0 || port > LAST_PORT) throw new IllegalArgumentException("not a port: " + port);
        if (bind.isBlank()) throw new IllegalArgumentException("no address to listen on");
        data = data.toAbsolutePath().normalize();
    }

    public Options(Path data, String bind, int port) {
        this(data, bind, port, Purpose.SERVE);
    }

    /// For a short errand on this machine alone: any free port, nothing starts by itself.
    public static Options errand(Path data) {
        return new Options(data, "127.0.0.1", 0, Purpose.ANSWER);
    }
}
