package tv.tributary.server.http;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/// Ends a request whose body comes too slowly, which would keep a connection for ever. Runs on the exchange's I/O
/// thread only, so nothing of it happens at the same time.
final class BodyDeadline {
    /// The time to send the refusal; the rest of the body is not waited for.
    private static final long REFUSAL_MILLIS = 2_000;

    private final HttpServerExchange exchange;
    private final Runnable refuse;
    private final XnioExecutor.Key alarm;
    private boolean over;

    /// @param refuse answers that it was too slow
    BodyDeadline(HttpServerExchange exchange, Duration limit, Runnable refuse) {
        this.exchange = exchange;
        this.refuse = refuse;
        this.alarm = exchange.getIoThread().executeAfter(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The body is complete, or its reading failed: whether that was in time. What comes late is not answered again.
    boolean complete() {
        alarm.remove();
        return !over;
    }

    private void expire() {
        if (exchange.isComplete()) return;
        over = true;
        exchange.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), REFUSAL_MILLIS, TimeUnit.MILLISECONDS);
        refuse.run();
    }
}
