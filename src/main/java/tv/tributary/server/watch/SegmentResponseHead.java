package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segment;

/// The response head of a segment, and how many bytes are sent. Waits for what is not known yet.
final class SegmentResponseHead {
    /// The same bytes for everybody, for ever: what stands before us may keep them.
    private static final String KEPT = "public, max-age=3600, immutable";
    /// A key is for who watches, and not for long.
    private static final String KEY_KEPT = "private, max-age=30";

    /// Bytes to send: from one to the one behind the last; that is negative while nobody knows it.
    record Span(int from, int to) {}

    private final String type;
    private final String tag;
    private final String kept;
    private final boolean known;
    private final Optional<ByteRange> range;

    /// @param name of the segment; never stands for other bytes
    SegmentResponseHead(HttpServerExchange exchange, String name, String type) {
        this.type = type;
        this.tag = "\"" + name + "\"";
        this.kept = name.endsWith(".key") ? KEY_KEPT : KEPT;
        this.known = header(exchange, Headers.IF_NONE_MATCH).contains(tag);
        var condition = header(exchange, Headers.IF_RANGE);
        var asked = condition.isEmpty() || condition.equals(tag) ? header(exchange, Headers.RANGE) : "";
        this.range = ByteRange.parse(asked).filter(part -> !part.isWhole());
    }

    private static String header(HttpServerExchange exchange, HttpString name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /// True once the answer is known: the requested range has begun to arrive, or never will.
    boolean ready(Segment segment) {
        if (known || segment.whole() || segment.failure().isPresent()) return true;
        int there = segment.filled();
        if (there == 0) return false;
        if (range.isEmpty()) return true;
        var asked = range.get();
        var length = segment.length();
        if (length.isEmpty()) return asked.isFixed() && there > asked.last();
        long from = asked.from(length.get());
        return there > from || from >= length.get();
    }

    /// Says it; call it once, when ready.
    ///
    /// @return what to send now; empty if the answer is complete
    Optional<Span> send(HttpServerExchange exchange, Segment segment) {
        if (known) return without(exchange, StatusCodes.NOT_MODIFIED);
        var failure = segment.failure();
        if (failure.isPresent()) {
            refuse(exchange, failure.get());
            return Optional.empty();
        }
        int length = segment.length().orElse(-1);
        return range.isPresent() ? part(exchange, range.get(), length) : body(exchange, new Span(0, length));
    }

    private Optional<Span> part(HttpServerExchange exchange, ByteRange asked, int length) {
        var headers = exchange.getResponseHeaders();
        if (length >= 0 && asked.from(length) >= length) {
            headers.put(Headers.CONTENT_RANGE, "bytes */" + length);
            return without(exchange, StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE);
        }
        long from = asked.from(length);
        long to = length < 0 ? asked.last() + 1 : asked.to(length);
        exchange.setStatusCode(StatusCodes.PARTIAL_CONTENT);
        headers.put(Headers.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + (length < 0 ? "*" : length));
        return body(exchange, new Span((int) from, (int) to));
    }

    private Optional<Span> body(HttpServerExchange exchange, Span span) {
        describe(exchange);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        if (span.to() >= 0) exchange.setResponseContentLength(span.to() - span.from());
        if (!exchange.getRequestMethod().equals(Methods.HEAD)) return Optional.of(span);
        exchange.endExchange();
        return Optional.empty();
    }

    private Optional<Span> without(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        describe(exchange);
        exchange.endExchange();
        return Optional.empty();
    }

    private void describe(HttpServerExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.ACCEPT_RANGES, "bytes");
        headers.put(Headers.ETAG, tag);
        headers.put(Headers.CACHE_CONTROL, kept);
    }

    private static void refuse(HttpServerExchange exchange, UpstreamException why) {
        boolean gone = why.trouble() == FailureReason.NOT_FOUND;
        TextError.send(
                exchange,
                gone ? StatusCodes.NOT_FOUND : StatusCodes.BAD_GATEWAY,
                gone ? "watch.segment.unknown" : "watch.segment.failed");
    }

    /// A byte range as RFC 9110 writes it: from `first` to `last`, both included.
    ///
    /// @param first negative where the last bytes are wanted, as many as `last` says
    /// @param last negative where everything up to the end is wanted
    private record ByteRange(long first, long last) {
        private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

        /// Empty where the whole is to be sent: nothing was asked for, something odd, or several parts at once,
        /// which a server may ignore.
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
}
