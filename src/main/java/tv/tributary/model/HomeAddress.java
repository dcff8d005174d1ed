package tv.tributary.model;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Tells whether an address of the network can only be in this house: this machine's own, private ones (RFC
/// 1918, RFC 4193), and those of a link (RFC 3927, RFC 4291).
public final class HomeAddress {
    private HomeAddress() {}

    public static boolean matches(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
    }

    /// An address as it stands in a URL.
    public static String inUrl(InetAddress address) {
        var text = address.getHostAddress();
        if (address instanceof Inet4Address) return text;
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }
}
