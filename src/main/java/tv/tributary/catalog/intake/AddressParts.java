package tv.tributary.catalog.intake;

import java.util.Arrays;
import java.util.Locale;
import tv.tributary.identity.text.Hash;

/// A URL taken apart: login, host, port, steps of the path counted from its end, file ending, keys of the query. Each
/// part is a place and what stands there, both as hashes. The scheme does not count.
final class AddressParts {
    private static final long LOGIN = Hash.of("@");
    private static final long HOST = Hash.of("host");
    private static final long PORT = Hash.of("port");
    private static final long ENDING = Hash.of("ending");
    private static final long STEP = Hash.of("/");
    private static final long KEY = Hash.of("?");
    private static final int WIDTH = 3;

    /// Place, form and value of each part in turn.
    private long[] numbers = new long[WIDTH * 12];
    private int size;

    private AddressParts() {}

    static AddressParts of(String url) {
        var parts = new AddressParts();
        var mark = url.indexOf("://");
        var start = mark < 0 ? 0 : mark + 3;
        var fragment = url.indexOf('#', start);
        var end = fragment < 0 ? url.length() : fragment;
        var queryAt = url.indexOf('?', start);
        var pathEnd = queryAt < 0 || queryAt > end ? end : queryAt;
        var slash = url.indexOf('/', start);
        var pathStart = mark < 0 ? start : slash < 0 || slash > pathEnd ? pathEnd : slash;
        if (mark >= 0) parts.authority(url.substring(start, pathStart));
        parts.path(url.substring(pathStart, pathEnd));
        if (pathEnd < end) parts.query(url.substring(pathEnd + 1, end));
        return parts;
    }

    int size() {
        return size;
    }

    /// Where in a URL it stands.
    long place(int part) {
        return numbers[part * WIDTH];
    }

    /// Where it stands in URLs with as many steps: what lasts is learnt for each form of URL.
    long form(int part) {
        return numbers[part * WIDTH + 1];
    }

    long value(int part) {
        return numbers[part * WIDTH + 2];
    }

    /// The part at a place, -1 if there is none.
    int at(long place) {
        for (var i = 0; i < size; i++) if (place(i) == place) return i;
        return -1;
    }

    /// Whether this stands at a place.
    boolean has(long place, long value) {
        var at = at(place);
        return at >= 0 && value(at) == value;
    }

    private void add(long place, long form, String value) {
        if (size * WIDTH == numbers.length) numbers = Arrays.copyOf(numbers, numbers.length * 2);
        numbers[size * WIDTH] = place;
        numbers[size * WIDTH + 1] = form;
        numbers[size++ * WIDTH + 2] = Hash.of(value);
    }

    private void authority(String authority) {
        var at = authority.lastIndexOf('@');
        if (at > 0) add(LOGIN, LOGIN, authority.substring(0, at));
        var host = authority.substring(at + 1).toLowerCase(Locale.ROOT);
        var colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            add(PORT, PORT, host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        if (!host.isEmpty()) add(HOST, HOST, host);
    }

    private void path(String path) {
        var steps = Arrays.stream(path.split("/", -1))
                .filter(step -> !step.isEmpty())
                .toList();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(steps.size() - 1 - i);
            var dot = i > 0 ? -1 : step.lastIndexOf('.');
            if (dot >= 0) add(ENDING, ENDING, step.substring(dot + 1));
            var place = STEP + i;
            add(place, place * 31 + steps.size(), dot < 0 ? step : step.substring(0, dot));
        }
    }

    private void query(String query) {
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) continue;
            var sign = pair.indexOf('=');
            var place = Hash.of(KEY, sign < 0 ? pair : pair.substring(0, sign));
            // Of a key that is there twice, the second has a place of its own.
            while (at(place) >= 0) place++;
            add(place, place, sign < 0 ? "" : pair.substring(sign + 1));
        }
    }
}
