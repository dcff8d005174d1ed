package tv.tributary.server.xtream;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import tv.tributary.server.http.Request;

/// A call of the API: parameters of the query and of a form's body together, the query's first.
///
/// @param username as it was sent; a user's name, or anything where the password is a token
/// @param password a user's, or a viewer's token; a secret
/// @param action such as `get_live_streams`; empty for the account
record XtreamCall(String username, String password, String action, Map<String, String> parameters) {
    XtreamCall {
        parameters = Map.copyOf(parameters);
    }

    static XtreamCall of(Request request) {
        var all = new HashMap<>(request.form());
        all.putAll(request.query());
        return new XtreamCall(
                all.getOrDefault("username", ""),
                all.getOrDefault("password", ""),
                all.getOrDefault("action", ""),
                all);
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
