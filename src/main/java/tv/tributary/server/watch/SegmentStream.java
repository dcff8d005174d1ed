package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import tv.tributary.upstream.segment.Segment;

/// Writes a segment, complete or still growing, to one connection: several slabs per write, and never more than the
/// socket takes. Runs on the connection's I/O thread, except for the wake-up when the segment has grown.
final class SegmentStream {
    private static final Logger log = LoggerFactory.getLogger(SegmentStream.class);
    /// Slabs offered to the socket at once.
    private static final int GATHERED = 8;

    private final HttpServerExchange exchange;
    private final SegmentTransfer segmentTransfer;
    private final Segment segment;
    private final SegmentResponseHead head;
    private final CoalescingExecutor coalescingExecutor;
    private final Duration patience;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable grown = this::grown;
    private final ByteBuffer[] slabs = new ByteBuffer[GATHERED];
    private boolean following;
    private boolean over;
    private @Nullable StreamSinkChannel sink;
    private int at;
    /// The byte behind the last one to send; negative as long as nobody knows.
    private int end;
    private boolean full;
    /// When the socket last took something, or was first found full.
    private long progress;
    private XnioExecutor.@Nullable Key watch;

    /// @param patience a client that takes nothing for so long is dropped
    SegmentStream(
            HttpServerExchange exchange,
            SegmentTransfer segmentTransfer,
            SegmentResponseHead head,
            CoalescingExecutor coalescingExecutor,
            Duration patience) {
        this.exchange = exchange;
        this.segmentTransfer = segmentTransfer;
        this.segment = segmentTransfer.segment();
        this.head = head;
        this.coalescingExecutor = coalescingExecutor;
        this.patience = patience;
    }

    /// Answers as soon as there is something to answer.
    void begin() {
        exchange.addExchangeCompleteListener((_, next) -> {
            leave();
            next.proceed();
        });
        step();
    }

    private void grown() {
        if (woken.compareAndSet(false, true)) coalescingExecutor.wake(this::wake);
    }

    private void wake() {
        woken.set(false);
        step();
    }

    private void step() {
        if (over) return;
        try {
            if (sink == null && !open()) return;
            pour();
        } catch (IOException _) {
            // The client has gone: that is how many of them end.
            cut();
        } catch (RuntimeException e) {
            log.error("a segment could not be sent", e);
            cut();
        }
    }

    /// Whether the body can be sent now.
    private boolean open() {
        if (!head.ready(segment)) {
            if (follow()) return open();
            return false;
        }
        var body = head.send(exchange, segment);
        if (body.isEmpty()) {
            leave();
            return false;
        }
        at = body.get().from();
        end = body.get().to();
        var channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(_ -> step());
        sink = channel;
        return true;
    }

    /// Begins to listen.
    ///
    /// @return whether that is new: something may have come just before
    private boolean follow() {
        if (following) return false;
        following = true;
        segment.listen(grown);
        return true;
    }

    private void pour() throws IOException {
        var to = sink;
        if (to == null) return;
        while (true) {
            boolean last = end < 0 && segment.whole();
            boolean failed = segment.failure().isPresent();
            int there = segment.filled();
            if (last) end = there;
            int until = end < 0 ? there : Math.min(end, there);
            if (at < until) {
                if (!write(to, until)) {
                    full(to);
                    return;
                }
                full = false;
            } else if (at == end) {
                finish();
                return;
            } else if (failed) {
                cut();
                return;
            } else if (!follow()) {
                to.suspendWrites();
                return;
            }
        }
    }

    /// Whether the socket took all that was offered: one that did not is full.
    private boolean write(StreamSinkChannel to, int until) throws IOException {
        int count = 0;
        int offered = at;
        while (count < GATHERED && offered < until) {
            var slab = segment.bytes(offered);
            if (slab.remaining() > until - offered) slab.limit(slab.position() + until - offered);
            offered += slab.remaining();
            slabs[count++] = slab;
        }
        long n = send(to, count);
        if (n > 0) {
            at += (int) n;
            progress = System.nanoTime();
            segmentTransfer.sent().accept(n);
        }
        return at == offered;
    }

    private long send(StreamSinkChannel to, int count) throws IOException {
        try {
            return to.write(slabs, 0, count);
        } finally {
            // Not in leave(): a player that goes has it called in the middle of a write, which still looks at them.
            Arrays.fill(slabs, 0, count, null);
        }
    }

    private void finish() {
        // Before the next request may come over the same connection.
        leave();
        exchange.endExchange();
    }

    /// A torn connection is the only way to say that the rest will not come.
    private void cut() {
        leave();
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }

    private void leave() {
        if (over) return;
        over = true;
        if (following) segment.ignore(grown);
        if (watch != null) watch.remove();
        segmentTransfer.done().run();
    }

    private void full(StreamSinkChannel to) {
        if (!full) progress = System.nanoTime();
        full = true;
        watch();
        to.resumeWrites();
    }

    private void watch() {
        if (watch != null) return;
        long left = patience.toNanos() - (System.nanoTime() - progress);
        watch = exchange.getIoThread().executeAfter(this::look, left, TimeUnit.NANOSECONDS);
    }

    private void look() {
        watch = null;
        if (over || !full) return;
        if (System.nanoTime() - progress < patience.toNanos()) {
            watch();
            return;
        }
        log.debug("{} took nothing for {}", exchange.getSourceAddress(), patience);
        cut();
    }
}
