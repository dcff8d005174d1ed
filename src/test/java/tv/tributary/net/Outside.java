package tv.tributary.net;

import java.net.InetAddress;

/// A web client for whom one address of this machine lies on the internet, so that what a provider there may lead to
/// can be tried without one.
public final class Outside {
    /// Lies outside.
    public static final String INTERNET = "127.0.0.1";

    /// Lies inside the home.
    public static final String HOME = "127.0.0.2";

    private Outside() {}

    public static Http http() {
        return new Http(address -> address.equals(InetAddress.ofLiteral(INTERNET)));
    }
}
