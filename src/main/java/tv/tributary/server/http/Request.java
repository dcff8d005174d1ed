package tv.tributary.server.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A client's request, independent of Undertow so that routes can be tested without it.
///
/// @param path decoded, begins with `/`
/// @param variables what stood in the path where its template has `{name}`
/// @param query the first value of each parameter
/// @param headers the first value of each, under its name in lower case
/// @param body empty where none was sent or none is wanted
/// @param address of the client, empty where nobody knows
/// @param scheme by which the client asked, `http` or `https`
/// @param prefix what stands before `path` where the client asked, such as `/tv` behind a reverse proxy; empty for
/// nothing
/// @param upload the body where it is a file: read once, on the route's own thread
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        String address,
        String scheme,
        String prefix,
        Optional<InputStream> upload) {
    public Request {
        variables = Map.copyOf(variables);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// One that came directly, by HTTP.
    public Request(
            String method,
            String path,
            Map<String, String> variables,
            Map<String, String> query,
            Map<String, String> headers,
            String body,
            String address) {
        this(method, path, variables, query, headers, body, address, "http", "", Optional.empty());
    }

    /// A plain one, without anything but a path.
    public static Request get(String path) {
        return new Request("GET", path, Map.of(), Map.of(), Map.of(), "", "");
    }

    public Request withVariables(Map<String, String> found) {
        return new Request(method, path, found, query, headers, body, address, scheme, prefix, upload);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The fields of a form that was posted (`application/x-www-form-urlencoded`), the first value of each; none of
    /// any other body. What cannot be decoded stays as it is.
    public Map<String, String> form() {
        var fields = new HashMap<String, String>();
        var type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) return fields;
        for (var pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// Whether the client can take a gzip body. `gzip;q=0` is a no.
    public boolean acceptsGzip() {
        for (var coding :
                header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = coding.strip().split("\\s*;\\s*", -1);
            if (parts[0].equals("gzip") || parts[0].equals("*")) {
                return parts.length < 2 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }
}
