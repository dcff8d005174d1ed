package tv.tributary.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.access.StreamLimits.Standing;
import tv.tributary.access.TokenGate.LoginOutcome;
import tv.tributary.access.TokenGate.LoginResult;
import tv.tributary.access.TokenGate.Token;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.User.UserState;
import tv.tributary.access.UserIndex.Account;
import tv.tributary.access.UserIndex.Holder;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.format.json.Json;
import tv.tributary.job.Timetable.Round;
import tv.tributary.model.PairedDevice;
import tv.tributary.store.Database;
import tv.tributary.store.UserStore;
import tv.tributary.store.UserStore.UserRow;

/// The people who may watch, each with a password, limits and an end of their own. The household itself comes before
/// all of them and needs no entry. Thread-safe; changes wait for the database and, with a password, for its hash.
public final class Users implements TokenSource, AutoCloseable {
    /// Letters of a password; less is guessed.
    public static final int SHORTEST_PASSWORD = 6;

    private static final int LONGEST = 64;
    private static final int TOKEN_LENGTH = 16;
    private static final int SUGGESTED_LENGTH = 10;
    private static final String NOT_IN_ADDRESSES = "/ ? # % & + \\";
    private static final Pattern IN_ADDRESSES = Pattern.compile("[^/?#%&+\\\\\\p{Cntrl}]*");
    private static final Duration UPKEEP = Duration.ofMinutes(1);

    private final UserStore store;
    private final Events events;
    private final InstantSource clock;
    private final PasswordCheck passwords;
    private final SecureRandom random = new SecureRandom();
    private final StreamLimits limits = new StreamLimits(this::standing);
    private final Devices devices;
    private final Pairing pairing;
    private final ParentalLock parentalLock;
    private final WatchUsage usage;
    private volatile UserIndex index;

    public Users(Database database, Events events, InstantSource clock) {
        this(database, events, clock, PasswordHash.USUAL_ITERATIONS);
    }

    /// @param iterations the cost of new hashes of passwords
    public Users(Database database, Events events, InstantSource clock, int iterations) {
        this.store = new UserStore(database);
        this.events = events;
        this.clock = clock;
        this.passwords = new PasswordCheck(events, clock, iterations);
        this.index = read();
        this.devices = new Devices(store, events, clock, this::index, this::changed);
        this.usage = new WatchUsage(store, clock);
        this.parentalLock = new ParentalLock(
                key -> index.ofKey(key), this::ofToken, PasswordCheck.ofPins(events, clock, iterations), clock);
        this.pairing = new Pairing(devices, this::find, events, clock);
    }

    private UserIndex read() {
        var stored = store.all();
        return new UserIndex(stored.users().stream().map(Users::account).toList(), stored.devices());
    }

    private static Account account(UserRow row) {
        var user = new User(
                row.id(),
                row.name(),
                row.token(),
                !row.password().isEmpty(),
                !row.pin().isEmpty(),
                Json.read(row.settings(), UserSettings.defaults()),
                row.createdAt());
        return new Account(user, row.password(), row.pin());
    }

    UserIndex index() {
        return index;
    }

    /// Shows what was stored, ends the streams of those who may not go on, and tells everybody.
    private synchronized void changed() {
        index = read();
        limits.endRevoked();
        events.publish(new Event.Changed(clock.instant(), Topic.USERS));
    }

    /// In the order they were added.
    public List<User> all() {
        return index.users();
    }

    public Optional<User> find(long id) {
        return index.account(id).map(Account::user);
    }

    /// Their devices, and those of the household.
    public Devices devices() {
        return devices;
    }

    /// How devices are let in by a short code.
    public Pairing pairing() {
        return pairing;
    }

    /// What each of them watched.
    public WatchUsage usage() {
        return usage;
    }

    /// What lifts a user's age limit for a while.
    public ParentalLock parentalLock() {
        return parentalLock;
    }

    /// Counts what everybody watches.
    public StreamLimits limits() {
        return limits;
    }

    /// The user whose grants have this key, [Grant#user]; empty for the household and others.
    public Optional<User> ofKey(String key) {
        return index.ofKey(key).map(Account::user);
    }

    /// What a device gets when it comes in, whether or not it may watch now.
    public Grant grant(PairedDevice device) {
        return Devices.grant(device, device.user().flatMap(this::find));
    }

    /// Ends what a user watches now, on all devices; empty for the household's devices. Their players may ask again.
    ///
    /// @return how many streams that were
    public int disconnect(Optional<Long> user) {
        var key = user.flatMap(this::find).map(User::key).orElse(Grant.HOUSEHOLD);
        return limits.end(grant -> grant.user().equals(key));
    }

    /// Ends what a device watches now; its player may ask again.
    ///
    /// @return how many streams that were
    public int disconnect(PairedDevice device) {
        return limits.end(grant -> grant.device().equals(Long.toString(device.id())));
    }

    public UserState state(User user) {
        return user.state(now());
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneId.systemDefault());
    }

    /// A password that can be typed on a remote control.
    public String suggestPassword() {
        return Token.typeable(SUGGESTED_LENGTH, random);
    }

    /// @param password empty for somebody who only has devices and addresses
    /// @throws UserRefused if that cannot be
    public User add(String name, Optional<String> password, UserSettings settings) {
        var row = new UserRow(
                0,
                checkedName(name),
                password.map(this::hash).orElse(""),
                "",
                Token.typeable(TOKEN_LENGTH, random),
                Json.write(checked(settings)),
                clock.instant());
        long id = store.add(row, List.of()).orElseThrow(() -> new UserRefused(UserProblem.NAME_TAKEN, row.name()));
        changed();
        return find(id).orElseThrow(() -> new UserRefused(UserProblem.GONE));
    }

    /// @throws UserRefused if that cannot be, or the user is gone
    public User change(long id, String name, UserSettings settings) {
        var now = existing(id);
        return store(id, name, settings, now.password(), now.pin());
    }

    /// @param password empty to let the user have none any more
    /// @throws UserRefused if that cannot be, or the user is gone
    public User changePassword(long id, Optional<String> password) {
        var now = existing(id);
        var user = now.user();
        return store(id, user.name(), user.settings(), password.map(this::hash).orElse(""), now.pin());
    }

    /// @param pin four to eight digits; empty to let nothing lift the user's age limit any more
    /// @throws UserRefused if that is no PIN, or the user is gone
    public User changePin(long id, Optional<String> pin) {
        var now = existing(id);
        var user = now.user();
        return store(
                id,
                user.name(),
                user.settings(),
                now.password(),
                pin.map(parentalLock::hash).orElse(""));
    }

    private User store(long id, String name, UserSettings settings, String hash, String pin) {
        var before = existing(id).user();
        var row = new UserRow(
                id, checkedName(name), hash, pin, before.token(), Json.write(checked(settings)), before.createdAt());
        if (!store.change(row)) throw new UserRefused(UserProblem.NAME_TAKEN, row.name());
        changed();
        return existing(id).user();
    }

    private Account existing(long id) {
        return index.account(id).orElseThrow(() -> new UserRefused(UserProblem.GONE));
    }

    /// A user who was removed, with what it takes to bring them back.
    ///
    /// @param password the stored hash; pin likewise
    public record RemovedUser(User user, String password, String pin, List<PairedDevice> devices) {
        public RemovedUser {
            devices = List.copyOf(devices);
        }

        @Override
        public String toString() {
            return "RemovedUser[" + user.id() + "]";
        }
    }

    /// Removes a user with all their devices; what they watch ends.
    ///
    /// @return empty if they were gone
    public Optional<RemovedUser> remove(long id) {
        var removed = index.account(id)
                .map(account -> new RemovedUser(
                        account.user(), account.password(), account.pin(), devices.of(Optional.of(id))));
        removed.ifPresent(_ -> {
            store.remove(id);
            passwords.forget(id);
            parentalLock.forget(id);
            changed();
        });
        return removed;
    }

    /// Brings one back who was removed, with the same password, addresses and devices.
    ///
    /// @throws UserRefused if somebody else has the name by now
    public void restore(RemovedUser removed) {
        var user = removed.user();
        if (index.account(user.id()).isPresent()) return;
        var row = new UserRow(
                user.id(),
                user.name(),
                removed.password(),
                removed.pin(),
                user.token(),
                Json.write(user.settings()),
                user.createdAt());
        if (store.add(row, removed.devices()).isEmpty()) throw new UserRefused(UserProblem.NAME_TAKEN, user.name());
        changed();
    }

    private String hash(String password) {
        if (password.length() < SHORTEST_PASSWORD) throw new UserRefused(UserProblem.SHORT_PASSWORD, SHORTEST_PASSWORD);
        return passwords.hash(checkedText(password));
    }

    private static String checkedName(String name) {
        if (name.isBlank()) throw new UserRefused(UserProblem.NO_NAME);
        return checkedText(name.strip());
    }

    /// Players write it into addresses as it is.
    private static String checkedText(String text) {
        if (text.length() > LONGEST) throw new UserRefused(UserProblem.TOO_LONG, LONGEST);
        if (!IN_ADDRESSES.matcher(text).matches() || !text.equals(text.strip()))
            throw new UserRefused(UserProblem.BAD_LETTERS, NOT_IN_ADDRESSES);
        return text;
    }

    private static UserSettings checked(UserSettings settings) {
        if (settings.days().isEmpty()) throw new UserRefused(UserProblem.NO_DAYS);
        return settings;
    }

    @Override
    public Optional<Grant> find(String token) {
        return ofToken(token).or(() -> parentalLock.find(token));
    }

    private Optional<Grant> ofToken(String token) {
        return index.holder(token).filter(this::isAdmitted).map(Users::grant);
    }

    private boolean isAdmitted(Holder holder) {
        return holder.user().map(user -> state(user) == UserState.ACTIVE).orElse(true);
    }

    private static Grant grant(Holder holder) {
        if (holder.device().isEmpty()) return holder.user().orElseThrow().grant();
        return Devices.grant(holder.device().get(), holder.user());
    }

    /// Only their own grants can be revoked.
    private Standing standing(Grant grant) {
        if (grant.device().isEmpty() && !grant.user().startsWith("user ")) return Standing.PERMANENT;
        var now = find(grant.token());
        return now.filter(valid -> valid.user().equals(grant.user())).isPresent() ? Standing.VALID : Standing.ENDED;
    }

    @Override
    public LoginResult logIn(String name, String password, String address) {
        var account = index.named(name);
        var outcome = passwords.check(
                account.map(known -> known.user().id()).orElse(0L),
                account.map(known -> known.user().name()).orElse(""),
                account.map(Account::password).orElse(""),
                password,
                address);
        return switch (outcome) {
            case WRONG -> LoginResult.of(LoginOutcome.UNKNOWN);
            case TOO_MANY -> LoginResult.of(LoginOutcome.TOO_MANY_ATTEMPTS);
            case RIGHT -> admitted(account.orElseThrow().user());
        };
    }

    private LoginResult admitted(User user) {
        return switch (state(user)) {
            case ACTIVE -> LoginResult.admitted(user.grant());
            case EXPIRED -> new LoginResult(LoginOutcome.EXPIRED, Optional.empty(), end(user));
            case DISABLED, NOT_TODAY -> LoginResult.of(LoginOutcome.DISABLED);
        };
    }

    @Override
    public Optional<Instant> end(Grant grant) {
        return index.holder(grant.token()).flatMap(Holder::user).flatMap(Users::end);
    }

    private static Optional<Instant> end(User user) {
        return user.settings()
                .lastDay()
                .map(day -> day.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    @Override
    public void seen(Grant grant, String address, String client) {
        if (!grant.device().isEmpty()) devices.seen(Long.parseLong(grant.device()), address, client);
    }

    /// What recurs: ends the streams of those whose time is over, and stores when devices were seen.
    public Round upkeep() {
        return new Round() {
            private Instant next = clock.instant().plus(UPKEEP);

            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(next);
            }

            @Override
            public void run() {
                next = clock.instant().plus(UPKEEP);
                limits.endRevoked();
                devices.storeSeen();
                usage.store();
            }
        };
    }

    /// Stores when devices were last seen, and what was watched.
    @Override
    public void close() {
        devices.storeSeen();
        usage.store();
    }
}
