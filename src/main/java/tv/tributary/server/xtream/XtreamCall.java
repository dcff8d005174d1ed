package tv.tributary.server.xtream;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import tv.tributary.server.http.Request;

/// A call of the API: parameters of the query and of a form's body together, the query's first.
///
/// @param username as it was sent; anything, because the password alone tells who it is
/// @param password a viewer's token; a secret
/// @param action such as `get_live_streams`; empty for the account
record XtreamCall(String username, String password, String action, Map<String, String> parameters) {
    XtreamCall {
        parameters = Map.copyOf(parameters);
    }

    static XtreamCall of(Request request) {
        var all = new HashMap<String, String>();
        var type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            for (var pair : request.body().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) all.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        all.putAll(request.query());
        return new XtreamCall(
                all.getOrDefault("username", ""),
                all.getOrDefault("password", ""),
                all.getOrDefault("action", ""),
                all);
    }

    /// What cannot be decoded stays as it is.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// A parameter that is an id; empty if it is missing or none.
    OptionalLong id(String name) {
        var text = parameters.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /// The password is a secret.
    @Override
    public String toString() {
        return "XtreamCall[" + action + "]";
    }
}
