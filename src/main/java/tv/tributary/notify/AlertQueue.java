package tv.tributary.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.StoryGrouping.StoryPart;
import tv.tributary.job.TimedWait;
import tv.tributary.notify.AlertSender.Delivery;
import tv.tributary.notify.AlertTarget.TargetState;

/// The messages of one target, sent one after the other on a thread of its own: what fails is tried again, later each
/// time. Thread-safe.
final class AlertQueue implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /// What is older is of no use any more.
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int MOST = 100;

    private final AlertTarget target;
    private final AlertSender sender;
    private final WaitingAlerts kept;
    private final Function<Instant, List<ActivityStory>> past;
    private final ZoneId zone;
    private final AlertPolicy policy;
    private final InstantSource clock;
    private final TimedWait wait = new TimedWait();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Alert> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;
    private TargetState state;
    private Duration pause = FIRST_PAUSE;
    private Instant notBefore = Instant.MIN;
    private Optional<Instant> digestDue;

    /// @param kept what outlives the program
    /// @param past what happened since a moment, the newest first
    AlertQueue(
            AlertTarget target,
            AlertSender sender,
            TargetState state,
            WaitingAlerts kept,
            Function<Instant, List<ActivityStory>> past,
            InstantSource clock,
            ZoneId zone) {
        this.target = target;
        this.kept = kept;
        this.past = past;
        this.zone = zone;
        this.digestDue = target.rule().digest().next(clock.instant(), zone);
        this.sender = sender;
        this.state = state;
        this.policy = new AlertPolicy(target.rule(), zone);
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("alerts-" + target.id()).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    AlertTarget target() {
        return target;
    }

    void hear(ActivityEntry entry, StoryPart part) {
        lock.lock();
        try {
            policy.hear(entry, part, clock.instant());
        } finally {
            lock.unlock();
        }
        wait.wake();
    }

    /// What came of the last tries.
    TargetState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            if (!readKept()) return;
            do {
                step();
            } while (wait.until(System.nanoTime() + untilNext().toNanos()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes over what an earlier run could not send.
    ///
    /// @return false if it was closed before, and what it is stored in perhaps too
    boolean readKept() {
        lock.lock();
        try {
            if (closed) return false;
            kept.read().reversed().forEach(waiting::addFirst);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The summary whose time has come. One that fell into a time when nothing ran is left out.
    private void addDigest() {
        var now = clock.instant();
        var digest = target.rule().digest();
        if (digestDue.filter(due -> !now.isBefore(due)).isEmpty()) return;
        digestDue = digest.next(now, zone);
        var alert =
                digest.of(past.apply(now.minus(digest.period())), target.rule().kinds(), now);
        lock.lock();
        try {
            alert.ifPresent(waiting::addLast);
            kept.keep(waiting);
        } finally {
            lock.unlock();
        }
    }

    /// Sends what is due now.
    void step() {
        addDigest();
        for (var next = due(); next.isPresent(); next = due()) {
            var delivery = sender.send(target, next.get());
            lock.lock();
            try {
                note(next.get(), delivery);
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<Alert> due() {
        lock.lock();
        try {
            var now = clock.instant();
            int before = waiting.size();
            policy.take(now).ifPresent(waiting::addLast);
            while (waiting.size() > MOST || isStale(now)) waiting.removeFirst();
            if (waiting.size() != before) kept.keep(waiting);
            return ready(now).filter(at -> !now.isBefore(at)).map(_ -> waiting.getFirst());
        } finally {
            lock.unlock();
        }
    }

    /// When the first that waits may be sent; empty if none waits.
    private Optional<Instant> ready(Instant now) {
        return Optional.ofNullable(waiting.peekFirst())
                .map(first -> policy.quietEnd(first.severity(), now)
                        .filter(notBefore::isBefore)
                        .orElse(notBefore));
    }

    private boolean isStale(Instant now) {
        var first = waiting.peekFirst();
        return first != null && first.at().plus(LONGEST_WAIT).isBefore(now);
    }

    private void note(Alert alert, Delivery delivery) {
        var now = clock.instant();
        if (delivery.isDone() || !delivery.again()) {
            waiting.remove(alert);
            kept.keep(waiting);
        }
        if (delivery.isDone()) {
            pause = FIRST_PAUSE;
            notBefore = Instant.MIN;
            state = new TargetState(Optional.of(now), "", Optional.empty());
            return;
        }
        state = new TargetState(state.lastSent(), delivery.words(), Optional.of(now));
        if (!delivery.again()) return;
        notBefore = now.plus(delivery.after()
                .filter(asked -> asked.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(pause));
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /// How long nothing is to be done.
    Duration untilNext() {
        lock.lock();
        try {
            var now = clock.instant();
            var next = policy.next().orElse(Instant.MAX);
            if (digestDue.filter(next::isAfter).isPresent()) next = digestDue.get();
            var ready = ready(now).orElse(Instant.MAX);
            if (ready.isBefore(next)) next = ready;
            if (!next.isAfter(now)) return Duration.ZERO;
            var left = next.equals(Instant.MAX) ? LOOK : Duration.between(now, next);
            return left.compareTo(LOOK) > 0 ? LOOK : left;
        } finally {
            lock.unlock();
        }
    }

    /// What waits, or is being gathered, is kept for the next start. Blocks.
    @Override
    public void close() {
        wait.close();
        lock.lock();
        try {
            closed = true;
            policy.rest(clock.instant()).ifPresent(rest -> {
                waiting.addLast(rest);
                kept.keep(waiting);
            });
        } finally {
            lock.unlock();
        }
    }
}
