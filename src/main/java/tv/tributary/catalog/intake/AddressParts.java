package tv.tributary.catalog.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tv.tributary.identity.text.Hash;

/// A URL taken apart: login, host, port, steps of the path counted from its end, file ending, keys of the query. Each
/// part is a place and what stands there, both as hashes. The scheme does not count. Immutable.
final class AddressParts {
    private static final long LOGIN = Hash.of("@");
    private static final long HOST = Hash.of("host");
    private static final long PORT = Hash.of("port");
    private static final long ENDING = Hash.of("ending");
    private static final long STEP = Hash.of("/");
    private static final long KEY = Hash.of("?");

    /// The positions of an address's parts: nearly all URLs of a list share one shape.
    private static final class Shape {
        private final long[] places;
        private final long[] forms;

        private Shape(long[] places, long[] forms) {
            this.places = places;
            this.forms = forms;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shape shape
                    && Arrays.equals(places, shape.places)
                    && Arrays.equals(forms, shape.forms);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(forms);
        }
    }

    /// The shapes met so far; beyond some thousand each URL has its own. Not thread-safe.
    static final class Shapes {
        private static final int MOST = 4_096;

        private final Map<Shape, Shape> known = new HashMap<>();

        private Shape shared(Shape shape) {
            var same = known.get(shape);
            if (same != null) return same;
            if (known.size() < MOST) known.put(shape, shape);
            return shape;
        }
    }

    private final Shape shape;
    private final long[] values;

    private AddressParts(Shape shape, long[] values) {
        this.shape = shape;
        this.values = values;
    }

    static AddressParts of(String url, Shapes shapes) {
        var reader = new Reader();
        reader.read(url);
        var shape = new Shape(Arrays.copyOf(reader.places, reader.size), Arrays.copyOf(reader.forms, reader.size));
        return new AddressParts(shapes.shared(shape), Arrays.copyOf(reader.values, reader.size));
    }

    int size() {
        return values.length;
    }

    /// Where in a URL it stands.
    long place(int part) {
        return shape.places[part];
    }

    /// Where it stands in URLs with as many steps: what lasts is learnt for each form of URL.
    long form(int part) {
        return shape.forms[part];
    }

    long value(int part) {
        return values[part];
    }

    /// The part at a place, -1 if there is none.
    int at(long place) {
        return indexOf(place, shape.places, shape.places.length);
    }

    /// Whether this stands at a place.
    boolean has(long place, long value) {
        var at = at(place);
        return at >= 0 && value(at) == value;
    }

    private static int indexOf(long place, long[] places, int size) {
        for (var i = 0; i < size; i++) if (places[i] == place) return i;
        return -1;
    }

    /// Collects the parts of one URL.
    private static final class Reader {
        private long[] places = new long[12];
        private long[] forms = new long[12];
        private long[] values = new long[12];
        private int size;

        private void read(String url) {
            var mark = url.indexOf("://");
            var start = mark < 0 ? 0 : mark + 3;
            var fragment = url.indexOf('#', start);
            var end = fragment < 0 ? url.length() : fragment;
            var queryAt = url.indexOf('?', start);
            var pathEnd = queryAt < 0 || queryAt > end ? end : queryAt;
            var slash = url.indexOf('/', start);
            var pathStart = mark < 0 ? start : slash < 0 || slash > pathEnd ? pathEnd : slash;
            if (mark >= 0) authority(url.substring(start, pathStart));
            path(url, pathStart, pathEnd);
            if (pathEnd < end) query(url.substring(pathEnd + 1, end));
        }

        private void add(long place, long form, String value) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
                forms = Arrays.copyOf(forms, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            places[size] = place;
            forms[size] = form;
            values[size++] = Hash.of(value);
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

        private void path(String url, int from, int to) {
            var steps = 0;
            for (var i = from; i < to; i++)
                if (url.charAt(i) != '/' && (i == from || url.charAt(i - 1) == '/')) steps++;
            var behind = 0;
            for (var end = to; end > from; ) {
                var begin = url.lastIndexOf('/', end - 1) + 1;
                if (begin < from) begin = from;
                if (begin < end) step(url.substring(begin, end), behind++, steps);
                end = begin - 1;
            }
        }

        /// @param behind how many come after it
        private void step(String step, int behind, int steps) {
            var dot = behind > 0 ? -1 : step.lastIndexOf('.');
            if (dot >= 0) add(ENDING, ENDING, step.substring(dot + 1));
            var place = STEP + behind;
            add(place, place * 31 + steps, dot < 0 ? step : step.substring(0, dot));
        }

        private void query(String query) {
            for (var from = 0; from <= query.length(); ) {
                var next = query.indexOf('&', from);
                var to = next < 0 ? query.length() : next;
                if (to > from) pair(query.substring(from, to));
                from = to + 1;
            }
        }

        private void pair(String pair) {
            var sign = pair.indexOf('=');
            var place = Hash.of(KEY, sign < 0 ? pair : pair.substring(0, sign));
            // Of a key that is there twice, the second has a place of its own.
            while (indexOf(place, places, size) >= 0) place++;
            add(place, place, sign < 0 ? "" : pair.substring(sign + 1));
        }
    }
}
