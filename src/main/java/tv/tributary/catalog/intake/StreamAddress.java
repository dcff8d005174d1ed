package tv.tributary.catalog.intake;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import tv.tributary.identity.text.Hash;

/// What stays of a stream's URL when password, host and token change.
///
/// @param stem the provider's own stream id (`live/103`) where the URL has one, else a hash of its path and lasting
///     query
/// @param ownId whether the stem is a stream id
/// @param host lower case, without port and login; empty where there is none
/// @param login user name in the URL; empty where there is none
public record StreamAddress(String stem, boolean ownId, String scheme, String host, String login) {
    private static final Set<String> STREAM_ENDINGS = Set.of("ts", "m3u8", "m3u", "mpegts", "mpg", "flv", "mpd");
    /// Query keys that hold a login, a session or an expiry.
    private static final Set<String> VOLATILE = Set.of(
            "username",
            "user",
            "password",
            "pass",
            "pwd",
            "u",
            "p",
            "login",
            "token",
            "access_token",
            "auth",
            "key",
            "apikey",
            "api_key",
            "sig",
            "sign",
            "signature",
            "hash",
            "md5",
            "hmac",
            "e",
            "exp",
            "expire",
            "expires",
            "expiry",
            "st",
            "t",
            "ts",
            "time",
            "timestamp",
            "nonce",
            "session",
            "sessionid",
            "session_id",
            "sid",
            "mac",
            "play_token",
            "wmsauthsign",
            "hdnts",
            "hdnea",
            "nimblesessionid",
            "extension",
            "output",
            "type",
            "deviceid",
            "did",
            "uuid",
            "_",
            "rnd",
            "random",
            "utm_source",
            "utm_medium",
            "utm_campaign");

    public static StreamAddress of(String url) {
        var mark = url.indexOf("://");
        var scheme = mark < 0 ? "" : url.substring(0, mark).toLowerCase(Locale.ROOT);
        var start = mark < 0 ? 0 : mark + 3;
        var end = firstOf(url, "/?#", start);
        var authority = mark < 0 ? "" : url.substring(start, end);
        var at = authority.lastIndexOf('@');
        var login = at < 0 ? "" : authority.substring(0, firstOf(authority, ":", 0));
        var port = authority.substring(at + 1).toLowerCase(Locale.ROOT);
        var host = port.substring(0, port.startsWith("[") ? port.indexOf(']') + 1 : firstOf(port, ":", 0));
        var rest = url.substring(mark < 0 ? 0 : end);
        var queryAt = rest.indexOf('?');
        var path = queryAt < 0 ? rest : rest.substring(0, queryAt);
        var query = queryAt < 0 ? "" : rest.substring(queryAt + 1);
        var web = scheme.equals("http") || scheme.equals("https");

        var own = web ? ProviderStreamId.of(path) : ProviderStreamId.NONE;
        if (!own.stem().isEmpty()) {
            return new StreamAddress(own.stem(), true, scheme, host, login.isEmpty() ? own.user() : login);
        }
        var lasting = lasting(query);
        // Without a path the host is all there is; elsewhere than on the web it is the stream (multicast).
        var bare = path.length() <= 1 && lasting.isEmpty();
        var place = (web && !bare ? "" : port) + withoutEnding(path) + lasting;
        var user = login.isEmpty() ? value(query, "username") : login;
        return new StreamAddress("url/" + HexFormat.of().toHexDigits(Hash.of(place)), false, scheme, host, user);
    }

    private static String withoutEnding(String path) {
        var dot = path.lastIndexOf('.');
        if (dot <= path.lastIndexOf('/')) return path;
        return STREAM_ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))
                ? path.substring(0, dot)
                : path;
    }

    private static String lasting(String query) {
        if (query.isEmpty()) return "";
        var kept = new StringBuilder();
        for (var part : query.split("&", -1)) {
            var key = part.substring(0, firstOf(part, "=", 0)).toLowerCase(Locale.ROOT);
            if (!part.isEmpty() && !VOLATILE.contains(key)) kept.append('?').append(part);
        }
        return kept.toString();
    }

    private static String value(String query, String wanted) {
        for (var part : query.split("&", -1)) {
            if (part.startsWith(wanted + "=")) return part.substring(wanted.length() + 1);
        }
        return "";
    }

    private static int firstOf(String text, String signs, int from) {
        for (var i = from; i < text.length(); i++) if (signs.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }
}
