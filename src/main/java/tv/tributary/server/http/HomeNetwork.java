package tv.tributary.server.http;

import java.net.InetAddress;
import tv.tributary.model.HomeAddress;

/// Tells whether a request comes from this house.
public final class HomeNetwork {
    private HomeNetwork() {}

    /// Whether it comes from an address of the home network and no proxy says that it came from elsewhere before. Names
    /// are not looked up.
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
            return HomeAddress.matches(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
