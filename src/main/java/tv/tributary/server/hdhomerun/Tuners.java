package tv.tributary.server.hdhomerun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.access.View;
import tv.tributary.event.LatestValue;
import tv.tributary.format.hdhomerun.TunerDeviceId;
import tv.tributary.health.TunerInspection;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.settings.Settings;

/// The virtual tuners of this house; there are none until somebody adds one. Each is a user of its own, with a token
/// that stands in the URLs of its line-up. Thread-safe.
public final class Tuners implements TokenSource {
    private static final String NAME = "hdhomerun";
    /// Lower-case letters and digits that nobody mixes up.
    private static final String TOKEN_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int TOKEN_LENGTH = 16;
    /// Clients think that each viewer needs a tuner; here all viewers of a channel share one connection.
    private static final int STREAMS_PER_CONNECTION = 2;

    private static final int LEAST_STREAMS = 2;

    private final Settings settings;
    private final LatestValue<TunerSettings> stored;
    private final IntSupplier connections;
    private final Function<String, Optional<View>> profiles;
    private final SecureRandom random = new SecureRandom();
    private final LatestValue<Discovery> discovery = new LatestValue<>(Discovery.OFF);

    /// @param connections how many connections all providers' accounts allow together
    public Tuners(Settings settings, IntSupplier connections) {
        this(settings, connections, _ -> Optional.empty());
    }

    /// @param profiles what the tuner of a profile shows, by its id
    public Tuners(Settings settings, IntSupplier connections, Function<String, Optional<View>> profiles) {
        this.profiles = profiles;
        this.settings = settings;
        this.stored = settings.of(NAME, new TunerSettings(List.of()));
        this.connections = connections;
    }

    /// All of them, the oldest first.
    public record TunerSettings(List<VirtualTuner> tuners) {
        public TunerSettings {
            tuners = tuners.stream()
                    .filter(tuner -> TunerDeviceId.of(tuner.device()).isPresent())
                    .toList();
        }
    }

    /// States of discovery: whether clients find the tuners by themselves.
    public enum Discovery {
        /// There is no tuner, or no server yet.
        OFF,
        LISTENING,
        /// Another program has the protocol's port, such as another media server; people must type the address.
        PORT_TAKEN
    }

    public LatestValue<Discovery> discovery() {
        return discovery;
    }

    /// The oldest first: that one answers at the server's bare address.
    public List<VirtualTuner> all() {
        return stored.get().tuners();
    }

    /// Whether there is one at all.
    boolean isAny() {
        return !all().isEmpty();
    }

    /// @param device its id
    public Optional<VirtualTuner> find(TunerDeviceId device) {
        return all().stream().filter(tuner -> tuner.deviceId().equals(device)).findFirst();
    }

    /// All of them, after each change again.
    public LatestValue<TunerSettings> live() {
        return stored;
    }

    /// Adds one with an id and a token of its own.
    public synchronized VirtualTuner add(String name, List<String> groups) {
        var device = TunerDeviceId.random(random);
        while (find(device).isPresent()) device = TunerDeviceId.random(random);
        var tuner = new VirtualTuner(device.toString(), name, newToken(), 0, groups);
        var more = new ArrayList<>(all());
        more.add(tuner);
        settings.save(NAME, new TunerSettings(more));
        return tuner;
    }

    /// @return the changed one; empty if it is gone
    public Optional<VirtualTuner> change(TunerDeviceId device, String name, int streams, List<String> groups) {
        return replace(device, tuner -> tuner.with(name, streams, groups));
    }

    /// Gives it a new token: whoever has its old URLs must set it up anew.
    ///
    /// @return the changed one; empty if it is gone
    public Optional<VirtualTuner> renewToken(TunerDeviceId device) {
        return replace(device, tuner -> tuner.withToken(newToken()));
    }

    /// Puts one back that was removed, or as it was before a change.
    public synchronized void restore(VirtualTuner tuner) {
        if (replace(tuner.deviceId(), _ -> tuner).isPresent()) return;
        var more = new ArrayList<>(all());
        more.add(tuner);
        settings.save(NAME, new TunerSettings(more));
    }

    /// @return the removed one; empty if it was gone
    public synchronized Optional<VirtualTuner> remove(TunerDeviceId device) {
        var found = find(device);
        found.ifPresent(gone -> settings.save(
                NAME,
                new TunerSettings(
                        all().stream().filter(tuner -> !tuner.equals(gone)).toList())));
        return found;
    }

    private synchronized Optional<VirtualTuner> replace(TunerDeviceId device, UnaryOperator<VirtualTuner> change) {
        var found = find(device);
        if (found.isEmpty()) return found;
        var changed = change.apply(found.get());
        settings.save(
                NAME,
                new TunerSettings(all().stream()
                        .map(tuner -> tuner.equals(found.get()) ? changed : tuner)
                        .toList()));
        return Optional.of(changed);
    }

    /// Where clients find its documents: for the first tuner the server's bare address.
    ///
    /// @param base `http://HOST:PORT` as the client reaches the server
    public String address(VirtualTuner tuner, String base) {
        boolean first = all().stream().findFirst().filter(tuner::equals).isPresent();
        return first ? base : base + "/hdhomerun/" + tuner.device();
    }

    /// What media servers get of it now: reads its documents as they do. Blocks for some seconds.
    ///
    /// @param base as in [#address]
    public InspectionReport inspect(VirtualTuner tuner, String base) {
        return TunerInspection.of(address(tuner, base), new StreamUrls(base, grant(tuner)).guide());
    }

    /// Whether a profile of output decides what it has; its own groups mean nothing then.
    public boolean isOfProfile(VirtualTuner tuner) {
        return profiles.apply(tuner.device()).isPresent();
    }

    /// How many streams it says it offers at once. More than the accounts' connections, because clients count one for
    /// each of their viewers and do not ask beyond. Whether one more can be opened is decided when it is wanted.
    public int streams(VirtualTuner tuner) {
        if (tuner.streams() > 0) return tuner.streams();
        return Math.clamp(
                (long) connections.getAsInt() * STREAMS_PER_CONNECTION, LEAST_STREAMS, VirtualTuner.MOST_STREAMS);
    }

    Grant grant(VirtualTuner tuner) {
        return Grant.of(user(tuner), tuner.name(), tuner.token()).with(view(tuner));
    }

    /// What a tuner has.
    public View view(VirtualTuner tuner) {
        return profiles.apply(tuner.device()).map(VirtualTuner::playable).orElseGet(tuner::view);
    }

    /// Whose grant it is; empty if it is no tuner's.
    Optional<VirtualTuner> find(Grant grant) {
        return all().stream().filter(tuner -> user(tuner).equals(grant.user())).findFirst();
    }

    /// The user by whose grant it is asked, as in [Grant#user].
    public static String user(VirtualTuner tuner) {
        return "hdhomerun " + tuner.device();
    }

    @Override
    public Optional<Grant> find(String token) {
        var given = token.getBytes(StandardCharsets.UTF_8);
        var found = Optional.<Grant>empty();
        for (var tuner : all()) {
            if (MessageDigest.isEqual(tuner.token().getBytes(StandardCharsets.UTF_8), given))
                found = Optional.of(grant(tuner));
        }
        return found;
    }

    private String newToken() {
        var token = new StringBuilder(TOKEN_LENGTH);
        for (int i = 0; i < TOKEN_LENGTH; i++)
            token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
        return token.toString();
    }
}
