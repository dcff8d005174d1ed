package tv.tributary.server.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The reverse proxies that the user trusts. They say which client a request comes from and which address that client
/// used: in `X-Forwarded-For`, `-Proto`, `-Host`, `-Port` and `-Prefix`, or in `Forwarded` (RFC 7239), which comes
/// first.
/// Nobody else is believed. Immutable; never looks up names.
///
/// @param ranges their addresses
record TrustedProxies(List<IpRange> ranges) {
    static final TrustedProxies NONE = new TrustedProxies(List.of());

    /// No client comes through more proxies than that.
    private static final int MOST_HOPS = 32;

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern HAS_PORT = Pattern.compile(".*(?<=[\\w\\]]):\\d{1,5}");
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",;]*))\\s*");

    /// What proxies say of a request. What they leave out is empty.
    ///
    /// @param client whoever asked the first proxy that is trusted
    /// @param scheme `http` or `https`
    /// @param host with a port unless that is the scheme's own
    /// @param prefix what the proxy took from the front of the path, such as `/tv`
    record Origin(
            Optional<InetAddress> client, Optional<String> scheme, Optional<String> host, Optional<String> prefix) {}

    /// What one proxy added.
    private record Hop(String client, String proto, String host) {
        Hop with(String name, String value) {
            return switch (name) {
                case "for" -> new Hop(value, proto, host);
                case "proto" -> new Hop(client, value, host);
                case "host" -> new Hop(client, proto, value);
                default -> this;
            };
        }
    }

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /// What is said of a request that comes from a trusted proxy.
    ///
    /// @param header all values of a header, joined by commas; empty if there is none
    Origin origin(UnaryOperator<String> header) {
        var forwarded = forwarded(header.apply("Forwarded"));
        return forwarded.isEmpty() ? ofXForwarded(header) : ofForwarded(forwarded, header);
    }

    private Origin ofForwarded(List<Hop> hops, UnaryOperator<String> header) {
        var client = client(hops.stream().map(Hop::client).toList());
        var outermost = hops.get(Math.max(0, hops.size() - client.hops()));
        return new Origin(
                client.address(),
                scheme(outermost.proto()),
                host(outermost.host(), ""),
                prefix(header.apply("X-Forwarded-Prefix")));
    }

    private Origin ofXForwarded(UnaryOperator<String> header) {
        var client = client(items(header.apply("X-Forwarded-For")));
        UnaryOperator<String> said = name -> outermost(items(header.apply(name)), client.hops());
        var scheme = scheme(said.apply("X-Forwarded-Proto"));
        return new Origin(
                client.address(),
                scheme,
                host(said.apply("X-Forwarded-Host"), portUnlessUsual(said.apply("X-Forwarded-Port"), scheme)),
                prefix(said.apply("X-Forwarded-Prefix")));
    }

    /// @param hops how many trusted proxies the request came through
    private record Client(Optional<InetAddress> address, int hops) {}

    /// Walks back from the last proxy to the first address that is not one of them: what stands before that, anybody
    /// may
    /// have written.
    private Client client(List<String> chain) {
        Optional<InetAddress> found = Optional.empty();
        int hops = 0;
        for (var text : chain.reversed()) {
            hops++;
            var address = address(text);
            if (address.isEmpty()) break;
            found = address;
            if (!trusts(address.get())) break;
        }
        return new Client(found, Math.max(1, hops));
    }

    private static String outermost(List<String> values, int hops) {
        return values.isEmpty() ? "" : values.get(Math.max(0, values.size() - hops));
    }

    /// An address as proxies write it: alone, with a port, in brackets. Empty for names such as `unknown` or `_hidden`.
    static Optional<InetAddress> address(String text) {
        var bare = text.strip();
        if (bare.startsWith("[")) bare = bare.substring(1, Math.max(1, bare.indexOf(']')));
        else if (bare.indexOf(':') == bare.lastIndexOf(':')) bare = bare.replaceFirst(":\\d*$", "");
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> scheme(String said) {
        return Optional.of(said.toLowerCase(Locale.ROOT))
                .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
    }

    private static Optional<String> host(String said, String port) {
        return Optional.of(said)
                .filter(HostCheck::isWellFormed)
                .map(host -> port.isEmpty() || HAS_PORT.matcher(host).matches() ? host : host + ":" + port);
    }

    private static String portUnlessUsual(String said, Optional<String> scheme) {
        boolean usual = said.equals(scheme.orElse("http").equals("https") ? "443" : "80");
        return usual || !PORT.matcher(said).matches() ? "" : said;
    }

    private static Optional<String> prefix(String said) {
        return Optional.of(said)
                .filter(path -> !path.isBlank() && BasePath.isWellFormed(path))
                .map(BasePath::clean);
    }

    private static List<String> items(String list) {
        return Arrays.stream(list.split(",", MOST_HOPS))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /// Reads `for=…;proto=…;host=…, for=…`; empty where that is not what stands there.
    private static List<Hop> forwarded(String header) {
        var hops = new ArrayList<Hop>();
        var hop = new Hop("", "", "");
        var pair = PAIR.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!pair.region(at, header.length()).lookingAt() || hops.size() == MOST_HOPS) return List.of();
            var value = pair.group(2) == null
                    ? pair.group(3).strip()
                    : pair.group(2).replaceAll("\\\\(.)", "$1");
            hop = hop.with(pair.group(1).toLowerCase(Locale.ROOT), value);
            at = pair.end();
            char separator = at < header.length() ? header.charAt(at) : ',';
            at++;
            if (separator == ';') continue;
            if (separator != ',') return List.of();
            hops.add(hop);
            hop = new Hop("", "", "");
        }
        return hops;
    }
}
