package tv.tributary.server.discovery;

import java.io.IOException;
import java.net.BindException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tv.tributary.event.LatestValue;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// How this server is found in the home network: what is switched on, and what came of it. Thread-safe.
public final class ServerDiscovery {
    private static final String IDENTITY = "server-identity";

    private final Settings settings;
    private final LatestValue<DiscoverySettings> wanted;
    private final LatestValue<Map<DiscoveryMethod, DiscoveryState>> states = new LatestValue<>(Map.of());

    public ServerDiscovery(Settings settings) {
        this.settings = settings;
        this.wanted = settings.of(DiscoverySettings.NAME, DiscoverySettings.defaults());
    }

    /// Ways to be found.
    public enum DiscoveryMethod {
        MDNS,
        SSDP,
        PORT_80;

        /// What came of it, in words.
        public String words(DiscoveryState state) {
            return Messages.of("discovery." + key(this) + "." + key(state));
        }

        private static String key(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What came of switching one on.
    public enum DiscoveryState {
        OFF,
        /// It is found.
        LISTENING,
        /// Another program has the port.
        PORT_TAKEN,
        /// This system does not let us have the port.
        NOT_ALLOWED,
        /// The server listens on this machine alone, or the machine is in no home network.
        NO_NETWORK
    }

    /// What is switched on.
    public LatestValue<DiscoverySettings> settings() {
        return wanted;
    }

    public void save(DiscoverySettings newer) {
        settings.save(DiscoverySettings.NAME, newer);
    }

    /// What came of each; one that is left out is off.
    public LatestValue<Map<DiscoveryMethod, DiscoveryState>> states() {
        return states;
    }

    public DiscoveryState state(DiscoveryMethod method) {
        return states.get().getOrDefault(method, DiscoveryState.OFF);
    }

    /// Says what came of one.
    public synchronized void set(DiscoveryMethod method, DiscoveryState state) {
        if (state(method) == state) return;
        var newer = new EnumMap<DiscoveryMethod, DiscoveryState>(DiscoveryMethod.class);
        newer.putAll(states.get());
        newer.put(method, state);
        states.set(Map.copyOf(newer));
    }

    /// Says why one could not be switched on.
    public void set(DiscoveryMethod method, IOException refused) {
        var why = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        boolean taken = refused instanceof BindException && why.contains("in use");
        set(method, taken ? DiscoveryState.PORT_TAKEN : DiscoveryState.NOT_ALLOWED);
    }

    /// By which others know this server for ever; made when it is first wanted.
    synchronized UUID uuid() {
        var stored = settings.of(IDENTITY, new ServerIdentity(""));
        if (stored.get().uuid().isEmpty())
            settings.save(IDENTITY, new ServerIdentity(UUID.randomUUID().toString()));
        return UUID.fromString(stored.get().uuid());
    }

    /// @param uuid empty until it is first wanted
    record ServerIdentity(String uuid) {}
}
