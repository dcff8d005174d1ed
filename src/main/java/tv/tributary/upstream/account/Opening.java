package tv.tributary.upstream.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stream being opened by the thread that made this. Should its slot be needed for somebody who comes first, the
/// thread is interrupted.
final class Opening {
    private final Thread worker = Thread.currentThread();
    private @Nullable Claim takenBy;
    private boolean over;

    Opening(Slot slot) {
        slot.whenTaken(this::taken);
    }

    private synchronized void taken(Claim by) {
        if (over) return;
        takenBy = by;
        worker.interrupt();
    }

    /// The stream is open.
    ///
    /// @throws Unusable TAKEN if the slot was needed meanwhile; then it is closed again
    <T> T done(T opened, Consumer<T> close) throws Unusable {
        try {
            end();
            return opened;
        } catch (Unusable e) {
            close.accept(opened);
            throw e;
        }
    }

    /// It was given up, or is open: no interrupt of ours comes any more or is left.
    ///
    /// @throws Unusable TAKEN if the slot was needed meanwhile
    synchronized void end() throws Unusable {
        over = true;
        if (takenBy == null) return;
        Thread.interrupted();
        throw new Unusable(takenBy);
    }
}
