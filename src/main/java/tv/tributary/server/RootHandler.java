package tv.tributary.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.time.InstantSource;
import tv.tributary.access.Gate;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.LoginThrottle;
import tv.tributary.server.http.Route;
import tv.tributary.text.Messages;

/// Root handler of all requests: dispatches to public, API and viewer routes, and checks access before any of the
/// request is read. Runs on Undertow's I/O threads and never blocks.
final class RootHandler implements HttpHandler {
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
    private static final BufferedResponse PREFLIGHT = BufferedResponse.empty(204)
            .with("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
            .with("Access-Control-Allow-Headers", "Range, Authorization, If-None-Match, Content-Type")
            .with("Access-Control-Max-Age", "86400");

    private final Gate gate;
    private final Exchange edge;
    private final Route api;
    private final PublicRoutes publicRoutes;
    private final ViewerRoutes viewerRoutes;
    private final HostCheck hosts;
    private final LoginThrottle loginThrottle = new LoginThrottle(InstantSource.system());

    RootHandler(Gate gate, Exchange edge, Route api, PublicRoutes publicRoutes, ViewerRoutes viewerRoutes) {
        this.gate = gate;
        this.edge = edge;
        this.api = api;
        this.publicRoutes = publicRoutes;
        this.viewerRoutes = viewerRoutes;
        this.hosts = new HostCheck(gate::hostNames);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        AccessLog.follow(exchange);
        exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
        if (!Framing.isPlain(exchange.getRequestHeaders())) {
            exchange.setPersistent(false);
            refuse(exchange, Reason.BAD_REQUEST, "server.request.bad-framing");
            return;
        }
        var path = exchange.getRequestPath();
        if (path.equals("/metrics") || path.equals("/api") || path.startsWith("/api/")) administer(exchange);
        else if (PublicRoutes.isPlain(path)) publicRoutes.handle(exchange);
        else if (PublicRoutes.isForPlayers(path)) enter(exchange, () -> publicRoutes.handle(exchange));
        else enter(exchange, () -> enterHousehold(exchange));
    }

    private void administer(HttpServerExchange exchange) {
        if (!hosts.allows(header(exchange, "Host"))) {
            refuse(exchange, Reason.FORBIDDEN_HOST, "server.request.wrong-host");
        } else if (!gate.admitsAdministrator(bearer(exchange))) {
            exchange.getResponseHeaders().put(new HttpString("WWW-Authenticate"), "Bearer");
            unknown(exchange);
        } else {
            edge.answerWithBody(exchange, api);
        }
    }

    /// Players in web pages of any origin may read what is for players. They ask beforehand what they may do; the
    /// answer is the same for everybody.
    private void enter(HttpServerExchange exchange, Runnable inside) {
        var headers = exchange.getResponseHeaders();
        headers.put(ALLOW_ORIGIN, "*");
        headers.put(EXPOSE_HEADERS, "Content-Length, Content-Range, Accept-Ranges");
        if (exchange.getRequestMethod().equalToString("OPTIONS")) edge.sendDocument(exchange, PREFLIGHT);
        else inside.run();
    }

    /// A wrong token and a wrong path look the same from outside.
    private void enterHousehold(HttpServerExchange exchange) {
        var path = exchange.getRequestPath();
        int end = path.indexOf('/', 1);
        var token = end < 0 ? path.substring(1) : path.substring(1, end);
        if (gate.admitsViewer(token)) viewerRoutes.handle(exchange, end < 0 ? "/" : path.substring(end));
        else unknown(exchange);
    }

    private void unknown(HttpServerExchange exchange) {
        exchange.setPersistent(exchange.isPersistent() && exchange.getRequestContentLength() <= 0);
        if (loginThrottle.failed(exchange.getSourceAddress().getAddress().getHostAddress())) {
            exchange.getResponseHeaders().put(new HttpString("Retry-After"), "60");
            refuse(exchange, Reason.TOO_MANY_ATTEMPTS, "server.request.too-many");
        } else {
            refuse(exchange, Reason.UNKNOWN_CALLER, "server.request.unknown-caller");
        }
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
}
