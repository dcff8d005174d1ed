package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Route;
import tv.tributary.server.web.Assets;
import tv.tributary.text.Messages;

/// Routes that need no token: static pages, the player page's assets, and segments, whose names cannot be guessed. Runs
/// on Undertow's I/O threads.
final class PublicRoutes {
    /// Sends a segment to one client.
    interface Segments {
        /// @param name what stands behind `/hls/`
        void handle(HttpServerExchange exchange, String name);
    }

    private final Router paths;

    /// @param fault what keeps the program from storing anything, asked for each time
    /// @param ffmpeg what is known of it; asked on I/O threads
    PublicRoutes(
            Exchange edge,
            Assets assets,
            Segments segments,
            Supplier<Optional<StorageFault>> fault,
            Supplier<Optional<Availability>> ffmpeg) {
        Route welcome = new IndexPage();
        this.paths = new Router(edge)
                .on(Router.READ, "/", (exchange, _) -> edge.answer(exchange, welcome))
                .on(
                        Router.READ,
                        "/healthz",
                        (exchange, _) -> edge.sendDocument(
                                exchange,
                                BufferedResponse.of(200, BufferedResponse.TEXT, health(fault.get(), ffmpeg.get()))))
                .on(Router.READ, "/hls/(.*)", (exchange, path) -> segments.handle(exchange, path.group(1)))
                .on(Router.READ, "/web/.*", (exchange, _) -> edge.answer(exchange, assets));
    }

    /// Whoever watches the process wants to know that it answers; a person may read what it lacks. Streams go on while
    /// nothing can be stored, so that is no reason to take the server out of service.
    static String health(Optional<StorageFault> fault, Optional<Availability> ffmpeg) {
        return fault.map(found -> "degraded: " + found.words()).orElse("ok")
                + "\n"
                + ffmpeg.filter(known -> !known.runs())
                        .map(none -> Messages.of("server.no-ffmpeg", none.why()) + "\n")
                        .orElse("");
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
