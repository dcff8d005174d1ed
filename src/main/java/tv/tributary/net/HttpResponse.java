package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Response;

/// An HTTP response whose body is still to be read. Closing cancels the rest at once, from any thread.
///
/// Reading the body ends in one of these ways:
/// - the end (-1): the server has said all, or closed a stream without a length;
/// - [java.net.SocketTimeoutException]: nothing came for the time called `stall`;
/// - another [java.io.IOException]: the connection broke, or ended before the promised length;
/// - an [java.io.IOException] after [#close], whoever closed it.
public final class HttpResponse implements AutoCloseable {
    /// The address a stream was requested at.
    ///
    /// @param asked before redirects
    /// @param outside whether that lies outside the home
    /// @param cookies that came on the way
    /// @param route by which it was asked for
    record Origin(HttpUrl asked, boolean outside, Cookies cookies, OutboundRoute route) {}

    private final Response response;
    private final Body body;
    private final Optional<StreamingSocketFactory> inflow;
    private final Origin origin;
    private final long most;
    private long count;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpResponse(Response response, Body body) {
        this(
                response,
                body,
                Optional.empty(),
                new Origin(response.request().url(), true, new Cookies(), OutboundRoute.DIRECT),
                Long.MAX_VALUE,
                () -> {});
    }

    private HttpResponse(
            Response response,
            Body body,
            Optional<StreamingSocketFactory> inflow,
            Origin origin,
            long most,
            Runnable afterwards) {
        this.response = response;
        this.body = body;
        this.inflow = inflow;
        this.origin = origin;
        this.most = most;
        this.afterwards = afterwards;
    }

    /// The same answer, with what its network tells and where it began.
    HttpResponse over(StreamingSocketFactory stream, Origin from) {
        body.over(stream);
        return new HttpResponse(response, body, Optional.of(stream), from, most, afterwards);
    }

    /// The same answer, to be closed in its place; then `next` runs once, on the thread that closes it first.
    public HttpResponse closing(Runnable next) {
        return new HttpResponse(response, body, inflow, origin, most, next);
    }

    /// The same answer, of which [#read] fails at one byte more with a [NetException].
    public HttpResponse upTo(long bytes) {
        return new HttpResponse(response, body, inflow, origin, bytes, afterwards);
    }

    Origin origin() {
        return origin;
    }

    /// Any number: providers answer 884 or 454 too.
    public int status() {
        return response.code();
    }

    /// The last value under that name, in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    /// How long the server wants to be left alone, if it says so (`Retry-After`).
    public Optional<Duration> retryAfter() {
        return header("Retry-After")
                .map(value -> RetryAfter.parse(value.strip(), Instant.now()))
                .filter(Duration::isPositive);
    }

    /// Where it came from after redirects; may hold credentials.
    public String finalUrl() {
        return response.request().url().toString();
    }

    /// The same without its query and credentials, for logs and to know a provider's notices by.
    public String shownUrl() {
        var url =
                response.request().url().newBuilder().query(null).fragment(null).build();
        return Redaction.redact(url.toString());
    }

    String host() {
        return response.request().url().host();
    }

    /// In bytes, -1 when the server does not say.
    long length() {
        return response.body().contentLength();
    }

    /// The whole body as a stream, of which [#read] takes too. One thread reads.
    public InputStream body() {
        return body;
    }

    /// Whether a read of `count` bytes took all that the network had. What is left of a chunk may still be at hand.
    /// Only for streams.
    public boolean dry(int count) {
        // Of a TLS record the client leaves what is beyond its portion.
        return inflow.isPresent() && inflow.get().dry() && !body.mayHoldMore(count);
    }

    /// The longest wait for the next bytes from now on. Only for streams; does nothing once it is closed.
    public void stall(Duration longest) {
        try {
            if (inflow.isPresent()) inflow.get().stall(longest);
        } catch (SocketException _) {
            // The next read tells.
        }
    }

    /// Waits for at least one byte and takes what is at hand, 8 KB at most: less than that means the network has
    /// nothing more right now.
    ///
    /// @return how many bytes, -1 at the end
    public int read(ByteBuffer target) throws IOException {
        int n = body.read(target);
        count += Math.max(0, n);
        if (count > most) throw CappedBody.tooLarge(most);
        return n;
    }

    @Override
    public void close() {
        body.close();
        if (closed.compareAndSet(false, true)) afterwards.run();
    }

    /// Reads `Retry-After`: seconds or a date.
    static final class RetryAfter {
        private RetryAfter() {}

        /// Zero for what makes no sense.
        static Duration parse(String value, Instant now) {
            try {
                if (value.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(value));
                var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
                var wait = Duration.between(now, until);
                return wait.isNegative() ? Duration.ZERO : wait;
            } catch (DateTimeException _) {
                return Duration.ZERO;
            }
        }
    }
}
