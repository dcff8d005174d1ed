package tv.tributary.format.xtream;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An Xtream account: where its panel is, and the login. Taken from whatever a person was given, and written as the
/// address of the panel's `player_api.php`. Pure.
///
/// @param hosts the panel's addresses, `http://host:8080`, with a path if it has one, without a slash behind; the
/// preferred first, never empty
public record XtreamLogin(List<String> hosts, String user, String password) {
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#@\\s]+)(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern PAGE = Pattern.compile("(?i)(.*)/(?:get|player_api|panel_api|xmltv|enigma2)\\.php/?");
    /// `/live/name/password/7.ts` and its sisters behind any prefix.
    private static final Pattern TYPED =
            Pattern.compile("(?i)(.*?)/+(?:live|movie|series)/+([^/]+)/+([^/]+)/+\\d+(?:\\.\\w+)?");
    private static final Pattern CATCH_UP =
            Pattern.compile("(?i)(.*?)/+timeshift/+([^/]+)/+([^/]+)/+\\d+/+[^/]+/+\\d+.*");
    /// `/name/password/7`, the oldest form, which stands alone.
    private static final Pattern SHORT = Pattern.compile("/+([^/]+)/+([^/]+)/+\\d+(?:\\.\\w+)?");
    private static final Pattern HOST = Pattern.compile("(?i)(?:\\[[0-9a-f:.]+]|[^\\[\\]:/@\\s]+)(?::[0-9]{1,5})?");

    /// A server with a dot, a port or a scheme, then two words.
    private static final Pattern WORDS = Pattern.compile("(\\S*[.:]\\S*)\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern SERVER =
            Pattern.compile("(?i)(?:^|\\s)(?:url|host|server|portal|dns|address)\\s*[:=]\\s*(\\S+)");
    private static final Pattern QUOTES = Pattern.compile("^[<\"']+|[>\"']+$");
    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern USER = Pattern.compile("(?i)(?:^|\\s)(?:user(?:\\s?name)?|login)\\s*[:=]\\s*(\\S+)");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(?:^|\\s)(?:pass(?:word)?|pwd)\\s*[:=]\\s*(\\S+)");

    public XtreamLogin {
        hosts = List.copyOf(new LinkedHashSet<>(hosts));
        if (hosts.isEmpty()) throw new IllegalArgumentException("an account without a host");
    }

    /// The account that a pasted link names: that of a list, of a panel's page, of its guide or of a stream. Or what a
    /// seller writes: server, user and password, each behind its name or in this order.
    public static Optional<XtreamLogin> parse(String pasted) {
        var words = WORDS.matcher(pasted.strip());
        return ofLink(pasted)
                .or(() -> labelled(pasted))
                .or(() -> words.matches() ? of(words.group(1), words.group(2), words.group(3)) : Optional.empty());
    }

    private static Optional<XtreamLogin> labelled(String pasted) {
        return labelled(SERVER, pasted)
                .flatMap(server -> labelled(USER, pasted)
                        .flatMap(user -> labelled(PASSWORD, pasted).flatMap(password -> of(server, user, password))));
    }

    private static Optional<String> labelled(Pattern label, String pasted) {
        var found = label.matcher(pasted);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<XtreamLogin> ofLink(String pasted) {
        var url = URL.matcher(whole(pasted));
        if (!url.matches() || !HOST.matcher(url.group(2)).matches()) return Optional.empty();
        var base = url.group(1).toLowerCase(Locale.ROOT) + "://" + url.group(2).toLowerCase(Locale.ROOT);
        var path = Optional.ofNullable(url.group(3)).orElse("");
        var page = PAGE.matcher(path);
        if (page.matches()) {
            return ofQuery(
                    base + page.group(1), Optional.ofNullable(url.group(4)).orElse(""));
        }
        for (var form : List.of(CATCH_UP, TYPED)) {
            var stream = form.matcher(path);
            if (stream.matches()) return login(base + stream.group(1), stream.group(2), stream.group(3));
        }
        var stream = SHORT.matcher(path);
        return stream.matches() ? login(base, stream.group(1), stream.group(2)) : Optional.empty();
    }

    /// The account of three fields.
    ///
    /// @param server with or without `http://`; a link to one of the panel's pages will do
    public static Optional<XtreamLogin> of(String server, String user, String password) {
        if (user.isBlank() || password.isBlank()) return Optional.empty();
        var link = ofLink(server);
        if (link.isPresent()) return Optional.of(new XtreamLogin(link.get().hosts, user.strip(), password.strip()));
        var url = URL.matcher(whole(server));
        if (!url.matches() || !HOST.matcher(url.group(2)).matches()) return Optional.empty();
        var path = Optional.ofNullable(url.group(3)).orElse("");
        var page = PAGE.matcher(path);
        var base = url.group(1).toLowerCase(Locale.ROOT) + "://" + url.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(new XtreamLogin(
                List.of(base + withoutSlash(page.matches() ? page.group(1) : path)), user.strip(), password.strip()));
    }

    private static String whole(String pasted) {
        var text = QUOTES.matcher(pasted.strip()).replaceAll("");
        return text.contains("://") ? text : "http://" + text.replaceFirst("^/+", "");
    }

    private static Optional<XtreamLogin> ofQuery(String base, String query) {
        return ofQuery(base, query, 0);
    }

    /// @param index of several accounts: which one
    private static Optional<XtreamLogin> ofQuery(String base, String query, int index) {
        var users = new ArrayList<String>();
        var passwords = new ArrayList<String>();
        var hosts = new ArrayList<>(List.of(withoutSlash(base)));
        for (var pair : query.replace("&amp;", "&").split("&", -1)) {
            var sign = pair.indexOf('=');
            if (sign < 0) continue;
            var value = URLDecoder.decode(valid(pair.substring(sign + 1)), StandardCharsets.UTF_8)
                    .strip();
            switch (pair.substring(0, sign).toLowerCase(Locale.ROOT)) {
                case "username" -> users.add(value);
                case "password" -> passwords.add(value);
                case "host" -> of(value, "-", "-").ifPresent(other -> hosts.addAll(other.hosts));
                default -> {}
            }
        }
        if (index >= users.size() || index >= passwords.size()) return Optional.empty();
        var user = users.get(index);
        var password = passwords.get(index);
        return user.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new XtreamLogin(hosts, user, password));
    }

    private static Optional<XtreamLogin> login(String base, String user, String password) {
        return Optional.of(new XtreamLogin(List.of(withoutSlash(base)), step(user), step(password)));
    }

    private static String step(String encoded) {
        return URLDecoder.decode(valid(encoded).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Percent signs that encode nothing stand for themselves.
    private static String valid(String encoded) {
        return BARE_PERCENT.matcher(encoded).replaceAll("%25");
    }

    private static String withoutSlash(String base) {
        return base.replaceAll("/+$", "");
    }

    /// As it is stored and shown: the address of `player_api.php`, further hosts behind the login.
    public String location() {
        var location = new StringBuilder(query(hosts.getFirst(), "player_api.php"));
        for (var other : hosts.subList(1, hosts.size()))
            location.append("&host=").append(other);
        return location.toString();
    }

    /// All accounts that a stored location names, the first one first. They are at the same panel.
    ///
    /// @return empty if it names none
    public static List<XtreamLogin> pool(String location) {
        var url = URL.matcher(location.strip());
        var first = parse(location);
        if (first.isEmpty() || !url.matches()) return first.stream().toList();
        var all = new LinkedHashSet<>(List.of(first.get()));
        var query = Optional.ofNullable(url.group(4)).orElse("");
        for (var index = 1; ; index++) {
            var next = ofQuery(first.get().hosts.getFirst(), query, index);
            if (next.isEmpty()) return List.copyOf(all);
            all.add(new XtreamLogin(first.get().hosts, next.get().user, next.get().password));
        }
    }

    /// As a pool of accounts is stored: the location of the first, the others' logins behind it.
    public static String location(List<XtreamLogin> pool) {
        var location = new StringBuilder(pool.getFirst().location());
        for (var other : pool.subList(1, pool.size())) {
            location.append("&username=")
                    .append(parameter(other.user))
                    .append("&password=")
                    .append(parameter(other.password));
        }
        return location.toString();
    }

    public XtreamLogin withHosts(List<String> others) {
        return new XtreamLogin(others, user, password);
    }

    /// What the panel says of the account itself.
    public String account(String host) {
        return query(host, "player_api.php");
    }

    /// @param action such as `get_live_streams`
    public String action(String host, String action) {
        return account(host) + "&action=" + action;
    }

    /// What the panel says of a film.
    public String movieInfo(String host, long id) {
        return action(host, "get_vod_info") + "&vod_id=" + id;
    }

    /// What the panel says of a series, with its episodes.
    public String series(String host, long id) {
        return action(host, "get_series_info") + "&series_id=" + id;
    }

    /// The programme guide of all its channels, in XMLTV.
    public String guide(String host) {
        return query(host, "xmltv.php");
    }

    public String live(String host, long id, String extension) {
        return stream(host, "live", id, extension);
    }

    public String movie(String host, long id, String extension) {
        return stream(host, "movie", id, extension);
    }

    public String episode(String host, long id, String extension) {
        return stream(host, "series", id, extension);
    }

    /// Where this account plays what another account of the same panel plays at an address; empty if that is none of a
    /// panel's streams.
    public Optional<String> sameStream(String url) {
        var match = URL.matcher(url);
        if (!match.matches()) return Optional.empty();
        var path = Optional.ofNullable(match.group(3)).orElse("");
        for (var form : List.of(TYPED, SHORT)) {
            var stream = form.matcher(path);
            if (!stream.matches()) continue;
            var first = form.equals(TYPED) ? 2 : 1;
            var start = url.indexOf(path, match.end(2));
            return Optional.of(url.substring(0, start + stream.start(first))
                    + pathStep(user)
                    + "/"
                    + pathStep(password)
                    + url.substring(start + stream.end(first + 1)));
        }
        return Optional.empty();
    }

    private String query(String host, String page) {
        return host + "/" + page + "?username=" + parameter(user) + "&password=" + parameter(password);
    }

    private String stream(String host, String type, long id, String extension) {
        return host + "/" + type + "/" + pathStep(user) + "/" + pathStep(password) + "/" + id + "." + extension;
    }

    private static String parameter(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// `@` and its like stay: panels that compare without decoding know them so.
    private static String pathStep(String text) {
        return parameter(text)
                .replace("+", "%20")
                .replace("%40", "@")
                .replace("%21", "!")
                .replace("%24", "$");
    }

    /// Leaves the login out.
    @Override
    public String toString() {
        return "XtreamLogin[" + hosts.getFirst() + "]";
    }
}
