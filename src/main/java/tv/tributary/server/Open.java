package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Route;
import tv.tributary.server.web.Assets;

/// What everybody may have without a token: pages that tell nothing, what the player page is made of, and segments,
/// whose names cannot be guessed. Runs on Undertow's I/O threads.
final class Open {
    /// Sends a segment to one client.
    interface Segments {
        /// @param name what stands behind `/hls/`
        void handle(HttpServerExchange exchange, String name);
    }

    private final PathTable paths;

    Open(Exchange edge, Assets assets, Segments segments) {
        Route welcome = new Welcome();
        var ok = Document.of(200, Document.TEXT, "ok\n");
        this.paths = new PathTable(edge)
                .on(PathTable.READ, "/", (exchange, _) -> edge.answer(exchange, welcome))
                .on(PathTable.READ, "/healthz", (exchange, _) -> edge.sendDocument(exchange, ok))
                .on(PathTable.READ, "/hls/(.*)", (exchange, path) -> segments.handle(exchange, path.group(1)))
                .on(PathTable.READ, "/web/.*", (exchange, _) -> edge.answer(exchange, assets));
    }

    /// Whether it is for people and programs of this house, and for no page of another origin.
    static boolean isPlain(String path) {
        return path.equals("/") || path.equals("/healthz");
    }

    static boolean isForPlayers(String path) {
        return path.startsWith("/hls/") || path.startsWith("/web/");
    }

    void handle(HttpServerExchange exchange) {
        paths.handle(exchange, exchange.getRequestPath());
    }
}
