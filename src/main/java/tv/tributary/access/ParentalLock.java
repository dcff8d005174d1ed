package tv.tributary.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tv.tributary.access.TokenGate.Token;
import tv.tributary.access.UserIndex.Account;
import tv.tributary.access.UserRefused.UserProblem;

/// Lifts a user's age limit for a while where somebody types the PIN: whoever did gets a token that ends by itself, and
/// nobody else sees more than before. A PIN has few digits, so few wrong ones are looked at. Thread-safe; waits while a
/// PIN is compared.
public final class ParentalLock {
    /// How long a PIN lifts the limit: a film, and what comes before it.
    public static final Duration LIFTED = Duration.ofHours(4);

    private static final Pattern PIN = Pattern.compile("\\d{4,8}");
    private static final int TOKEN_LENGTH = 16;

    /// @param token of whom the limit is lifted for
    private record Lifted(String token, Instant until) {}

    private final Function<String, Optional<Account>> accounts;
    private final Function<String, Optional<Grant>> grants;
    private final PasswordCheck pins;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Lifted> lifted = new ConcurrentHashMap<>();

    /// @param accounts by the key of their grants
    /// @param grants what a token lets in, with its limit
    ParentalLock(
            Function<String, Optional<Account>> accounts,
            Function<String, Optional<Grant>> grants,
            PasswordCheck pins,
            InstantSource clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.pins = pins;
        this.clock = clock;
    }

    /// The stored form of a new PIN. Slow.
    ///
    /// @throws UserRefused if it is not four to eight digits
    String hash(String pin) {
        check(pin);
        return pins.hash(pin);
    }

    /// @throws UserRefused if it is not four to eight digits
    public static void check(String pin) {
        if (!PIN.matcher(pin).matches()) throw new UserRefused(UserProblem.BAD_PIN);
    }

    /// Whether a PIN lifts a limit of theirs.
    public boolean isLiftable(Grant grant) {
        return grant.view().parental().isPresent()
                && accounts.apply(grant.user())
                        .filter(account -> !account.pin().isEmpty())
                        .isPresent();
    }

    /// Lifts the limit for whoever typed the right PIN.
    ///
    /// @param grant with the limit
    /// @param address of the network, by which guessing is counted
    /// @return what they may do now, with a token of its own; empty if the PIN is wrong
    /// @throws UserRefused if too many were wrong lately
    public Optional<Grant> lift(Grant grant, String pin, String address) {
        var account = accounts.apply(grant.user()).filter(_ -> isLiftable(grant));
        var outcome = pins.check(
                account.map(known -> known.user().id()).orElse(0L),
                grant.name(),
                account.map(Account::pin).orElse(""),
                pin.strip(),
                address);
        return switch (outcome) {
            case WRONG -> Optional.empty();
            case TOO_MANY -> throw new UserRefused(UserProblem.TOO_MANY_PINS, PasswordCheck.PIN_WINDOW.toMinutes());
            case RIGHT -> {
                var now = clock.instant();
                lifted.values().removeIf(one -> !now.isBefore(one.until));
                var token = Token.typeable(TOKEN_LENGTH, random);
                lifted.put(UserIndex.digest(token), new Lifted(grant.token(), now.plus(LIFTED)));
                yield find(token);
            }
        };
    }

    /// Whom a token lets in that was given for a PIN; empty once its time is over, or the one that it stands for.
    Optional<Grant> find(String token) {
        return Optional.ofNullable(lifted.get(UserIndex.digest(token)))
                .filter(one -> clock.instant().isBefore(one.until))
                .flatMap(one -> grants.apply(one.token))
                .map(grant -> grant.withToken(token).with(grant.view().withParental(Optional.empty())));
    }

    /// Forgets a user who is gone, or has another PIN.
    void forget(long user) {
        pins.forget(user);
    }
}
