package tv.tributary.server.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where the server is reached.
///
/// @param port on which it listens unless the start says otherwise, 1 to 65535
/// @param proxies addresses of the reverse proxies that are trusted, such as `192.168.1.2` or `10.0.0.0/8`
/// @param basePath the folder below which a reverse proxy shows the server, such as `/tv`; empty for none
/// @param httpsPort on which it answers HTTPS as well; 0 for none
/// @param certificate a PEM file with the certificate for HTTPS and its key; empty for one that is made here
/// @param hostNames further names under which this machine is addressed, such as `tv.example.org`, in lower case: the
/// API and tuners answer no others, because a web page elsewhere may let a name of its own point here
public record NetworkSettings(
        int port, List<String> proxies, String basePath, int httpsPort, String certificate, List<String> hostNames) {
    /// The name the record is stored under.
    public static final String NAME = "network";

    public static final int LAST_PORT = 65_535;

    private static final int USUAL_PORT = 9188;
    private static final Pattern HOST_NAME = Pattern.compile("(?=.{1,253}$)[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*");

    public NetworkSettings {
        if (port < 1 || port > LAST_PORT) throw new IllegalArgumentException("not a port: " + port);
        if (httpsPort < 0 || httpsPort > LAST_PORT) throw new IllegalArgumentException("not a port: " + httpsPort);
        if (httpsPort == port) throw new IllegalArgumentException("one port for both: " + port);
        proxies = List.copyOf(proxies);
        for (var proxy : proxies) {
            if (!isProxy(proxy)) throw new IllegalArgumentException("not an address: " + proxy);
        }
        if (!isBasePath(basePath)) throw new IllegalArgumentException("not a path: " + basePath);
        hostNames =
                hostNames.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (var name : hostNames) {
            if (!isHostName(name)) throw new IllegalArgumentException("not a host name: " + name);
        }
    }

    /// Without anything in front, and without HTTPS.
    public NetworkSettings(int port) {
        this(port, List.of(), "", 0, "", List.of());
    }

    /// Whether that is an address of a proxy, or a range of them.
    public static boolean isProxy(String text) {
        return IpRange.parse(text).isPresent();
    }

    public static boolean isBasePath(String text) {
        return BasePath.isWellFormed(text);
    }

    /// Whether that is a name of a host, without a port.
    public static boolean isHostName(String text) {
        return HOST_NAME.matcher(text).matches();
    }

    public static NetworkSettings defaults() {
        return new NetworkSettings(USUAL_PORT);
    }
}
