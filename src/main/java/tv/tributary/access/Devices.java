package tv.tributary.access;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tv.tributary.access.TokenGate.Token;
import tv.tributary.access.UserIndex.Account;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.PairedDevice.Sighting;
import tv.tributary.store.UserStore;
import tv.tributary.text.Messages;

/// The devices that were let in, of users and of the household. Thread-safe; changes wait for the database.
public final class Devices {
    private static final int TOKEN_LENGTH = 16;
    private static final int CODE_LENGTH = 6;
    private static final int LONGEST_NAME = 64;

    private final UserStore store;
    private final Events events;
    private final InstantSource clock;
    private final Supplier<UserIndex> index;
    private final Runnable changed;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Sighting> seen = new ConcurrentHashMap<>();
    private final Set<Long> unsaved = ConcurrentHashMap.newKeySet();

    /// @param index what is stored, as of now
    /// @param changed reads what is stored anew
    Devices(UserStore store, Events events, InstantSource clock, Supplier<UserIndex> index, Runnable changed) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.index = index;
        this.changed = changed;
    }

    /// In the order they were added.
    public List<PairedDevice> all() {
        return index.get().devices().stream().map(this::withSighting).toList();
    }

    public Optional<PairedDevice> find(long id) {
        return index.get().device(id).map(this::withSighting);
    }

    /// @param user empty for the household
    List<PairedDevice> of(Optional<Long> user) {
        return all().stream().filter(device -> device.user().equals(user)).toList();
    }

    private PairedDevice withSighting(PairedDevice device) {
        return Optional.ofNullable(seen.get(device.id())).map(device::seen).orElse(device);
    }

    /// Lets a device in.
    ///
    /// @param user whose; empty for the household
    /// @throws UserRefused if it has no name, or there is no such user
    public PairedDevice add(Optional<Long> user, String name) {
        var device = store(user, name);
        announce(device, "");
        return device;
    }

    /// Tells everybody that a device came in.
    ///
    /// @param address of the network where it was seen; empty if it was added by hand
    void announce(PairedDevice device, String address) {
        events.publish(new Event.DevicePaired(clock.instant(), device.name(), owner(device), address));
    }

    /// Lets a device in and tells nobody yet.
    PairedDevice store(Optional<Long> user, String name) {
        var device = new PairedDevice(
                0,
                user,
                checked(user, name),
                Token.typeable(TOKEN_LENGTH, random),
                freeCode(),
                clock.instant(),
                Optional.empty());
        long id = store.add(device);
        changed.run();
        return find(id).orElseThrow(() -> new UserRefused(UserProblem.GONE));
    }

    private String freeCode() {
        var code = Token.typeable(CODE_LENGTH, random);
        while (index.get().typed(code).isPresent()) code = Token.typeable(CODE_LENGTH, random);
        return code;
    }

    private String checked(Optional<Long> user, String name) {
        if (user.isPresent() && index.get().account(user.get()).isEmpty()) throw new UserRefused(UserProblem.GONE);
        var stripped = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (stripped.isEmpty()) throw new UserRefused(UserProblem.DEVICE_WITHOUT_NAME);
        if (stripped.length() > LONGEST_NAME) throw new UserRefused(UserProblem.TOO_LONG, LONGEST_NAME);
        return stripped;
    }

    /// Renames a device or gives it to another user. Streams it watches end if it changes hands.
    ///
    /// @return empty if it is gone
    /// @throws UserRefused if it has no name, or there is no such user
    public Optional<PairedDevice> change(long id, Optional<Long> user, String name) {
        var found = find(id);
        found.ifPresent(device -> {
            store.change(device.renamed(checked(user, name)).ownedBy(user));
            changed.run();
        });
        return found.flatMap(_ -> find(id));
    }

    /// Takes a device's access back; what it watches ends at once.
    ///
    /// @return the removed one; empty if it was gone
    public Optional<PairedDevice> revoke(long id) {
        var found = find(id);
        found.ifPresent(device -> {
            store.removeDevice(id);
            seen.remove(id);
            changed.run();
            events.publish(new Event.DeviceRevoked(clock.instant(), device.name(), owner(device)));
        });
        return found;
    }

    /// Lets one in again that was revoked, by the addresses it had; not if its user is gone.
    public void restore(PairedDevice device) {
        if (find(device.id()).isPresent()) return;
        checked(device.user(), device.name());
        store.add(device);
        changed.run();
    }

    /// The device that has a short code; in any case, for remote controls type capitals.
    Optional<PairedDevice> typed(String code) {
        return index.get().typed(code.toLowerCase(Locale.ROOT));
    }

    /// Whose it is, in words.
    public String owner(PairedDevice device) {
        return device.user()
                .flatMap(id -> index.get().account(id))
                .map(Account::user)
                .map(User::name)
                .orElseGet(() -> Messages.of("access.household"));
    }

    /// @param owner empty for the household
    static Grant grant(PairedDevice device, Optional<User> owner) {
        var id = Long.toString(device.id());
        return owner.map(user -> user.grant(device.token(), id))
                .orElseGet(() -> new Grant(
                        Grant.HOUSEHOLD,
                        Messages.of("access.household"),
                        device.token(),
                        Grant.HOME,
                        0,
                        id,
                        Grant.Right.ALL));
    }

    void seen(long id, String address, String client) {
        seen.put(id, new Sighting(clock.instant(), address, client));
        unsaved.add(id);
    }

    /// Stores when devices were last seen. Waits for the database.
    void storeSeen() {
        var ids = Set.copyOf(unsaved);
        unsaved.removeAll(ids);
        if (!ids.isEmpty())
            store.seen(
                    all().stream().filter(device -> ids.contains(device.id())).toList());
    }
}
