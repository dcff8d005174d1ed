package tv.tributary.server.watch;

import java.util.Optional;
import java.util.regex.Pattern;

/// A byte range as RFC 9110 writes it: from `first` to `last`, both included.
///
/// @param first negative where the last bytes are wanted, as many as `last` says
/// @param last negative where everything up to the end is wanted
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /// Empty where the whole is to be sent: nothing was asked for, something odd, or several parts at once, which a
    /// server may ignore.
    static Optional<ByteRange> parse(String header) {
        var match = ONE.matcher(header);
        if (!match.matches()) return Optional.empty();
        var from = match.group(1);
        var to = match.group(2);
        if (from.isEmpty() && to.isEmpty()) return Optional.empty();
        var range = new ByteRange(number(from), number(to));
        boolean backwards = range.first >= 0 && range.last >= 0 && range.last < range.first;
        return backwards ? Optional.empty() : Optional.of(range);
    }

    private static long number(String digits) {
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    /// True if its first and last byte are known without the document's length.
    boolean isFixed() {
        return first >= 0 && last >= 0;
    }

    boolean isWhole() {
        return first == 0 && last < 0;
    }

    /// The first byte in a document of that length; at or beyond its end if the range cannot be satisfied.
    long from(long length) {
        if (first >= 0) return first;
        return last == 0 ? length : Math.max(0, length - last);
    }

    /// The byte behind its last one.
    long to(long length) {
        return first < 0 || last < 0 ? length : Math.min(length, last + 1);
    }
}
