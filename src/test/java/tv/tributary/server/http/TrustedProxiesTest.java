package tv.tributary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.server.http.TrustedProxies.Origin;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of(
            IpRange.parse("192.168.1.2").orElseThrow(),
            IpRange.parse("10.0.0.0/8").orElseThrow()));

    private Origin origin(Map<String, String> headers) {
        return proxies.origin(name -> headers.getOrDefault(name, ""));
    }

    private static InetAddress at(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.2, 192.168.1.2, true",
        "192.168.1.2, 192.168.1.3, false",
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.1.128/25, 192.168.1.127, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "::1, ::1, true",
    })
    void aRangeHoldsWhatBeginsWithTheSameBits(String range, String address, boolean held) {
        assertThat(IpRange.parse(range).orElseThrow().contains(at(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.lan", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10.0.0.0/"})
    void whatIsNoRangeIsNotTaken(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void aProxySaysWhoAsksAndHow() {
        assertThat(origin(Map.of(
                        "X-Forwarded-For", "203.0.113.7",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "tv.example.org",
                        "X-Forwarded-Prefix", "/tv/")))
                .isEqualTo(new Origin(
                        Optional.of(at("203.0.113.7")),
                        Optional.of("https"),
                        Optional.of("tv.example.org"),
                        Optional.of("/tv")));
    }

    @Test
    void whatIsNotSaidStaysAsItIs() {
        assertThat(origin(Map.of()))
                .isEqualTo(new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "6.6.6.6, 203.0.113.7 | 203.0.113.7",
                "6.6.6.6, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "10.9.9.9, 10.1.2.3 | 10.9.9.9",
                "203.0.113.7:5555 | 203.0.113.7",
                "[2001:db8::7]:5555 | 2001:db8::7",
                "2001:db8::7 | 2001:db8::7",
            })
    void theClientIsTheLastThatIsNoProxy(String chain, String client) {
        assertThat(origin(Map.of("X-Forwarded-For", chain)).client()).contains(at(client));
    }

    @Test
    void whereTheNearestProxyHidesItsClientNobodyIsTakenForIt() {
        assertThat(origin(Map.of("X-Forwarded-For", "192.168.1.50, unknown")).client())
                .isEmpty();
    }

    @Test
    void ofAListThatProxiesAddedToWhatTheOutermostTrustedOneSaysCounts() {
        var forged = Map.of(
                "X-Forwarded-For", "6.6.6.6, 203.0.113.7, 10.1.2.3",
                "X-Forwarded-Proto", "http, https, http",
                "X-Forwarded-Host", "evil.example, tv.example.org, inner.lan");
        assertThat(origin(forged).scheme()).contains("https");
        assertThat(origin(forged).host()).contains("tv.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "tv.example.org, 443, https, tv.example.org",
        "tv.example.org, 8443, https, tv.example.org:8443",
        "tv.example.org, 80, http, tv.example.org",
        "tv.example.org:81, 82, http, tv.example.org:81",
        "'[2001:db8::7]', 82, http, '[2001:db8::7]:82'",
    })
    void aPortIsAddedUnlessTheHostHasOneOrItIsTheUsualOne(String host, String port, String scheme, String whole) {
        assertThat(origin(Map.of("X-Forwarded-Host", host, "X-Forwarded-Port", port, "X-Forwarded-Proto", scheme))
                        .host())
                .contains(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "host/path", "\"", "<script>", "a@b", ""})
    void noHostIsTakenThatWouldBreakAnAddress(String host) {
        assertThat(origin(Map.of("X-Forwarded-Host", host)).host()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "//evil.example", "/../x", "/\"><script>", "/?x", ""})
    void noFolderIsTakenThatWouldBreakOne(String folder) {
        assertThat(origin(Map.of("X-Forwarded-Prefix", folder)).prefix()).isEmpty();
    }

    @Test
    void theStandardsHeaderComesFirst() {
        assertThat(origin(Map.of(
                        "Forwarded",
                        "for=\"[2001:db8:cafe::17]:4711\";proto=https;host=\"tv.example.org\", for=10.1.2.3",
                        "X-Forwarded-For",
                        "6.6.6.6",
                        "X-Forwarded-Proto",
                        "http")))
                .isEqualTo(new Origin(
                        Optional.of(at("2001:db8:cafe::17")),
                        Optional.of("https"),
                        Optional.of("tv.example.org"),
                        Optional.empty()));
    }

    @Test
    void whateverComesNothingIsThrown() {
        var random = new Random(7);
        var alphabet = "for=proto;host,\"\\[]:.0123/ghttps _\t";
        var headers = new HashMap<String, String>();
        for (int n = 0; n < 20_000; n++) {
            for (var name : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host")) {
                var text = new StringBuilder();
                for (int length = random.nextInt(60); length > 0; length--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                headers.put(name, text.toString());
            }
            var origin = origin(headers);
            assertThat(origin.host().map(HostCheck::isWellFormed).orElse(true)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/tv, /tv/abc/playlist.m3u, /abc/playlist.m3u",
        "/tv, /tv, /",
        "/tv, /tv/, /",
        "/tv, /television/x, /television/x",
        "tv/, /tv/x, /x",
        "/home/tv, /home/tv/x, /x",
        "'', /x, /x",
    })
    void theBasePathIsTakenOffWhereItStands(String base, String path, String rest) {
        assertThat(BasePath.of(base).strip(path)).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a?b", "/../x", "//x", "/ä", "http://x/y"})
    void aBasePathIsPlain(String text) {
        assertThat(BasePath.isWellFormed(text)).isFalse();
    }
}
