package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import tv.tributary.relay.vod.FilmReader;

/// A film's bytes to one player: read on the request's virtual thread, a few buffers ahead, and written by the
/// connection's I/O thread, which never waits.
final class FilmStream {
    private static final Logger log = LoggerFactory.getLogger(FilmStream.class);
    private static final int PIECES = 4;
    private static final int PIECE = 128 * 1024;
    /// A player that takes nothing for so long pauses: it does not need the provider's connection meanwhile.
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final HttpServerExchange exchange;
    private final FilmReader film;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuffer> empty = new ArrayDeque<>();
    private final Deque<ByteBuffer> full = new ArrayDeque<>();
    private boolean read;
    private boolean gone;
    /// Only on the I/O thread.
    private @Nullable StreamSinkChannel sink;

    FilmStream(HttpServerExchange exchange, FilmReader film) {
        this.exchange = exchange;
        this.film = film;
        for (int n = 0; n < PIECES; n++) empty.add(ByteBuffer.allocateDirect(PIECE));
    }

    /// Sends the whole passage; returns when all is read or the player has gone. The answer's headers are set.
    void send() throws InterruptedException {
        onIoThread(this::open);
        try {
            while (true) {
                var piece = room();
                if (piece == null || film.read(piece) < 0) break;
                hand(piece.flip());
            }
            finish();
        } catch (IOException e) {
            log.debug("a film ended early: {}", e.getMessage());
            cut();
        } finally {
            film.end();
        }
    }

    /// The player has hung up. Any thread.
    void hungUp() {
        lock.lock();
        try {
            gone = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        film.close();
    }

    /// A piece to fill; null when the player has gone.
    private @Nullable ByteBuffer room() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = PAUSE.toNanos();
            while (!gone && empty.isEmpty()) {
                if (left > 0) {
                    left = changed.awaitNanos(left);
                } else {
                    film.rest();
                    changed.await();
                }
            }
            var piece = gone ? null : empty.poll();
            return piece == null ? null : piece.clear();
        } finally {
            lock.unlock();
        }
    }

    private void hand(ByteBuffer piece) {
        lock.lock();
        try {
            full.add(piece);
        } finally {
            lock.unlock();
        }
        onIoThread(this::pour);
    }

    private void finish() {
        lock.lock();
        try {
            read = true;
        } finally {
            lock.unlock();
        }
        onIoThread(this::pour);
    }

    private void open() {
        var channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(_ -> pour());
        sink = channel;
        pour();
    }

    private void pour() {
        var to = sink;
        if (to == null) return;
        try {
            for (ByteBuffer piece; (piece = first()) != null; ) {
                if (to.write(piece) == 0) {
                    to.resumeWrites();
                    return;
                }
                if (!piece.hasRemaining()) taken();
            }
            to.suspendWrites();
            if (over()) {
                sink = null;
                exchange.endExchange();
            }
        } catch (IOException _) {
            hungUp();
            cut();
        }
    }

    private @Nullable ByteBuffer first() {
        lock.lock();
        try {
            return full.peek();
        } finally {
            lock.unlock();
        }
    }

    private void taken() {
        lock.lock();
        try {
            var piece = full.poll();
            if (piece != null) empty.add(piece);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean over() {
        lock.lock();
        try {
            return read && full.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// A torn connection is the only way to say that the promised length will not come.
    private void cut() {
        onIoThread(() -> IoUtils.safeClose(exchange.getConnection()));
    }

    private void onIoThread(Runnable step) {
        try {
            exchange.getIoThread().execute(step);
        } catch (RejectedExecutionException _) {
            film.close();
        }
    }
}
