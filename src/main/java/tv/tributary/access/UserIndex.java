package tv.tributary.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tv.tributary.model.PairedDevice;

/// All users and devices at one moment, found by what they come with. Secrets are looked up by their digest, so that
/// the time it takes tells nothing of them. Immutable.
final class UserIndex {
    /// @param password the stored hash; empty without one
    /// @param pin likewise
    record Account(User user, String password, String pin) {
        @Override
        public String toString() {
            return "Account[" + user.id() + "]";
        }
    }

    /// Whom a token belongs to.
    ///
    /// @param user empty for the household
    /// @param device empty for the user's own token
    record Holder(Optional<User> user, Optional<PairedDevice> device) {}

    private final SequencedMap<Long, Account> accounts = new LinkedHashMap<>();
    private final SequencedMap<Long, PairedDevice> devices = new LinkedHashMap<>();
    private final Map<String, Account> byName = new HashMap<>();
    private final Map<String, Holder> byToken = new HashMap<>();
    private final Map<String, PairedDevice> byCode = new HashMap<>();

    UserIndex(Collection<Account> allAccounts, Collection<PairedDevice> allDevices) {
        for (var account : allAccounts) {
            accounts.put(account.user().id(), account);
            byName.put(folded(account.user().name()), account);
            byToken.put(digest(account.user().token()), new Holder(Optional.of(account.user()), Optional.empty()));
        }
        for (var device : allDevices) {
            devices.put(device.id(), device);
            byCode.put(digest(device.shortCode()), device);
            byToken.put(
                    digest(device.token()),
                    new Holder(device.user().flatMap(this::account).map(Account::user), Optional.of(device)));
        }
    }

    List<User> users() {
        return accounts.values().stream().map(Account::user).toList();
    }

    List<PairedDevice> devices() {
        return List.copyOf(devices.values());
    }

    Optional<Account> account(long id) {
        return Optional.ofNullable(accounts.get(id));
    }

    Optional<PairedDevice> device(long id) {
        return Optional.ofNullable(devices.get(id));
    }

    /// Whose grants have this key, [Grant#user].
    Optional<Account> ofKey(String key) {
        return accounts.values().stream()
                .filter(account -> account.user().key().equals(key))
                .findFirst();
    }

    /// By name, in any case.
    Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    Optional<Holder> holder(String token) {
        return Optional.ofNullable(byToken.get(digest(token)));
    }

    Optional<PairedDevice> typed(String shortCode) {
        return Optional.ofNullable(byCode.get(digest(shortCode)));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static String digest(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
