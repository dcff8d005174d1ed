package tv.tributary.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Path;
import tv.tributary.file.OwnerOnly;

/// Writes the log into files that only their owner may read. Named in the logging configuration.
public final class OwnerOnlyFileAppender extends RollingFileAppender<ILoggingEvent> {
    /// Called at the start and whenever a full file has made way for a new one.
    @Override
    public void openFile(String name) throws IOException {
        var folder = Path.of(name).toAbsolutePath().resolveSibling("");
        OwnerOnly.folder(folder);
        super.openFile(name);
        OwnerOnly.closeAll(folder);
    }
}
