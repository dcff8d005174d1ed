package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// Serialises requests to a provider that allows one connection: feed first, then viewers, then prefetch; FIFO within a
/// rank. A request that delays the feed for too long is cancelled. Thread-safe.
final class RequestScheduler implements AutoCloseable {
    /// In the order in which they come.
    enum Rank {
        FEED,
        ASKED,
        AHEAD
    }

    /// Nobody waits longer.
    static final Duration LONGEST = Duration.ofSeconds(60);
    /// So long the feed waits for the others at least.
    private static final Duration FEED_WAITS = Duration.ofSeconds(3);

    private static final Duration FEED_WAITS_AT_MOST = Duration.ofSeconds(10);
    /// The feed's requests come one after another, and nobody else's between them: only when it has been quiet for so
    /// long is it somebody else's turn.
    private static final Duration QUIET = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Rank, Queue<Hold>> waiting = new EnumMap<>(Rank.class);
    private final long longest;
    private final long quiet;
    private final LongSupplier nanoTime;
    private volatile long feedWaits;
    private @Nullable Hold holder;
    private boolean closed;
    private long quietSince;

    RequestScheduler() {
        this(LONGEST, FEED_WAITS, QUIET, System::nanoTime);
    }

    /// @param nanoTime by which the quiet is measured
    RequestScheduler(Duration longest, Duration feedWaits, Duration quiet, LongSupplier nanoTime) {
        this.longest = longest.toNanos();
        this.feedWaits = feedWaits.toNanos();
        this.quiet = quiet.toNanos();
        this.nanoTime = nanoTime;
        this.quietSince = nanoTime.getAsLong() - this.quiet;
        for (var rank : Rank.values()) waiting.put(rank, new ArrayDeque<>());
    }

    /// So long a segment lasts at most. The feed begins three of them behind, and so has about one to spare for others.
    void segments(Duration target) {
        feedWaits = Math.clamp(target.toNanos(), FEED_WAITS.toNanos(), FEED_WAITS_AT_MOST.toNanos());
    }

    /// One request's turn, until it is given back.
    final class Hold {
        private final Rank rank;
        private final Condition granted = lock.newCondition();
        private Optional<Runnable> cancel = Optional.empty();
        private boolean ended;

        private Hold(Rank rank) {
            this.rank = rank;
        }

        /// What ends the request, at once if that has been wished already. It gives the turn back.
        void cancelBy(Runnable how) {
            lock.lock();
            try {
                cancel = Optional.of(how);
                if (ended) end();
            } finally {
                lock.unlock();
            }
        }

        /// On a thread of its own, since closing a connection may take its time.
        private void end() {
            ended = true;
            cancel.ifPresent(how -> Thread.ofVirtual().name("hls-cancel").start(how));
        }

        /// Doing so twice does nothing.
        void give() {
            lock.lock();
            try {
                if (holder != this) return;
                if (rank == Rank.FEED) quietSince = nanoTime.getAsLong();
                next();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Waits for the turn.
    ///
    /// @throws UpstreamException STALLED if it did not come in time, ENDED if nothing more is to be asked for
    Hold take(Rank rank) throws UpstreamException, InterruptedException {
        var hold = new Hold(rank);
        boolean taken = false;
        lock.lockInterruptibly();
        try {
            waiting(rank).add(hold);
            offer();
            taken = comes(hold, rank == Rank.FEED ? feedWaits : longest);
            if (!taken && rank == Rank.FEED) {
                if (holder != null && holder.rank != Rank.FEED) holder.end();
                taken = comes(hold, longest);
            }
            if (!taken) throw new UpstreamException(FailureReason.STALLED);
            return hold;
        } finally {
            if (!taken) withdraw(hold);
            lock.unlock();
        }
    }

    /// Whether it does in time.
    private boolean comes(Hold hold, long nanos) throws UpstreamException, InterruptedException {
        long left = nanos;
        while (holder != hold || closed) {
            if (closed) throw new UpstreamException(FailureReason.ENDED);
            if (left <= 0) return false;
            // While nobody has it, only the time that passes makes it somebody's turn.
            long step = holder == null ? Math.min(left, quiet) : left;
            left -= step - hold.granted.awaitNanos(step);
            offer();
        }
        return true;
    }

    private void withdraw(Hold hold) {
        waiting(hold.rank).remove(hold);
        if (holder == hold) next();
        else offer();
    }

    private void next() {
        holder = null;
        offer();
    }

    /// Gives it to the first who may have it, if nobody has.
    private void offer() {
        if (holder != null) return;
        for (var rank : Rank.values()) {
            var first = waiting(rank).peek();
            if (first == null) continue;
            if (rank == Rank.FEED || nanoTime.getAsLong() - quietSince >= quiet) {
                waiting(rank).remove();
                holder = first;
            }
            first.granted.signal();
            return;
        }
    }

    private Queue<Hold> waiting(Rank rank) {
        return waiting.getOrDefault(rank, new ArrayDeque<>());
    }

    /// The request under way ends, those who wait give up.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (holder != null) holder.end();
            for (var queue : waiting.values()) queue.forEach(hold -> hold.granted.signal());
        } finally {
            lock.unlock();
        }
    }
}
