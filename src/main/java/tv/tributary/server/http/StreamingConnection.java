package tv.tributary.server.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import tv.tributary.event.Subscription;

/// A client that is sent text until it leaves. Sending never waits: text is queued, and the client's I/O thread writes
/// it to the socket. A client that reads nothing for 30 seconds, or whose queue is full, is disconnected.
///
/// Thread-safe; the channel is touched on its I/O thread only.
public final class StreamingConnection {
    private static final Logger log = LoggerFactory.getLogger(StreamingConnection.class);
    private static final int QUEUED = 256;
    private static final Duration STALL_LIMIT = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final HttpServerExchange exchange;
    private final StreamSinkChannel sink;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private Subscription source = Subscription.none();
    private boolean moving;
    private boolean ended;
    private long progress = System.nanoTime();

    /// On the exchange's I/O thread.
    StreamingConnection(HttpServerExchange exchange) {
        this.exchange = exchange;
        this.sink = exchange.getResponseChannel();
        sink.getWriteSetter().set(_ -> writeQueue());
    }

    /// Starts the source, then sends the headers: a client that has these misses nothing that happens afterwards.
    ///
    /// @param heartbeat sent at an interval; empty for none
    void start(Function<StreamingConnection, Subscription> begin, String heartbeat) {
        synchronized (this) {
            // What the source sends meanwhile waits behind the headers.
            moving = true;
        }
        var begun = begin.apply(this);
        synchronized (this) {
            if (!ended) {
                source = begun;
                begun = Subscription.none();
            }
        }
        begun.close();
        writeQueue();
        if (!heartbeat.isEmpty()) scheduleHeartbeat(heartbeat);
    }

    /// Sends text after all sent before. Does nothing once the client has gone.
    public void send(String text) {
        boolean overrun;
        synchronized (this) {
            if (ended) return;
            overrun = queue.size() >= QUEUED || isStuck();
            if (!overrun && !enqueue(text)) return;
        }
        if (overrun) disconnect("too slow");
        else onIoThread(this::writeQueue);
    }

    /// Sends text unless something sent before is still on its way: for values of which only the newest counts.
    public void show(String text) {
        boolean stuck;
        synchronized (this) {
            if (ended) return;
            stuck = isStuck();
            if (!stuck && (!queue.isEmpty() || !enqueue(text))) return;
        }
        if (stuck) disconnect("takes nothing");
        else onIoThread(this::writeQueue);
    }

    /// Ends the reply properly.
    public void end() {
        onIoThread(() -> {
            stop();
            exchange.endExchange();
        });
    }

    /// True if nothing empties the queue yet. Call it with the lock held.
    private boolean enqueue(String text) {
        if (queue.isEmpty()) progress = System.nanoTime();
        queue.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        if (moving) return false;
        moving = true;
        return true;
    }

    private boolean isStuck() {
        return !queue.isEmpty() && System.nanoTime() - progress > STALL_LIMIT.toNanos();
    }

    /// Moves what is queued to the socket; goes on by itself as soon as the socket takes more.
    private void writeQueue() {
        try {
            do {
                if (!written() || !sink.flush()) {
                    sink.resumeWrites();
                    return;
                }
                sink.suspendWrites();
            } while (!stopIfEmpty());
        } catch (IOException e) {
            log.debug("a client left: {}", e.toString());
            disconnect("gone");
        }
    }

    /// False if the socket is full.
    private boolean written() throws IOException {
        for (ByteBuffer next; (next = first()) != null; ) {
            if (sink.write(next) == 0) return false;
            done(next);
        }
        return true;
    }

    private synchronized @org.jspecify.annotations.Nullable ByteBuffer first() {
        return ended ? null : queue.peekFirst();
    }

    private synchronized void done(ByteBuffer buffer) {
        progress = System.nanoTime();
        if (!buffer.hasRemaining()) queue.pollFirst();
    }

    private synchronized boolean stopIfEmpty() {
        if (!ended && !queue.isEmpty()) return false;
        moving = false;
        return true;
    }

    private void scheduleHeartbeat(String heartbeat) {
        try {
            exchange.getIoThread()
                    .executeAfter(() -> sendHeartbeat(heartbeat), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        } catch (RejectedExecutionException _) {
            // The server stops.
        }
    }

    private void sendHeartbeat(String heartbeat) {
        synchronized (this) {
            if (ended) return;
        }
        send(heartbeat);
        scheduleHeartbeat(heartbeat);
    }

    private void disconnect(String why) {
        log.debug("dropped a client: {}", why);
        stop();
        onIoThread(() -> {
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        });
    }

    /// Ends the source, once, however the client left.
    void stop() {
        Subscription leaving;
        synchronized (this) {
            ended = true;
            leaving = source;
            source = Subscription.none();
            queue.clear();
        }
        leaving.close();
    }

    private void onIoThread(Runnable step) {
        try {
            exchange.getIoThread().execute(step);
        } catch (RejectedExecutionException _) {
            // The server has stopped and closed the connection itself.
            stop();
        }
    }
}
