package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

/// How many quick looks each account bears. One that says "too many" is left alone for a while, each time longer, and
/// is looked at on half as many connections afterwards; one that refuses everything is left alone for the rest of the
/// round. One round each. Pure but for what it remembers; not thread-safe.
final class AccountPace {
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);
    /// Whoever has a connection keeps it a while.
    private static final Duration BUSY_REST = Duration.ofSeconds(5);
    /// So many different sources refused in a row, and it is the account: expired, banned or locked to an address.
    private static final int REFUSED_IN_A_ROW = 10;

    /// What may happen next on an account.
    sealed interface Turn {
        record Go() implements Turn {}

        /// Not before then.
        record Wait(Instant until) implements Turn {}

        /// All its connections that may be used for this are in use.
        record Full() implements Turn {}

        /// Not in this round any more: its budget for the day is used up, or it refuses everything.
        record Done() implements Turn {}
    }

    private static final class State {
        int atOnce;
        int open;
        int looks;
        int refusedInARow;
        Duration rest = FIRST_REST;
        Instant restsUntil = Instant.MIN;
        Optional<Instant> busySince = Optional.empty();
    }

    private final int budget;
    private final Duration patience;
    private final Map<String, State> accounts = new HashMap<>();

    /// @param budget so many looks on one account; 0 for no limit
    /// @param patience for so long an account without a free connection is waited for
    AccountPace(int budget, Duration patience) {
        this.budget = budget;
        this.patience = patience;
    }

    /// @param allowed how many streams the account allows at once, at least 1
    Turn turn(String account, int allowed, Instant now) {
        var state = accounts.computeIfAbsent(account, _ -> new State());
        if (state.atOnce == 0) state.atOnce = allowed;
        boolean tooBusy = state.busySince
                .filter(since -> Duration.between(since, now).compareTo(patience) > 0)
                .isPresent();
        boolean usedUp = budget > 0 && state.looks >= budget;
        if (tooBusy || usedUp || state.refusedInARow >= REFUSED_IN_A_ROW) return new Turn.Done();
        if (now.isBefore(state.restsUntil)) return new Turn.Wait(state.restsUntil);
        if (state.open >= state.atOnce) return new Turn.Full();
        state.open++;
        state.looks++;
        return new Turn.Go();
    }

    /// A look that had its turn is over.
    void looked(String account) {
        var state = state(account);
        state.open--;
        state.busySince = Optional.empty();
    }

    /// It had its turn, but there was no connection after all: somebody watches.
    void busy(String account, Instant now) {
        var state = state(account);
        state.open--;
        state.looks--;
        state.restsUntil = now.plus(BUSY_REST);
        if (state.busySince.isEmpty()) state.busySince = Optional.of(now);
    }

    /// The account was asked for too many streams.
    ///
    /// @param retryAfter as the provider says, if it does
    void tooMany(String account, Optional<Duration> retryAfter, Instant now) {
        var state = state(account);
        // Several looks that were under way are told the same.
        if (now.isBefore(state.restsUntil)) return;
        var rest = retryAfter.filter(asked -> asked.compareTo(state.rest) > 0).orElse(state.rest);
        state.restsUntil = now.plus(shorter(rest, LONGEST_REST));
        state.rest = shorter(state.rest.multipliedBy(2), LONGEST_REST);
        state.atOnce = Math.max(1, state.atOnce / 2);
    }

    /// What a source of the account showed.
    void seen(String account, StreamInfo streamInfo) {
        var state = state(account);
        boolean refused =
                streamInfo.trouble().filter(why -> why == FailureReason.REFUSED).isPresent();
        state.refusedInARow = refused ? state.refusedInARow + 1 : 0;
    }

    private State state(String account) {
        return accounts.computeIfAbsent(account, _ -> new State());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
