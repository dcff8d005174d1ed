package tv.tributary.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate;
import tv.tributary.server.Router.Found;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.LoginThrottle;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// Root handler of all requests: finds the route group whose path it is, and checks access before any of the
/// request is read. Runs on Undertow's I/O threads and never blocks.
final class RootHandler implements HttpHandler {
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
    private static final BufferedResponse PREFLIGHT = BufferedResponse.empty(204)
            .with("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
            .with("Access-Control-Allow-Headers", "Range, Authorization, If-None-Match, Content-Type")
            .with("Access-Control-Max-Age", "86400");

    private final TokenGate tokenGate;
    private final Exchange edge;
    private final Router router;
    private final HostCheck hosts;
    private final Executor logins = task -> Thread.ofVirtual().name("login").start(task);
    private final LoginThrottle loginThrottle = new LoginThrottle(InstantSource.system());

    /// @param hosts tells names of this machine from others that were made to point here
    RootHandler(TokenGate tokenGate, Exchange edge, Router router, HostCheck hosts) {
        this.tokenGate = tokenGate;
        this.edge = edge;
        this.router = router;
        this.hosts = hosts;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        var found = router.atRoot(exchange.getRequestPath());
        AccessLog.follow(exchange, found);
        exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
        if (!Framing.isPlain(exchange.getRequestHeaders())) {
            exchange.setPersistent(false);
            refuse(exchange, Reason.BAD_REQUEST, "server.request.bad-framing");
            return;
        }
        if (found.isEmpty()) {
            if (!answersPreflight(exchange)) enterByPath(exchange);
        } else if (!found.get().group().crossOrigin() || !answersPreflight(exchange)) {
            enter(exchange, found.get());
        }
    }

    private void enter(HttpServerExchange exchange, Found found) {
        switch (found.group().access()) {
            case RouteAccess.Open _, RouteAccess.OwnSecret _ -> handle(exchange, found, Optional.empty());
            case RouteAccess.ApiToken _ -> administer(exchange, found);
            case RouteAccess.Credentials(var token, var user) ->
                admit(
                        exchange,
                        found,
                        token.find(exchange, found.path()).orElse(""),
                        user.find(exchange, found.path()).orElse(""));
            case RouteAccess.TokenInPath _ -> throw new IllegalStateException("not at the root");
        }
    }

    private void administer(HttpServerExchange exchange, Found found) {
        if (!hosts.allows(header(exchange, "Host"))) {
            refuse(exchange, Reason.FORBIDDEN_HOST, "server.request.wrong-host");
        } else if (!tokenGate.admitsAdministrator(bearer(exchange))) {
            exchange.getResponseHeaders().put(new HttpString("WWW-Authenticate"), "Bearer");
            unknown(exchange);
        } else {
            handle(exchange, found, Optional.empty());
        }
    }

    /// @param user beside whose name the token stands; then it may be a password
    private void admit(HttpServerExchange exchange, Found found, String token, String user) {
        var grant = tokenGate.admit(token);
        if (grant.isPresent()) handle(exchange, found, grant);
        else if (user.isEmpty()) unknown(exchange);
        else exchange.dispatch(logins, () -> logIn(exchange, found, user, token));
    }

    /// On a virtual thread: passwords take their time.
    private void logIn(HttpServerExchange exchange, Found found, String user, String password) {
        var result = tokenGate.logIn(user, password, address(exchange));
        exchange.dispatch(exchange.getIoThread(), () -> {
            switch (result.outcome()) {
                case ADMITTED -> handle(exchange, found, result.grant());
                case UNKNOWN -> unknown(exchange);
                case TOO_MANY_ATTEMPTS -> tooMany(exchange);
                case DISABLED, EXPIRED -> refuse(exchange, Reason.ENDED, "server.request.ended");
            }
        });
    }

    /// A wrong token and a wrong path look the same from outside.
    private void enterByPath(HttpServerExchange exchange) {
        var path = exchange.getRequestPath();
        int end = path.indexOf('/', 1);
        var grant = tokenGate.admit(end < 0 ? path.substring(1) : path.substring(1, end));
        if (grant.isEmpty()) {
            unknown(exchange);
            return;
        }
        router.behindToken(end < 0 ? "/" : path.substring(end))
                .ifPresentOrElse(
                        found -> handle(exchange, found, grant),
                        () -> refuse(exchange, Reason.NOT_FOUND, "server.request.nothing-here"));
    }

    private void handle(HttpServerExchange exchange, Found found, Optional<Grant> grant) {
        grant.ifPresent(viewer -> tokenGate.seen(viewer, address(exchange), header(exchange, "User-Agent")));
        var route = found.route();
        var method = exchange.getRequestMethod().toString();
        if (route.methods().isEmpty() || route.methods().contains(method)) {
            route.handler().handle(edge, exchange, new RouteMatch(found.path(), grant));
        } else {
            edge.sendDocument(exchange, BufferedResponse.wrongMethod(route.methods()));
        }
    }

    /// Players in web pages of any origin may read what is for players. They ask beforehand what they may do; the
    /// answer is the same for everybody.
    ///
    /// @return whether it was such a question, and is answered
    private boolean answersPreflight(HttpServerExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.put(ALLOW_ORIGIN, "*");
        headers.put(EXPOSE_HEADERS, "Content-Length, Content-Range, Accept-Ranges");
        boolean asked = exchange.getRequestMethod().equalToString("OPTIONS");
        if (asked) edge.sendDocument(exchange, PREFLIGHT);
        return asked;
    }

    private void unknown(HttpServerExchange exchange) {
        exchange.setPersistent(exchange.isPersistent() && exchange.getRequestContentLength() <= 0);
        if (loginThrottle.failed(address(exchange))) tooMany(exchange);
        else refuse(exchange, Reason.UNKNOWN_CALLER, "server.request.unknown-caller");
    }

    private void tooMany(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(new HttpString("Retry-After"), "60");
        refuse(exchange, Reason.TOO_MANY_ATTEMPTS, "server.request.too-many");
    }

    private static String address(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }

    private void refuse(HttpServerExchange exchange, Reason reason, String words) {
        edge.sendDocument(exchange, BufferedResponse.of(new HttpError(reason, Messages.of(words))));
    }

    private static String bearer(HttpServerExchange exchange) {
        var sent = header(exchange, "Authorization");
        return sent.regionMatches(true, 0, "Bearer ", 0, 7) ? sent.substring(7).strip() : "";
    }

    private static String header(HttpServerExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /// Checks how a request delimits its body (RFC 9112, 6.3). Requests that a proxy may read differently are not
    /// answered.
    private static final class Framing {
        private Framing() {}

        /// True for a chunked body, for one length, and for no body.
        static boolean isPlain(HeaderMap headers) {
            var coding = headers.get(Headers.TRANSFER_ENCODING);
            var length = headers.get(Headers.CONTENT_LENGTH);
            if (coding != null) {
                return length == null
                        && coding.size() == 1
                        && coding.getFirst().strip().equalsIgnoreCase("chunked");
            }
            return length == null
                    || (length.size() == 1 && length.getFirst().strip().matches("\\d{1,18}"));
        }
    }

    /// Logs one line per finished request, without any viewer's token. For channels only the first bytes are
    /// counted: the rest goes directly to the connection, and the event of its viewer's leaving has the total.
    static final class AccessLog {
        private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

        private AccessLog() {}

        /// @param found whose path it is, if it begins at the root
        static void follow(HttpServerExchange exchange, Optional<Found> found) {
            if (!log.isDebugEnabled()) return;
            long begun = System.nanoTime();
            exchange.addExchangeCompleteListener((ended, next) -> {
                log.debug(
                        "{} {} {} from {}: {} bytes in {} ms",
                        ended.getStatusCode(),
                        ended.getRequestMethod(),
                        shown(ended.getRequestPath(), found),
                        ended.getSourceAddress().getHostString(),
                        ended.getResponseBytesSent(),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
                next.proceed();
            });
        }

        /// The path without what is, or may have been meant as, a token: that is the first part unless a group
        /// at the root knows the path. Of a group that finds its token itself only the route's pattern is
        /// shown.
        static String shown(String path, Optional<Found> found) {
            if (found.isPresent()) {
                var access = found.get().group().access();
                boolean mayHoldSecret =
                        access instanceof RouteAccess.Credentials || access instanceof RouteAccess.OwnSecret;
                return mayHoldSecret ? found.get().route().path().pattern() : path;
            }
            int second = path.indexOf('/', 1);
            return "/***" + (second < 0 ? "" : path.substring(second));
        }
    }
}
