package tv.tributary.cli;

import java.nio.file.Path;
import tv.tributary.engine.DataFolder;

/// Configures logging: to files in the running product; otherwise only warnings, to standard error.
final class Logs {
    private Logs() {}

    /// To standard error and into files in the data folder. Must be called before the first class logs: the log's
    /// settings are read once.
    static void into(Path folder) {
        var logs = DataFolder.logs(folder).toString();
        System.setProperty("tributary.log.folder", logs);
        // In the pattern of old files' names a percent sign begins a date.
        System.setProperty("tributary.log.pattern", logs.replace("%", "\\%"));
        System.setProperty("logback.configurationFile", "logback-server.xml");
    }
}
