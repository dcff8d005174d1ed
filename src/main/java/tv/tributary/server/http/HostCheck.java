package tv.tributary.server.http;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Tells whether a `Host` header can only mean this machine. A web page elsewhere may let its own name point here
/// (DNS rebinding) and then talk to the API from the visitor's browser; such a request carries that page's name.
///
/// Good are addresses, names without a dot, names under endings nobody can register, and names the household added.
public final class HostCheck {
    private static final Pattern IP4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IP6 = Pattern.compile("\\[[0-9a-f:.]+(%[0-9a-z]+)?]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /// RFC 6762, RFC 8375, RFC 6761, and what ICANN set aside for private use.
    private static final Pattern PRIVATE = Pattern.compile(".*\\.(local|lan|localhost|internal|home\\.arpa)");

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final Supplier<? extends Collection<String>> names;

    /// @param names further good names, in lower case
    public HostCheck(Supplier<? extends Collection<String>> names) {
        this.names = names;
    }

    public boolean allows(String hostHeader) {
        var host = PORT.matcher(hostHeader.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        if (IP4.matcher(host).matches() || IP6.matcher(host).matches()) return true;
        if (!NAME.matcher(host).matches()) return false;
        return !host.contains(".")
                || PRIVATE.matcher(host).matches()
                || names.get().contains(host);
    }

    /// True for a bare host name: only such may stand in URLs that we hand out.
    public static boolean isWellFormed(String hostHeader) {
        var host = PORT.matcher(hostHeader.toLowerCase(Locale.ROOT)).replaceFirst("");
        return IP6.matcher(host).matches() || NAME.matcher(host).matches();
    }
}
