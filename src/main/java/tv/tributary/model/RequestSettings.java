package tv.tributary.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// Header fields of requests to a provider beside the User-Agent, and their route. Empty stands for nothing.
///
/// @param referer the `Referer` header, unless an entry of the list names its own; as are the next two
/// @param origin the `Origin` header
/// @param cookie the `Cookie` header; a secret
/// @param proxy the address of the proxy for all requests, `http://` or `socks5://`; may hold a login
/// @param certificate the SHA-256 fingerprint of a certificate that is trusted though no authority vouches for it
public record RequestSettings(String referer, String origin, String cookie, String proxy, String certificate) {
    public static final RequestSettings NONE = new RequestSettings("", "", "", "", "");

    /// The headers, by name.
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (!referer.isEmpty()) headers.put("Referer", referer);
        if (!origin.isEmpty()) headers.put("Origin", origin);
        if (!cookie.isEmpty()) headers.put("Cookie", cookie);
        return headers;
    }

    /// The cookie as it may be shown.
    public String shownCookie() {
        return cookie.isEmpty() ? "" : "***";
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return "RequestSettings[]";
    }
}
