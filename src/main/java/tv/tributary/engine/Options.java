package tv.tributary.engine;

import java.nio.file.Path;
import tv.tributary.server.http.NetworkSettings;

/// Options the engine is started with.
///
/// @param data the folder that holds everything; made if missing
/// @param bind the address to listen on, `0.0.0.0` for all
/// @param port 0 for any free one, [#STORED_PORT] for the one in the settings
public record Options(Path data, String bind, int port, Purpose purpose) {
    /// The port that the settings name.
    public static final int STORED_PORT = -1;

    /// The purpose for which the engine is opened.
    enum Purpose {
        /// To run for weeks: lists are refreshed and backups made by the clock.
        SERVE,
        /// To answer a few questions and close again: nothing starts by itself.
        ANSWER
    }

    public Options {
        if (port < STORED_PORT || port > NetworkSettings.LAST_PORT)
            throw new IllegalArgumentException("not a port: " + port);
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
