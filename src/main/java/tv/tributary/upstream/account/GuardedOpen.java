package tv.tributary.upstream.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stream being opened by the thread that created this. If its slot is needed for a higher priority, the thread is
/// interrupted.
final class GuardedOpen {
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
