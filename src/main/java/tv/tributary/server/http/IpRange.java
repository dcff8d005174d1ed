package tv.tributary.server.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/// Addresses that begin with the same bits (CIDR, RFC 4632), or a single one.
///
/// @param bits how many, 0 to 32 for IPv4, 0 to 128 for IPv6
record IpRange(InetAddress start, int bits) {
    public IpRange {
        if (bits < 0 || bits > 8 * start.getAddress().length) throw new IllegalArgumentException("bits: " + bits);
    }

    /// Reads `192.168.1.2`, `10.0.0.0/8`, `fd00::/8`; empty if it is neither.
    static Optional<IpRange> parse(String text) {
        var clean = text.strip();
        int slash = clean.indexOf('/');
        try {
            var start = InetAddress.ofLiteral(slash < 0 ? clean : clean.substring(0, slash));
            int all = 8 * start.getAddress().length;
            return Optional.of(new IpRange(start, slash < 0 ? all : Integer.parseInt(clean.substring(slash + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        var mine = start.getAddress();
        var theirs = address.getAddress();
        return mine.length == theirs.length
                && new BigInteger(1, mine)
                                .xor(new BigInteger(1, theirs))
                                .shiftRight(8 * mine.length - bits)
                                .signum()
                        == 0;
    }

    @Override
    public String toString() {
        int all = 8 * start.getAddress().length;
        return start.getHostAddress() + (bits == all ? "" : "/" + bits);
    }
}
