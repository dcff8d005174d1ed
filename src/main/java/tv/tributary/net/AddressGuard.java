package tv.tributary.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/// Limits the addresses that a request may reach when its URL comes from a list or a guide, not from the user:
/// public addresses, and hosts the user has named. The home network (and what cloud hosts have at such
/// addresses) is out of reach, or a list could make us send requests to the router.
public final class AddressGuard {
    /// Ranges of RFC 6890 and its updates that are not the public internet, where [InetAddress] has no word for
    /// them.
    private static final List<Range> CLOSED = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("100.64.0.0", 10), // shared by carriers; Alibaba's metadata
            Range.of("168.63.129.16", 32), // Azure's host agent
            Range.of("192.0.0.0", 24), // Oracle's metadata
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("240.0.0.0", 4),
            Range.of("::", 96), // IPv4-compatible
            Range.of("64:ff9b:1::", 48),
            Range.of("100::", 64),
            Range.of("2001::", 32), // Teredo
            Range.of("2001:db8::", 32),
            Range.of("3fff::", 20),
            Range.of("5f00::", 16), // segment routing inside a network
            Range.of("fc00::", 7));
    private static final Range NAT64 = Range.of("64:ff9b::", 96);
    private static final Range SIX_TO_FOUR = Range.of("2002::", 16);

    private final Predicate<String> trusted;

    /// @param trusted whether the user has named this host (in lower case)
    public AddressGuard(Predicate<String> trusted) {
        this.trusted = trusted;
    }

    boolean trusts(String host) {
        return trusted.test(host);
    }

    /// Whether an address lies on the public internet and is not one of this machine.
    static boolean isPublic(InetAddress address) {
        var closed = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || CLOSED.stream().anyMatch(range -> range.holds(address))
                || isOurs(address);
        return !closed && isPublicInside(address);
    }

    /// IPv6 addresses that stand for an IPv4 one are worth what that one is.
    private static boolean isPublicInside(InetAddress address) {
        if (!(address instanceof Inet6Address)) return true;
        if (NAT64.holds(address)) return isPublic(inner(address, 12));
        return !SIX_TO_FOUR.holds(address) || isPublic(inner(address, 2));
    }

    private static InetAddress inner(InetAddress address, int from) {
        var bytes = address.getAddress();
        return literal(new byte[] {bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]});
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }

    private static InetAddress literal(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Range(InetAddress start, int bits) {
        static Range of(String start, int bits) {
            return new Range(InetAddress.ofLiteral(start), bits);
        }

        boolean holds(InetAddress address) {
            if (start instanceof Inet4Address != address instanceof Inet4Address) return false;
            var mine = start.getAddress();
            var theirs = address.getAddress();
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % 8;
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// A connection that was refused because of its target address.
    static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1;

        ForbiddenAddress() {
            super("the address lies where this request may not reach");
        }
    }
}
