package tv.tributary.server.app;

import java.util.List;
import java.util.Locale;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.text.Messages;

/// Refuses requests that the app's own page has not sent: those to a host name that is none of this machine's (DNS
/// rebinding), and changes that another page asks for. Thread-safe.
final class RequestOrigin {
    private static final List<String> READING = List.of("GET", "HEAD");
    private static final List<String> OURS = List.of("same-origin", "none");

    private final HostCheck hosts;

    RequestOrigin(HostCheck hosts) {
        this.hosts = hosts;
    }

    /// @throws HttpError if the request is not from the app's page
    void check(Request request) {
        var host = request.header("Host").orElse("");
        if (!hosts.allows(host)) throw refused("server.request.wrong-host");
        if (!READING.contains(request.method()) && !isFromHere(request, host)) throw refused("web.app.other-page");
    }

    /// The scheme is left out: a proxy that ends TLS may not tell of it. Programs send neither header.
    private static boolean isFromHere(Request request, String host) {
        var origin = request.header("Origin").orElse("").toLowerCase(Locale.ROOT);
        if (!origin.isEmpty())
            return origin.matches("https?://.+") && bare(origin).equals(host.toLowerCase(Locale.ROOT));
        return request.header("Sec-Fetch-Site").map(OURS::contains).orElse(true);
    }

    private static String bare(String origin) {
        return origin.substring(origin.indexOf("//") + 2);
    }

    private static HttpError refused(String key) {
        return new HttpError(Reason.FORBIDDEN_HOST, Messages.of(key));
    }
}
