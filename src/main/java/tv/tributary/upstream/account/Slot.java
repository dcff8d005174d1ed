package tv.tributary.upstream.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;

/// One connection in use. Closing gives it back; closing again does nothing. Thread-safe.
public final class Slot implements AutoCloseable {
    private final Slots ledger;
    private final Candidate candidate;
    // Under the ledger's lock.
    private Claim claim;
    private boolean lent;
    private boolean streamed;
    /// Asked to give it back, and did not say no.
    private boolean going;
    private volatile @Nullable Consumer<Claim> taken;

    Slot(Slots ledger, Candidate candidate, Claim claim) {
        this.ledger = ledger;
        this.candidate = candidate;
        this.claim = claim;
    }

    /// What to do when somebody who comes first needs the connection: called at most once for each time it is said,
    /// each [#serve] and each [#lend], on the thread of the one who needs it. It should close the slot soon and not
    /// wait itself. Until this is said nobody is asked.
    public void whenTaken(Consumer<Claim> action) {
        ledger.change(() -> {
            taken = action;
            // Who was asked before may have had nothing to do for it.
            going = false;
        });
    }

    /// The stream on it goes to these now.
    public void serve(Claim now) {
        ledger.change(() -> {
            claim = now;
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
    void ask(Claim by) {
        var action = taken;
        if (action != null) action.accept(by);
    }

    // For the ledger and its accounts, under the lock.

    Candidate candidate() {
        return candidate;
    }

    Claim claim() {
        return claim;
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
