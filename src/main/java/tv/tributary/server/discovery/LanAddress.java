package tv.tributary.server.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.model.HomeAddress;

/// Finds this machine's address on the local network.
public final class LanAddress {
    private static final String LOOPBACK = "127.0.0.1";

    /// Bridges and tunnels of containers, virtual machines and VPNs: nobody's television is behind them.
    private static final Pattern VIRTUAL = Pattern.compile(
            "(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|zt|tailscale|ppp|podman|cni|lxc|lxd).*");

    /// An address of this machine and the name of the network card it belongs to.
    record Card(String name, InetAddress address) {
        /// Whether televisions may be behind it, which are asked by IPv4.
        boolean isReal() {
            return address instanceof Inet4Address
                    && !address.isLoopbackAddress()
                    && !VIRTUAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
        }
    }

    private LanAddress() {}

    /// Looks at the machine's network cards now. Never empty: the loopback address where there is nothing better.
    ///
    /// @param bind the address the server listens on
    public static String of(String bind) {
        var listened = parsed(bind);
        if (listened.isPresent() && !listened.get().isAnyLocalAddress()) return HomeAddress.inUrl(listened.get());
        return best(cards(), routed()).map(HomeAddress::inUrl).orElse(LOOPBACK);
    }

    /// An address this machine itself reaches the server at.
    public static String local(String bind) {
        return parsed(bind)
                .filter(listened -> !listened.isAnyLocalAddress())
                .map(HomeAddress::inUrl)
                .orElse(LOOPBACK);
    }

    /// The card other machines most likely see: the one that leads out of the house if it is a real one, else one
    /// with an address homes use.
    static Optional<InetAddress> best(List<Card> cards, Optional<InetAddress> routed) {
        return cards.stream()
                .filter(card -> card.isReal() && !card.address().isLinkLocalAddress())
                .min(Comparator.comparing((Card card) -> !routed.equals(Optional.of(card.address())))
                        .thenComparing(card -> !card.address().isSiteLocalAddress())
                        .thenComparing(Card::name))
                .map(Card::address);
    }

    /// The addresses in home networks under which this machine may announce itself, one for each network card.
    ///
    /// @param bind the address the server listens on
    static Set<InetAddress> announced(InetAddress bind) {
        return announced(bind, cards());
    }

    static Set<InetAddress> announced(InetAddress bind, List<Card> cards) {
        var found = new LinkedHashMap<String, InetAddress>();
        cards.stream()
                .filter(card -> card.isReal() && HomeAddress.matches(card.address()))
                .filter(card -> bind.isAnyLocalAddress() || bind.equals(card.address()))
                .forEach(card -> found.putIfAbsent(card.name(), card.address()));
        return Set.copyOf(found.values());
    }

    /// The address by which this machine reaches another one: a machine with several network cards has several.
    /// Nothing is sent.
    public static InetAddress towards(SocketAddress peer) throws IOException {
        try (var route = new DatagramSocket()) {
            route.connect(peer);
            return route.getLocalAddress();
        }
    }

    private static Optional<InetAddress> parsed(String bind) {
        try {
            return Optional.of(InetAddress.getByName(bind));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static List<Card> cards() {
        try {
            var cards = new ArrayList<Card>();
            for (var card : NetworkInterface.networkInterfaces().toList()) {
                if (!card.isUp()) continue;
                card.inetAddresses().forEach(address -> cards.add(new Card(card.getName(), address)));
            }
            return cards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address packets to the outside would carry. Connecting a datagram socket asks the routing table; nothing
    /// is sent.
    private static Optional<InetAddress> routed() {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("192.0.2.1", 9));
            return Optional.ofNullable(socket.getLocalAddress()).filter(found -> !found.isAnyLocalAddress());
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
