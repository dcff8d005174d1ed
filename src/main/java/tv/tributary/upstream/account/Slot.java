package tv.tributary.upstream.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;

/// A connection in use. Closing releases it; closing twice does nothing. Thread-safe.
public final class Slot implements AutoCloseable {
    /// The issuer of slots, which keeps the lock over what can change of them.
    interface Ledger {
        /// Changes something of a slot under the lock; whoever waits for one looks again.
        void change(Runnable change);

        /// The account's provider sends a stream on it. Under the lock.
        void delivers(Slot slot);

        void giveBack(Slot slot);
    }

    private final Ledger ledger;
    private final Candidate candidate;
    // Under the ledger's lock.
    private SlotRequest slotRequest;
    private boolean lent;
    private boolean streamed;
    /// Asked to give it back, and did not say no.
    private boolean going;
    private volatile @Nullable Consumer<SlotRequest> taken;

    Slot(Ledger ledger, Candidate candidate, SlotRequest slotRequest) {
        this.ledger = ledger;
        this.candidate = candidate;
        this.slotRequest = slotRequest;
    }

    /// What to do when somebody who comes first needs the connection: called at most once for each time it is said,
    /// each [#serve] and each [#lend], on the thread of the one who needs it. It should close the slot soon and not
    /// wait itself. Until this is said nobody is asked.
    public void whenTaken(Consumer<SlotRequest> action) {
        ledger.change(() -> {
            taken = action;
            // Who was asked before may have had nothing to do for it.
            going = false;
        });
    }

    /// The stream on it goes to these now.
    public void serve(SlotRequest now) {
        ledger.change(() -> {
            slotRequest = now;
            lent = false;
            going = false;
        });
    }

    /// Nobody needs it just now: whoever does may have it.
    public void lend() {
        ledger.change(() -> {
            if (!lent) going = false;
            lent = true;
        });
    }

    /// The provider sends a stream on it: from now on it counts there, and for a moment after its end.
    public void streams() {
        ledger.change(() -> {
            streamed = true;
            ledger.delivers(this);
        });
    }

    /// Asks it back for the claim: never under the lock.
    void ask(SlotRequest by) {
        var action = taken;
        if (action != null) action.accept(by);
    }

    /// The stream it was asked for, with the account whose connection this is.
    public Candidate candidate() {
        return candidate;
    }

    // For the ledger and its accounts, under the lock.

    SlotRequest request() {
        return slotRequest;
    }

    boolean isLent() {
        return lent;
    }

    boolean isWilling() {
        return taken != null && !going;
    }

    /// Asked to give it back, and about to.
    boolean isGoing() {
        return going;
    }

    void goes() {
        going = true;
    }

    boolean streamed() {
        return streamed;
    }

    @Override
    public void close() {
        ledger.giveBack(this);
    }
}
