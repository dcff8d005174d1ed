package tv.tributary.server.discovery;

import java.net.Inet4Address;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receivers;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.HomeAddress;

/// Looks for players in the home network by multicast DNS, on the network cards where the server is
/// announced, while that is switched on. Thread-safe.
public final class ReceiverBrowser implements AutoCloseable {
    /// How long a service is asked for its address before its answer is waited for in passing.
    private static final int ASKING_MS = 1;

    private final LatestValue<DiscoverySettings> settings;
    private final Receivers receivers;
    private final Map<JmDNS, Listening> cards = new HashMap<>();
    private Subscription following = () -> {};

    public ReceiverBrowser(LatestValue<DiscoverySettings> settings, Receivers receivers) {
        this.settings = settings;
        this.receivers = receivers;
    }

    /// Begins to follow the settings.
    synchronized void start() {
        following = settings.follow(this::adjust);
    }

    /// Looks on another network card, too.
    synchronized void join(JmDNS card) {
        cards.put(card, new Listening());
        adjust(settings.get());
    }

    /// That card is closed.
    synchronized void leave(JmDNS card) {
        cards.remove(card);
    }

    private synchronized void adjust(DiscoverySettings now) {
        cards.forEach((card, listening) -> listening.set(card, now.receivers()));
    }

    /// Stops; the cards are closed by whoever opened them.
    @Override
    public synchronized void close() {
        following.close();
        cards.clear();
    }

    /// @return empty while an answer does not say enough, or says what cannot be in the home network
    static Optional<Receiver> receiver(ServiceInfo service) {
        var kind = kind(service.getType());
        var address = Arrays.stream(service.getInet4Addresses())
                .filter(HomeAddress::matches)
                .map(Inet4Address::getHostAddress)
                .findFirst();
        if (kind.isEmpty() || address.isEmpty() || service.getPort() == 0) return Optional.empty();
        var name = switch (kind.get()) {
            // Its own name is a number; the one its owner gave comes with a later answer.
            case CHROMECAST -> Optional.ofNullable(service.getPropertyString("fn"));
            case KODI -> Optional.of(service.getName());
        };
        return name.map(
                shown -> Receiver.found(shown, kind.get(), address.get(), service.getPort(), service.getName()));
    }

    private static Optional<ReceiverKind> kind(String type) {
        return Arrays.stream(ReceiverKind.values())
                .filter(kind -> kind.service().equalsIgnoreCase(type))
                .findFirst();
    }

    /// What is heard on one card.
    private final class Listening implements ServiceListener {
        private boolean on;

        void set(JmDNS card, boolean wanted) {
            if (on == wanted) return;
            on = wanted;
            for (var kind : ReceiverKind.values()) {
                if (wanted) card.addServiceListener(kind.service(), this);
                else card.removeServiceListener(kind.service(), this);
            }
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName(), ASKING_MS);
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            receiver(event.getInfo()).ifPresent(receivers::found);
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            kind(event.getType()).ifPresent(kind -> receivers.left(kind, event.getName()));
        }
    }
}
