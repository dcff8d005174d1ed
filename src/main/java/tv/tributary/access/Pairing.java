package tv.tributary.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.access.TokenGate.Token;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.PairedDevice;

/// Short secrets that people type: codes that let a new device in, once and within minutes, and the short addresses of
/// devices that are in. After some wrong ones from an address, or many from all together, none is looked at for a
/// minute, right ones among them. Codes live in memory: a restart ends them. Thread-safe.
public final class Pairing {
    /// How long a code is good.
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final int LENGTH = 6;
    private static final int MOST_OPEN = 20;
    private static final int ALLOWED_FOR_ADDRESS = 10;
    private static final int ALLOWED_FOR_ALL = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String EVERYBODY = "";

    /// A code that waits for a device.
    ///
    /// @param code a secret while it is good; in capitals, which are easier to read from afar
    /// @param user whose device it will be; empty for the household
    /// @param name of the device if it gives itself no other; may be empty
    public record PairingCode(String code, Optional<Long> user, String name, Instant until) {
        @Override
        public String toString() {
            return "PairingCode[***]";
        }
    }

    private record Used(PairingCode code, PairedDevice device) {}

    private final Devices devices;
    private final Function<String, Optional<Grant>> admit;
    private final Events events;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AttemptLimit ofAddresses;
    private final AttemptLimit ofAll;
    private final Map<String, PairingCode> open = new LinkedHashMap<>();
    private final Map<String, Used> used = new LinkedHashMap<>();

    /// @param admit the grant of a token
    Pairing(Devices devices, Function<String, Optional<Grant>> admit, Events events, InstantSource clock) {
        this.devices = devices;
        this.admit = admit;
        this.events = events;
        this.clock = clock;
        this.ofAddresses = new AttemptLimit(ALLOWED_FOR_ADDRESS, WINDOW, clock);
        this.ofAll = new AttemptLimit(ALLOWED_FOR_ALL, WINDOW, clock);
    }

    /// A new code. Of very many the oldest ends.
    ///
    /// @param user whose device it will be; empty for the household
    /// @param name of the device; may be empty
    public synchronized PairingCode open(Optional<Long> user, String name) {
        dropEnded();
        while (open.size() >= MOST_OPEN) open.remove(open.keySet().iterator().next());
        var code = newCode();
        while (open.containsKey(code) || used.containsKey(code)) code = newCode();
        var pairingCode =
                new PairingCode(code, user, name.strip(), clock.instant().plus(LIFE));
        open.put(code, pairingCode);
        return pairingCode;
    }

    private String newCode() {
        return folded(Token.typeable(LENGTH, random));
    }

    private void dropEnded() {
        var now = clock.instant();
        open.values().removeIf(code -> !code.until().isAfter(now));
        used.values().removeIf(one -> !one.code().until().isAfter(now));
    }

    /// Codes that wait for a device, the oldest first.
    public synchronized List<PairingCode> open() {
        dropEnded();
        return List.copyOf(open.values());
    }

    /// Ends a code before its time.
    ///
    /// @return false if it was over
    public synchronized boolean cancel(String code) {
        dropEnded();
        return open.remove(folded(code)) != null;
    }

    /// The device that a code let in; empty if it did not yet, or its time is over.
    public synchronized Optional<PairedDevice> pairedBy(String code) {
        dropEnded();
        return Optional.ofNullable(used.get(folded(code))).map(Used::device);
    }

    /// The offer behind a code that somebody typed; it stays open.
    ///
    /// @param address of the network, by which guessing is counted
    /// @return empty if there is none, or no longer
    /// @throws UserRefused if too many were wrong lately
    public synchronized Optional<PairingCode> find(String code, String address) {
        dropEnded();
        return guarded(address, () -> Optional.ofNullable(open.get(folded(code))));
    }

    /// Uses a code up: a device comes in. Waits for the database.
    ///
    /// @param name what the device calls itself; empty for the name that came with the code
    /// @return empty if there is no such code, or no longer
    /// @throws UserRefused if too many were wrong lately, the device has no name, or its user is gone
    public Optional<PairedDevice> pair(String code, String name, String address) {
        return take(code, address).map(taken -> {
            try {
                var device = devices.store(taken.user(), name.isBlank() ? taken.name() : name);
                // Whoever hears of it may ask which code it was.
                note(new Used(taken, device));
                devices.announce(device, address);
                return device;
            } catch (UserRefused e) {
                putBack(taken);
                throw e;
            }
        });
    }

    private synchronized Optional<PairingCode> take(String code, String address) {
        dropEnded();
        return guarded(address, () -> Optional.ofNullable(open.remove(folded(code))));
    }

    private synchronized void note(Used one) {
        used.put(one.code().code(), one);
    }

    private synchronized void putBack(PairingCode code) {
        open.put(code.code(), code);
    }

    /// The grant of the device that has a short address.
    ///
    /// @return empty if there is none, or its user may not watch now
    /// @throws UserRefused if too many were wrong lately
    public Optional<Grant> typed(String shortCode, String address) {
        return guarded(address, () -> devices.typed(shortCode)).flatMap(device -> admit.apply(device.token()));
    }

    private <T> Optional<T> guarded(String address, Supplier<Optional<T>> look) {
        if (ofAddresses.isReached(address) || ofAll.isReached(EVERYBODY))
            throw new UserRefused(UserProblem.TOO_MANY_ATTEMPTS);
        var found = look.get();
        if (found.isEmpty()) {
            boolean reached = ofAddresses.failed(address);
            reached |= ofAll.failed(EVERYBODY);
            if (reached) events.publish(new Event.LoginsRefused(clock.instant(), "", address));
        }
        return found;
    }

    /// However it was typed.
    private static String folded(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
