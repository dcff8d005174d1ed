package tv.tributary.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Leaves out of the log what the server's I/O threads call an error though it is none: that somebody connected in the
/// moment in which its port was closed. Other failures to accept, such as too many open files, stay. Named in the
/// logging configuration; called on any thread.
public final class ClosedPortFilter extends TurboFilter {
    private static final String LISTENER = "org.xnio.listener";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        return failure instanceof ClosedChannelException && LISTENER.equals(logger.getName())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
