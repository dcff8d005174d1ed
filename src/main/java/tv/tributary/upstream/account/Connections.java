package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;

/// Opens streams on an account's connections, retrying as its provider needs it: some take a moment to notice that a
/// stream was closed, or allow fewer connections than they say. Blocking; thread-safe.
public final class Connections {
    /// Pauses between tries while the provider still counts a stream of ours that is closed already.
    private static final List<Duration> UNNOTICED =
            List.of(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1));

    /// For so long a closed stream may still count at its provider.
    private static final Duration MAY_COUNT = Duration.ofSeconds(3);

    /// What panels answer when there are too many streams, and for nothing else.
    private static final Set<Integer> COUNTS_STREAMS = Set.of(429, 456, 458, 509);
    /// What they answer then and for other reasons too.
    private static final Set<Integer> MAY_COUNT_STREAMS = Set.of(403, 406, 429, 454, 455, 456, 457, 458, 509, 884);

    private final Slots slots;
    private final Supplier<Timeouts> patience;

    public Connections(Slots slots, Supplier<Timeouts> patience) {
        this.slots = slots;
        this.patience = patience;
    }

    /// Whether there is one that nobody has.
    public boolean spare(Candidate candidate) {
        return slots.spare(candidate);
    }

    /// One try on a slot. Where it fails it leaves nothing open but the slot.
    @FunctionalInterface
    public interface Attempt<T> {
        T on(Slot slot) throws UpstreamException, InterruptedException;
    }

    /// @param close undoes what the attempt has opened
    /// @throws UpstreamException with the reason; then the slot is given back
    public <T> T open(Candidate candidate, SlotRequest slotRequest, Attempt<T> attempt, Consumer<T> close)
            throws UpstreamException, InterruptedException {
        var slot = slot(candidate, slotRequest).orElseThrow(() -> new UpstreamException(FailureReason.NO_SLOT));
        var guardedOpen = new GuardedOpen(slot);
        try {
            return guardedOpen.done(counted(candidate, slot, attempt), close);
        } catch (UpstreamException | RuntimeException e) {
            slot.close();
            guardedOpen.end();
            if (Thread.interrupted()) throw new InterruptedException();
            throw e;
        } catch (InterruptedException e) {
            slot.close();
            guardedOpen.end();
            throw e;
        }
    }

    private Optional<Slot> slot(Candidate candidate, SlotRequest slotRequest) throws InterruptedException {
        return slotRequest.use() == Priority.PROBE
                ? slots.tryAcquire(candidate, slotRequest)
                : slots.acquire(candidate, slotRequest, patience.get().slot());
    }

    /// A refusal while other streams of the account play may mean that it allows fewer than we think. Then somebody who
    /// comes later gives way and it is asked once more; whether or not that helps, it is remembered.
    private <T> T counted(Candidate candidate, Slot slot, Attempt<T> attempt)
            throws UpstreamException, InterruptedException {
        int others = slots.streamsBeside(slot);
        boolean unnoticed = slots.lately(candidate, MAY_COUNT);
        try {
            return noticed(candidate, slot, attempt);
        } catch (UpstreamException e) {
            if (!MAY_COUNT_STREAMS.contains(e.status()) || others == 0 || unnoticed) throw e;
            if (others > slots.streamsBeside(slot)) throw e;
            if (slots.makeRoom(slot, patience.get().slot())) {
                var opened = noticed(candidate, slot, attempt);
                slots.refused(slot, others, Slots.Evidence.PLAIN);
                return opened;
            }
            boolean plain = COUNTS_STREAMS.contains(e.status());
            slots.refused(slot, others, plain ? Slots.Evidence.PLAIN : Slots.Evidence.DOUBTFUL);
            throw e;
        }
    }

    /// A refusal right after we closed a stream of the same account, or while we do, is mostly that stream, still
    /// counted.
    private <T> T noticed(Candidate candidate, Slot slot, Attempt<T> attempt)
            throws UpstreamException, InterruptedException {
        for (var pause : UNNOTICED) {
            boolean mayCount = slots.lately(candidate, MAY_COUNT);
            try {
                return attempt.on(slot);
            } catch (UpstreamException e) {
                boolean mayCountNow = mayCount || slots.lately(candidate, MAY_COUNT);
                if (e.trouble() != FailureReason.REFUSED || !mayCountNow) throw e;
            }
            Thread.sleep(pause);
        }
        return attempt.on(slot);
    }

    /// A stream being opened by the thread that made this. Should its slot be needed for somebody who comes first, the
    /// thread is interrupted.
    private static final class GuardedOpen {
        private final Thread worker = Thread.currentThread();
        private @Nullable SlotRequest takenBy;
        private boolean over;

        GuardedOpen(Slot slot) {
            slot.whenTaken(this::taken);
        }

        private synchronized void taken(SlotRequest by) {
            if (over) return;
            takenBy = by;
            worker.interrupt();
        }

        /// The stream is open.
        ///
        /// @throws UpstreamException TAKEN if the slot was needed meanwhile; then it is closed again
        <T> T done(T opened, Consumer<T> close) throws UpstreamException {
            try {
                end();
                return opened;
            } catch (UpstreamException e) {
                close.accept(opened);
                throw e;
            }
        }

        /// It was given up, or is open: no interrupt of ours comes any more or is left.
        ///
        /// @throws UpstreamException TAKEN if the slot was needed meanwhile
        synchronized void end() throws UpstreamException {
            over = true;
            if (takenBy == null) return;
            Thread.interrupted();
            throw new UpstreamException(takenBy);
        }
    }
}
