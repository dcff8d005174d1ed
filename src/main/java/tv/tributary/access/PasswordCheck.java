package tv.tributary.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.event.Event;
import tv.tributary.event.Events;

/// Checks passwords. Players send theirs with every request, so a right one is remembered, as a fast hash under a key
/// that lives as long as this process; wrong ones are slow, counted for each address and each user, and after too many
/// no longer looked at for a minute. Thread-safe; waits while others compute.
final class PasswordCheck {
    enum Outcome {
        RIGHT,
        WRONG,
        /// Too many were wrong lately; this one was not looked at.
        TOO_MANY
    }

    private static final int ALLOWED_FOR_ADDRESS = 20;
    private static final int ALLOWED_FOR_USER = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ALLOWED_PINS = 5;
    static final Duration PIN_WINDOW = Duration.ofMinutes(10);
    private static final String FAST = "HmacSHA256";
    private static final int FAST_BYTES = 32;
    /// So that guessing leaves the other cores to television.
    private static final int AT_ONCE = 1;

    private final Events events;
    private final InstantSource clock;
    private final int iterations;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final AttemptLimit ofAddresses;
    private final AttemptLimit ofUsers;
    private final Semaphore computing = new Semaphore(AT_ONCE, true);
    /// The right password's fast hash, by user.
    private final Map<Long, byte[]> remembered = new ConcurrentHashMap<>();
    /// What is compared for users that do not exist: they take as long as others.
    private final PasswordHash nobodys;

    /// For passwords.
    ///
    /// @param iterations the cost of new hashes
    PasswordCheck(Events events, InstantSource clock, int iterations) {
        this(events, clock, iterations, ALLOWED_FOR_ADDRESS, ALLOWED_FOR_USER, WINDOW);
    }

    /// For PINs, of which there are few to guess.
    static PasswordCheck ofPins(Events events, InstantSource clock, int iterations) {
        return new PasswordCheck(events, clock, iterations, ALLOWED_PINS, ALLOWED_PINS, PIN_WINDOW);
    }

    private PasswordCheck(
            Events events, InstantSource clock, int iterations, int ofAddress, int ofUser, Duration window) {
        this.events = events;
        this.clock = clock;
        this.iterations = iterations;
        this.ofAddresses = new AttemptLimit(ofAddress, window, clock);
        this.ofUsers = new AttemptLimit(ofUser, window, clock);
        var secret = new byte[FAST_BYTES];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, FAST);
        this.nobodys = PasswordHash.ofNobody(iterations, random);
    }

    /// A new hash to be stored. Slow.
    String hash(String password) {
        return PasswordHash.of(password, iterations, random).stored();
    }

    /// @param user 0 for nobody's name
    /// @param name the user's, for people
    /// @param stored the user's hash; empty without one, which no password fits
    /// @param address of the network, from which the password came
    Outcome check(long user, String name, String stored, String password, String address) {
        var fast = fast(stored, password);
        var known = remembered.get(user);
        if (known != null && MessageDigest.isEqual(known, fast)) return Outcome.RIGHT;
        if (ofAddresses.isReached(address) || (user > 0 && ofUsers.isReached(Long.toString(user))))
            return Outcome.TOO_MANY;
        if (matches(stored, password)) {
            remembered.put(user, fast);
            return Outcome.RIGHT;
        }
        boolean reached = ofAddresses.failed(address);
        if (user > 0) reached |= ofUsers.failed(Long.toString(user));
        if (reached) events.publish(new Event.LoginsRefused(clock.instant(), name, address));
        return Outcome.WRONG;
    }

    private boolean matches(String stored, String password) {
        var hash = PasswordHash.parse(stored);
        computing.acquireUninterruptibly();
        try {
            return hash.orElse(nobodys).matches(password) && hash.isPresent();
        } finally {
            computing.release();
        }
    }

    /// Forgets a user who is gone.
    void forget(long user) {
        remembered.remove(user);
    }

    /// Differs with the stored hash, too: a changed password is not remembered.
    private byte[] fast(String stored, String password) {
        try {
            var mac = Mac.getInstance(FAST);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + FAST, e);
        }
    }
}
