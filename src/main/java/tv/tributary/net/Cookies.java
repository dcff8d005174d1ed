package tv.tributary.net;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// The cookies of one stream, per server. Discarded with the stream. Thread-safe.
final class Cookies {
    private static final int MOST = 50;
    private static final int LONGEST = 4096;

    private final List<Cookie> kept = new ArrayList<>();

    /// What an answer from `url` brings.
    synchronized void keep(HttpUrl url, Headers answer) {
        for (var cookie : Cookie.parseAll(url, answer)) {
            kept.removeIf(old -> isSame(old, cookie));
            if (kept.size() < MOST && cookie.name().length() + cookie.value().length() <= LONGEST) kept.add(cookie);
        }
    }

    private static boolean isSame(Cookie one, Cookie other) {
        return one.name().equals(other.name())
                && one.domain().equals(other.domain())
                && one.path().equals(other.path());
    }

    /// The header for a request to `url`: what the list itself names, then ours. Empty without any.
    synchronized String with(String own, HttpUrl url) {
        long now = System.currentTimeMillis();
        kept.removeIf(cookie -> cookie.expiresAt() <= now);
        var all = new StringJoiner("; ");
        if (!own.isEmpty()) all.add(own);
        for (var cookie : kept) if (cookie.matches(url)) all.add(cookie.name() + "=" + cookie.value());
        return all.toString();
    }
}
