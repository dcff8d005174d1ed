package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// All accounts' connections: no account ever has more open than it allows. Thread-safe; the lock is never
/// held while a holder is asked to release its slot.
public final class Slots {
    private static final Logger log = LoggerFactory.getLogger(Slots.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Account> accounts = new HashMap<>();
    private final LongSupplier nanoTime;
    private long changes;

    public Slots() {
        this(System::nanoTime);
    }

    /// @param nanoTime by which it knows how long ago a stream ended and an account refused one
    public Slots(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /// A connection of one of the candidate's accounts if one is free. Never waits, never takes one from anybody.
    public Optional<Slot> tryAcquire(Candidate candidate, SlotRequest slotRequest) {
        lock.lock();
        try {
            return admit(candidate.pool(), slotRequest);
        } finally {
            lock.unlock();
        }
    }

    /// One connection of the candidate's accounts, of the one that has most left. When all are taken, the one that is
    /// missed least is asked
    /// back: one that nobody uses now, one whose only viewer wants this instead, or one of lower use. Then this
    /// waits.
    ///
    /// @param patience longest wait for somebody to let go
    /// @return empty if all stayed taken
    public Optional<Slot> acquire(Candidate candidate, SlotRequest slotRequest, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        var pool = candidate.pool();
        @Nullable Slot asked = null;
        while (true) {
            @Nullable Slot ask = null;
            lock.lockInterruptibly();
            try {
                var slot = admit(pool, slotRequest);
                if (slot.isPresent()) return slot;
                boolean coming = asked != null
                        && asked.isGoing()
                        && account(asked.candidate()).holds(asked);
                if (!coming) ask = victim(pool, slotRequest).orElse(null);
                if (ask == null) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) return Optional.empty();
                    await(pool, slotRequest, left);
                    continue;
                }
                asked = ask;
                ask.goes();
            } finally {
                lock.unlock();
            }
            ask.ask(slotRequest);
        }
    }

    /// A connection of the slot's account is closed though there seems to be room: its provider thinks
    /// otherwise.
    ///
    /// @return whether one was in time
    boolean makeRoom(Slot slot, RefusalPolicy.Victim victim, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable Slot asked = null;
        while (true) {
            Slot ask;
            lock.lockInterruptibly();
            try {
                var account = account(slot.candidate());
                if (asked != null && !account.holds(asked)) return true;
                if (asked != null && asked.isGoing()) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) return false;
                    await(List.of(slot.candidate()), slot.request(), left);
                    continue;
                }
                // The one that was asked may have been lent meanwhile: then it is asked once more.
                ask = account.victim(slot.request(), victim).orElse(null);
                if (ask == null) return false;
                asked = ask;
                ask.goes();
            } finally {
                lock.unlock();
            }
            ask.ask(slot.request());
        }
    }

    private Account account(Candidate candidate) {
        return accounts.computeIfAbsent(candidate.account(), _ -> new Account());
    }

    /// On the account that has most connections left; of equals on the first.
    private Optional<Slot> admit(List<Candidate> pool, SlotRequest slotRequest) {
        long now = now();
        return pool.stream()
                .filter(login -> account(login).admits(login, slotRequest, now))
                .max(Comparator.comparingInt(login -> account(login).left(login, now)))
                .map(login -> {
                    var slot = new Slot(new Ledger(), login, slotRequest);
                    account(login).opened(slot);
                    return slot;
                });
    }

    private Optional<Slot> victim(List<Candidate> pool, SlotRequest slotRequest) {
        return pool.stream()
                .flatMap(login -> account(login).victim(slotRequest).stream())
                .findFirst();
    }

    /// Until something changes, or time is up. Meanwhile nobody who comes later gets what becomes free.
    private void await(List<Candidate> pool, SlotRequest slotRequest, long nanos) throws InterruptedException {
        long seen = changes;
        for (var login : pool) account(login).waits(slotRequest);
        try {
            for (long left = nanos; changes == seen && left > 0; ) left = changed.awaitNanos(left);
        } finally {
            for (var login : pool) account(login).waitsNoMore(slotRequest);
        }
    }

    private void tellChange() {
        changes++;
        changed.signalAll();
    }

    /// What may be the reason that the slot's stream is refused.
    RefusalPolicy.Load load(Slot slot) {
        lock.lock();
        try {
            long now = now();
            var account = account(slot.candidate());
            var request = slot.request();
            boolean takes = request.use() != Priority.PROBE;
            return new RefusalPolicy.Load(
                    account.streamsBeside(slot),
                    account.sinceEnded(now),
                    account.hasEnded(slot.candidate().source(), now),
                    account.mayBeFull(slot, now),
                    account.concurrencyLimit().refusedFor(now),
                    takes && account.victim(request, RefusalPolicy.Victim.IDLE).isPresent(),
                    takes && account.victim(request, RefusalPolicy.Victim.LOWER).isPresent());
        } finally {
            lock.unlock();
        }
    }

    /// The provider did not want to send one more stream than so many.
    void refused(Slot slot, int streams) {
        learn(
                slot,
                streams,
                (account, now) -> account.concurrencyLimit()
                        .refused(slot.candidate().source(), streams, account.sinceEnded(now), now));
    }

    /// The provider sends the slot's stream, which it refused beside so many, since one of them was closed.
    void confirmed(Slot slot, int streams) {
        learn(
                slot,
                streams,
                (account, now) -> account.streamsBeside(slot) < streams
                        && account.concurrencyLimit().confirmed(streams, now));
    }

    private void learn(Slot slot, int streams, BiPredicate<Account, Long> lesson) {
        lock.lock();
        try {
            if (!lesson.test(account(slot.candidate()), nanoTime.getAsLong())) return;
        } finally {
            lock.unlock();
        }
        log.info(
                "{} refuses more than {} streams at once, of {} it should allow (0: unknown)",
                slot.candidate().providerName(),
                streams,
                slot.candidate().connections());
    }

    /// Whether a connection of one of the candidate's accounts is free just now.
    public boolean spare(Candidate candidate) {
        lock.lock();
        try {
            long now = now();
            var probe = SlotRequest.of(Priority.PROBE, "");
            return candidate.pool().stream().anyMatch(login -> account(login).admits(login, probe, now));
        } finally {
            lock.unlock();
        }
    }

    /// Connections in use per provider, for those in use.
    public List<SlotUse> use() {
        Map<ProviderId, SlotUse> uses = new LinkedHashMap<>();
        lock.lock();
        try {
            for (var account : accounts.values()) {
                for (var slot : account.held()) {
                    var pool = slot.candidate().pool();
                    var one = new SlotUse(slot.candidate().provider(), 1, allowed(pool), learnt(pool));
                    uses.merge(one.provider(), one, Slots::sum);
                }
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(uses.values());
    }

    /// 0 if one of them has no known limit.
    private int allowed(List<Candidate> pool) {
        int all = 0;
        for (var login : pool) {
            int one = account(login).allowed(login);
            if (one == 0) return 0;
            all += one;
        }
        return all;
    }

    /// How many a pool allows where refusals have shown something of one of its accounts; 0 if they have not.
    private int learnt(List<Candidate> pool) {
        int all = 0;
        boolean isLearnt = false;
        for (var login : pool) {
            int one = account(login).concurrencyLimit().at(nanoTime.getAsLong());
            isLearnt |= one > 0;
            int counted = one > 0 ? one : account(login).allowed(login);
            if (counted == 0) return 0;
            all += counted;
        }
        return isLearnt ? all : 0;
    }

    /// An account refused a stream that another account may be sent: for a while it is asked last.
    void setBack(Slot slot) {
        lock.lock();
        try {
            account(slot.candidate()).setBack(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private static SlotUse sum(SlotUse a, SlotUse b) {
        return new SlotUse(a.provider(), a.used() + b.used(), b.allowed(), Math.max(a.learnt(), b.learnt()));
    }

    /// The changes that slots may ask for.
    private final class Ledger implements Slot.Ledger {
        @Override
        public void change(Runnable change) {
            lock.lock();
            try {
                change.run();
                tellChange();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void delivers(Slot slot) {
            var account = account(slot.candidate());
            account.concurrencyLimit().delivers(account.streamsBeside(slot) + 1);
        }

        @Override
        public void giveBack(Slot slot) {
            lock.lock();
            try {
                if (account(slot.candidate()).closed(slot, nanoTime.getAsLong())) tellChange();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Number of connections of a provider's accounts that are in use.
    ///
    /// @param allowed how many the user says it allows; 0 means no known limit
    /// @param learnt how many it really allows, as refusals have shown lately; 0 if they have shown nothing
    public record SlotUse(ProviderId provider, int used, int allowed, int learnt) {}
}
