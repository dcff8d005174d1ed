package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ClosedPortFilterTest {
    private final LoggerContext context = new LoggerContext();

    private FilterReply decide(String logger, Throwable failure) {
        return new ClosedPortFilter()
                .decide(
                        null,
                        context.getLogger(logger),
                        Level.ERROR,
                        "Failed to accept a connection",
                        new Object[0],
                        failure);
    }

    @Test
    void onlyTheClosedPortOfTheServerIsLeftOut() {
        assertThat(decide("org.xnio.listener", new ClosedChannelException())).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.xnio.listener", new IOException("Too many open files")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.xnio.nio", new ClosedChannelException())).isEqualTo(FilterReply.NEUTRAL);
    }
}
