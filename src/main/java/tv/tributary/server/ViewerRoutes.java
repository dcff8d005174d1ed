package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import java.util.regex.MatchResult;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Route;

/// Routes behind the household token: playlists, streams and films. Runs on Undertow's I/O threads.
final class ViewerRoutes {
    private static final String CHANNEL = "/watch/([1-9]\\d{0,17})";

    /// Sends a channel's stream to one client.
    interface Watch {
        void handle(HttpServerExchange exchange, ChannelId channel);
    }

    /// Gives a channel's HLS playlist, or one of those it names.
    interface WatchHls {
        /// May wait long.
        ///
        /// @param list which of them; empty for the one to begin with
        Response answer(Request request, ChannelId channel, String list);
    }

    /// Gives the page that plays a channel.
    interface WatchPage {
        Response answer(Request request, ChannelId channel);
    }

    /// Sends a film, or a part of it, to one client.
    interface WatchFilm {
        void handle(HttpServerExchange exchange, SourceId film, String ending);
    }

    /// Who answers.
    record Routes(Route playlist, Route films, Watch watch, WatchHls hls, WatchPage page, WatchFilm film) {}

    private final Router paths;

    ViewerRoutes(Exchange edge, Routes to) {
        // For what stands before us and must know whether a token is right.
        var ok = BufferedResponse.empty(204).with("Cache-Control", "private, max-age=30");
        this.paths = new Router(edge)
                .on(Router.READ_OR_POST, "/playlist\\.m3u8?", (exchange, _) -> edge.answer(exchange, to.playlist))
                .on(Router.READ_OR_POST, "/films\\.m3u8?", (exchange, _) -> edge.answer(exchange, to.films))
                .on(Router.READ, CHANNEL + "\\.ts", (exchange, path) -> to.watch.handle(exchange, channel(path)))
                .on(
                        Router.READ,
                        CHANNEL + "\\.m3u8",
                        (exchange, path) ->
                                edge.answerPatiently(exchange, request -> to.hls.answer(request, channel(path), "")))
                .on(
                        Router.READ,
                        CHANNEL + "/([vas]\\d{1,3})\\.m3u8",
                        (exchange, path) -> edge.answerPatiently(
                                exchange, request -> to.hls.answer(request, channel(path), path.group(2))))
                .on(
                        Router.READ,
                        CHANNEL,
                        (exchange, path) -> edge.answer(exchange, request -> to.page.answer(request, channel(path))))
                .on(
                        Router.READ,
                        "/film/([1-9]\\d{0,17})\\.([a-z0-9]{2,5})",
                        (exchange, path) -> to.film.handle(exchange, new SourceId(number(path)), path.group(2)))
                .on(Router.READ, "/ok", (exchange, _) -> edge.sendDocument(exchange, ok));
    }

    /// @param path what stands behind the token
    void handle(HttpServerExchange exchange, String path) {
        paths.handle(exchange, path);
    }

    private static ChannelId channel(MatchResult path) {
        return new ChannelId(number(path));
    }

    private static long number(MatchResult path) {
        return Long.parseLong(path.group(1));
    }
}
