package tv.tributary.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import tv.tributary.net.NetException.Reason;

/// Fetches documents: conditional, bounded in size and time, retried. Blocking, thread-safe.
public final class Fetch {
    private static final int TRIES = 3;
    private static final List<String> FIREWALLS = List.of("cloudflare", "ddos-guard", "sucuri", "imperva");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// The addresses that a request may reach.
    public enum Reach {
        /// Also into the home, by redirects only as long as they have not left it: for addresses the user typed.
        ANYWHERE,
        /// Not into the home, by redirects neither: for addresses a list or a guide names.
        PUBLIC_ONLY
    }

    /// @param etag and lastModified: what the last answer said, empty for none
    /// @param maxBytes counted after unpacking `Content-Encoding`
    /// @param patience for all of it, from the first try to the last byte
    /// @param headers sent beside those; ones that cannot be sent are left out
    public record Request(
            String url,
            String userAgent,
            String etag,
            String lastModified,
            long maxBytes,
            Duration patience,
            Reach reach,
            Map<String, String> headers,
            OutboundRoute route) {
        public Request {
            if (maxBytes < 0) throw new IllegalArgumentException("maxBytes is negative: " + maxBytes);
            if (!patience.isPositive()) throw new IllegalArgumentException("no patience: " + patience);
        }

        /// One that may go anywhere.
        public Request(
                String url, String userAgent, String etag, String lastModified, long maxBytes, Duration patience) {
            this(url, userAgent, etag, lastModified, maxBytes, patience, Reach.ANYWHERE);
        }

        /// One without further headers, directly.
        public Request(
                String url,
                String userAgent,
                String etag,
                String lastModified,
                long maxBytes,
                Duration patience,
                Reach reach) {
            this(url, userAgent, etag, lastModified, maxBytes, patience, reach, Map.of(), OutboundRoute.DIRECT);
        }
    }

    /// The body throws a [NetException] when it grows beyond `maxBytes`, and an [IOException] when it breaks off or
    /// the patience is over.
    ///
    /// @param notModified the document is the one already known; the body is empty then
    /// @param length in bytes, -1 when the server does not say
    /// @param contentType as the server wrote it; empty for nothing
    public record Fetched(
            boolean notModified,
            String etag,
            String lastModified,
            long length,
            String finalUrl,
            String contentType,
            InputStream body)
            implements AutoCloseable {
        /// Cancels the rest.
        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Http http;
    private final AddressGuard guard;
    private final Duration pause;

    /// With no trusted hosts.
    public Fetch(Http http) {
        this(http, new AddressGuard(_ -> false));
    }

    public Fetch(Http http, AddressGuard guard) {
        this(http, guard, Duration.ofSeconds(1));
    }

    /// @param pause before the second try; it doubles
    Fetch(Http http, AddressGuard guard, Duration pause) {
        this.http = http;
        this.guard = guard;
        this.pause = pause;
    }

    /// @throws NetException if there is no usable answer (any status but 200 and 304 counts as none)
    public Fetched open(Request request) {
        var deadline = System.nanoTime() + request.patience().toNanos();
        for (var attempt = 1; ; attempt++) {
            try {
                return attempt(request, deadline);
            } catch (NetException e) {
                if (attempt == TRIES || !mayPass(e)) throw e;
                rest(attempt, e, deadline);
            }
        }
    }

    /// The same with one try only: for those who pace what they ask themselves.
    public Fetched openOnce(Request request) {
        return attempt(request, System.nanoTime() + request.patience().toNanos());
    }

    /// The certificate that a server shows, whether it is trusted or not.
    ///
    /// @throws NetException if it shows none
    public ServerCertificate certificate(String url, OutboundRoute route) {
        return http.certificate(url, route);
    }

    private Fetched attempt(Request request, long deadline) {
        var httpResponse = hops(request, deadline).follow(request.url());
        try {
            return fetched(request, httpResponse);
        } catch (RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    private RedirectFollower hops(Request request, long deadline) {
        var headers = new OutgoingHeaders(request.headers());
        headers.put("User-Agent", request.userAgent().isBlank() ? Http.USER_AGENT : request.userAgent());
        headers.put("Accept", "*/*");
        // Said here so that the client leaves the unpacking to us: some servers say gzip and send plain text.
        headers.put("Accept-Encoding", "gzip");
        headers.put("If-None-Match", request.etag());
        headers.put("If-Modified-Since", request.lastModified());
        var route = request.route();
        var redirects = http.redirects(route.over(patient(http.documents())), route);
        return new RedirectFollower(
                url -> request.reach() == Reach.ANYWHERE || guard.trusts(url.host())
                        ? redirects.apply(url)
                        : redirects.outside(url, route.over(patient(http.publicDocuments()))),
                headers,
                call -> call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
    }

    /// Some panels work for a minute before the first byte comes: only the patience of the request counts.
    private static OkHttpClient patient(OkHttpClient client) {
        return client.newBuilder().readTimeout(Duration.ZERO).build();
    }

    private static Fetched fetched(Request request, HttpResponse httpResponse) {
        var status = httpResponse.status();
        if (status != 200 && status != 304) {
            throw new NetException(
                    Reason.STATUS,
                    status,
                    httpResponse.host() + " answers with status " + status,
                    httpResponse.retryAfter().orElse(Duration.ZERO),
                    isChallenge(httpResponse));
        }
        if (httpResponse.length() > request.maxBytes()) throw CappedBody.tooLarge(request.maxBytes());
        return new Fetched(
                status == 304,
                httpResponse.header("ETag").orElse(""),
                httpResponse.header("Last-Modified").orElse(""),
                isPacked(httpResponse) ? -1 : httpResponse.length(),
                httpResponse.finalUrl(),
                httpResponse.header("Content-Type").orElse(""),
                new CappedBody(
                        isPacked(httpResponse) ? new UnpackedBody(httpResponse.body()) : httpResponse.body(),
                        request.maxBytes()));
    }

    /// Firewalls tell programs by a header, or by a page of their own where the server would have said no more than a
    /// status.
    private static boolean isChallenge(HttpResponse httpResponse) {
        if (httpResponse.header("cf-mitigated").isPresent()) return true;
        var server = httpResponse.header("Server").orElse("").toLowerCase(Locale.ROOT);
        var page = httpResponse.header("Content-Type").orElse("").startsWith("text/html");
        return page
                && (httpResponse.status() == 403 || httpResponse.status() == 503 || httpResponse.status() == 429)
                && FIREWALLS.stream().anyMatch(server::contains);
    }

    private static boolean isPacked(HttpResponse httpResponse) {
        var encoding = httpResponse.header("Content-Encoding").orElse("").strip();
        return encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
    }

    /// Whether another try may do better. A refusal never does, and asking again may get the account locked.
    private static boolean mayPass(NetException e) {
        if (e.isChallenge()) return false;
        return switch (e.reason()) {
            case REFUSED, TIMEOUT, UNKNOWN_HOST, BROKEN -> true;
            case STATUS -> e.status() == 408 || e.status() == 429 || (e.status() >= 500 && e.status() < 600);
            case BAD_URL, FORBIDDEN_ADDRESS, TLS, TOO_LARGE, REDIRECTS -> false;
        };
    }

    /// Waits before the next try: as long as the server asks, else longer each time and never quite the same, so that
    /// many households do not come back at once.
    private void rest(int attempt, NetException why, long deadline) {
        var own = pause.multipliedBy(1L << (attempt - 1));
        var wait = why.retryAfter().isZero()
                ? own.plusNanos(ThreadLocalRandom.current().nextLong(1 + own.toNanos() / 2))
                : why.retryAfter();
        if (wait.compareTo(LONGEST_PAUSE) > 0) wait = LONGEST_PAUSE;
        if (wait.toNanos() >= deadline - System.nanoTime()) throw why;
        try {
            Thread.sleep(wait);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
