package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;

/// The one ledger of provider connections: no account ever has more open than it allows. Thread-safe; the lock is
/// never held while a holder is asked to give its slot back.
public final class Slots {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, List<Slot>> held = new HashMap<>();
    /// When an account's last stream was closed, in nano time.
    private final Map<String, Long> streamClosed = new HashMap<>();

    /// One connection of the candidate's account. When all are taken, a holder that lent its slot is asked to give it
    /// back; then this waits.
    ///
    /// @param patience longest wait for somebody to let go: a viewer who zaps leaves the old channel a moment later
    /// @return empty if all stayed taken
    public Optional<Slot> acquire(Candidate candidate, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Runnable giveBack;
            lock.lockInterruptibly();
            try {
                var slots = held.computeIfAbsent(candidate.account(), _ -> new ArrayList<>());
                if (candidate.connections() == 0 || slots.size() < candidate.connections()) {
                    var slot = new Slot(candidate);
                    slots.add(slot);
                    return Optional.of(slot);
                }
                var lent = slots.stream().filter(s -> s.giveBack != null).findFirst();
                if (lent.isEmpty()) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0 || (changed.awaitNanos(left) <= 0 && full(candidate))) return Optional.empty();
                    continue;
                }
                giveBack = lent.get().take();
            } finally {
                lock.unlock();
            }
            giveBack.run();
        }
    }

    private boolean full(Candidate candidate) {
        var slots = held.getOrDefault(candidate.account(), List.of());
        return slots.size() >= candidate.connections() && slots.stream().allMatch(s -> s.giveBack == null);
    }

    /// Whether a stream of the account was closed no longer ago than that: its provider may not have noticed yet.
    public boolean lately(Candidate candidate, Duration ago) {
        lock.lock();
        try {
            var closed = streamClosed.get(candidate.account());
            return closed != null && System.nanoTime() - closed <= ago.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /// Connections in use per provider, for those in use.
    public List<SlotUse> use() {
        Map<ProviderId, SlotUse> uses = new LinkedHashMap<>();
        lock.lock();
        try {
            for (var slots : held.values()) {
                for (var slot : slots) {
                    var one = new SlotUse(slot.candidate.provider(), 1, slot.candidate.connections());
                    uses.merge(one.provider(), one, (a, b) -> new SlotUse(a.provider(), a.used() + 1, b.allowed()));
                }
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(uses.values());
    }

    /// One connection in use. Closing gives it back; closing again does nothing.
    public final class Slot implements AutoCloseable {
        private final Candidate candidate;
        private @Nullable Runnable giveBack;
        private boolean streamed;

        private Slot(Candidate candidate) {
            this.candidate = candidate;
        }

        /// Whoever needs the slot may have it: `giveBack` is then called once, on the thread of the one who waits, and
        /// should close the slot soon without waiting itself.
        public void lend(Runnable giveBack) {
            lock.lock();
            try {
                this.giveBack = giveBack;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /// It is needed again: nobody is asked to give it back any more, unless that has just happened.
        public void keep() {
            lock.lock();
            try {
                giveBack = null;
            } finally {
                lock.unlock();
            }
        }

        /// The provider sends a stream on it: from now on it counts there, and for a moment after its end.
        void streams() {
            lock.lock();
            try {
                streamed = true;
            } finally {
                lock.unlock();
            }
        }

        private Runnable take() {
            var action = giveBack;
            giveBack = null;
            return action == null ? () -> {} : action;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                giveBack = null;
                var slots = held.get(candidate.account());
                if (slots == null || !slots.remove(this)) return;
                if (streamed) streamClosed.put(candidate.account(), System.nanoTime());
                if (slots.isEmpty()) held.remove(candidate.account());
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
