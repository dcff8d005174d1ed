package tv.tributary.net;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// The headers of one request and of the requests its redirects lead to.
final class OutgoingHeaders {
    /// What may follow a redirect to another origin: who asks and for what, nothing that opens doors. Lists name a
    /// Referer because the servers behind the redirect want it.
    private static final Set<String> TRAVEL = Set.of(
            "user-agent",
            "referer",
            "origin",
            "accept",
            "accept-encoding",
            "accept-language",
            "range",
            "if-range",
            "connection",
            "if-none-match",
            "if-modified-since");

    /// What we call ourselves where nobody has another wish: many providers let only players in.
    static final String USER_AGENT = "VLC/3.0.21 LibVLC/3.0.21";

    private final Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Cookies cookies;

    OutgoingHeaders(Map<String, String> headers) {
        this(headers, new Cookies());
    }

    private OutgoingHeaders(Map<String, String> headers, Cookies cookies) {
        this.cookies = cookies;
        headers.forEach(this::put);
    }

    /// As a player on a connection of its own sends them.
    ///
    /// @param cookies sent along, and added to by the answers
    static OutgoingHeaders ofPlayer(Map<String, String> headers, Cookies cookies) {
        var sent = new OutgoingHeaders(headers, cookies);
        sent.putIfAbsent("User-Agent", USER_AGENT);
        sent.put("Connection", "close");
        sent.put("Accept-Encoding", "identity");
        return sent;
    }

    /// Sets a header; one that cannot be sent is left out, since lists hold all sorts of things.
    void put(String name, String value) {
        var clean = clean(value);
        if (isToken(name) && !clean.isEmpty()) all.put(name, clean);
    }

    void putIfAbsent(String name, String value) {
        if (!all.containsKey(name)) put(name, value);
    }

    /// Forgets what another origin must not see.
    void leaveOrigin() {
        all.keySet().removeIf(name -> !TRAVEL.contains(name.toLowerCase(Locale.ROOT)));
    }

    /// What an answer from `url` wants to be told again.
    void answered(HttpUrl url, Headers answer) {
        cookies.keep(url, answer);
    }

    /// What is sent to `url`. A name and password inside the URL go out as basic authorization.
    Headers to(HttpUrl url) {
        var headers = new Headers.Builder();
        all.forEach(headers::addUnsafeNonAscii);
        var cookie = cookies.with(all.getOrDefault("Cookie", ""), url);
        if (!cookie.isEmpty()) headers.removeAll("Cookie").addUnsafeNonAscii("Cookie", cookie);
        if (!url.username().isEmpty() && !all.containsKey("Authorization")) {
            var login = (url.username() + ":" + url.password()).getBytes(StandardCharsets.UTF_8);
            headers.add("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return headers.build();
    }

    private static String clean(String value) {
        var kept = new StringBuilder(value.length());
        value.chars().filter(c -> (c >= ' ' && c != 0x7f) || c == '\t').forEach(c -> kept.append((char) c));
        return kept.toString().strip();
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
    }
}
