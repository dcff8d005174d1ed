package tv.tributary.server.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Tells whether an address can only be in this house: this machine's own, private ones (RFC 1918, RFC 4193), and those
/// of a link (RFC 3927, RFC 4291).
public final class HomeNetwork {
    private HomeNetwork() {}

    public static boolean contains(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
    }

    /// An address as it stands in a URL.
    public static String host(InetAddress address) {
        var text = address.getHostAddress();
        if (address instanceof Inet4Address) return text;
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    /// Whether a request comes from there and no proxy says that it came from elsewhere before. Names are not looked
    /// up.
    public static boolean sent(Request request) {
        if (request.header("Forwarded").isPresent()) return false;
        var before = request.header("X-Forwarded-For").orElse("");
        return contains(request.address()) && (before.isEmpty() || allWithin(before));
    }

    private static boolean allWithin(String forwardedFor) {
        for (var address : forwardedFor.split(",", -1)) if (!contains(address.strip())) return false;
        return true;
    }

    private static boolean contains(String address) {
        try {
            return contains(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
