package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// Opens streams on an account's connections, retrying as its provider needs it: some take a moment to notice
/// that a stream was closed, or allow fewer connections than they say. Blocking; thread-safe.
public final class Connections {
    /// Timeouts towards one provider.
    ///
    /// @param connect for the connection and the answer's head
    /// @param beyond for the next bytes of a stream, after the provider's tolerance is over: stalls are judged by
    ///     whoever reads, this only ends connections that are dead
    /// @param slot for a connection of the account to become free
    public record Timeouts(Duration connect, Duration beyond, Duration slot) {}

    /// So many connections are closed for one opening: where that does not help, they are not the reason.
    private static final int MOST_CLOSED = 2;

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

    /// With any of the candidate's accounts: where one refuses, another is asked at once.
    ///
    /// @param close undoes what the attempt has opened
    /// @throws UpstreamException with the reason; then the slot is given back
    public <T> T open(Candidate candidate, SlotRequest slotRequest, Attempt<T> attempt, Consumer<T> close)
            throws UpstreamException, InterruptedException {
        var left = candidate;
        var refusal = new UpstreamException(FailureReason.NO_SLOT);
        while (true) {
            var slot = slot(left, slotRequest);
            if (slot.isEmpty()) throw refusal;
            try {
                return open(slot.get(), attempt, close);
            } catch (UpstreamException e) {
                var others = left.without(slot.get().candidate().account());
                if (others.isEmpty() || !e.mayBeOfTheAccount()) throw e;
                slots.setBack(slot.get());
                left = others.get();
                refusal = e;
            }
        }
    }

    private <T> T open(Slot slot, Attempt<T> attempt, Consumer<T> close)
            throws UpstreamException, InterruptedException {
        var guardedOpen = new GuardedOpen(slot);
        try {
            return guardedOpen.done(attempt(slot, attempt), close);
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

    /// Asks again, or makes room, as long as [RefusalPolicy] says so.
    private <T> T attempt(Slot slot, Attempt<T> attempt) throws UpstreamException, InterruptedException {
        long begun = slots.now();
        int roomMadeOf = 0;
        int asked = 1;
        int closed = 0;
        while (true) {
            int before = slots.load(slot).streams();
            try {
                var opened = attempt.on(slot);
                slots.confirmed(slot, roomMadeOf);
                return opened;
            } catch (UpstreamException e) {
                // Another account is asked sooner than this one again.
                if (!slot.candidate().others().isEmpty() && e.mayBeOfTheAccount()) throw e.after(asked);
                var load = slots.load(slot);
                int streams = Math.min(before, load.streams());
                switch (RefusalPolicy.decide(e, load, Duration.ofNanos(slots.now() - begun))) {
                    case RefusalPolicy.Retry(var pause) -> {
                        roomMadeOf = 0;
                        asked++;
                        Thread.sleep(pause);
                    }
                    case RefusalPolicy.MakeRoom(var victim) -> {
                        roomMadeOf = streams;
                        asked++;
                        boolean enough = closed++ == MOST_CLOSED;
                        if (enough
                                || !slots.makeRoom(slot, victim, patience.get().slot())) throw e.after(asked);
                    }
                    case RefusalPolicy.GiveUp(var telling) -> {
                        if (telling) slots.refused(slot, streams);
                        throw e.after(asked);
                    }
                }
            }
        }
    }

    /// A stream being opened by the thread that made this. Should its slot be needed for somebody who comes
    /// first, the thread is interrupted.
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
