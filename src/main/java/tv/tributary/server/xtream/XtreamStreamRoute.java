package tv.tributary.server.xtream;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.ChannelId;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.HlsRoute;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.server.watch.VodRoute;

/// Streams under the addresses of panels: `/live/USER/PASSWORD/7.ts`, the same without `/live` or without an ending,
/// `/movie/…`, `/series/…`. The password is the user's, or a viewer's token under any name.
final class XtreamStreamRoute implements RouteGroup {
    private static final String ID = "([1-9]\\d{0,17})";
    /// In the short form the second part is a password, not a path of ours behind a token.
    private static final String OURS = "(?!(?:watch|film|movie|episode|logo|auto|tuner\\d+)/)";

    private final TsRoute streams;
    private final HlsRoute hls;
    private final VodRoute films;

    XtreamStreamRoute(TsRoute streams, HlsRoute hls, VodRoute films) {
        this.streams = streams;
        this.hls = hls;
        this.films = films;
    }

    @Override
    public RouteAccess access() {
        return new RouteAccess.Credentials(
                (_, path) -> Optional.of(path.group(2)), (_, path) -> Optional.of(path.group(1)));
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                ts("/live/([^/]+)/([^/]+)/"),
                hls("/live/([^/]+)/([^/]+)/"),
                film("/movie/([^/]+)/([^/]+)/", "movie"),
                film("/series/([^/]+)/([^/]+)/", "episode"),
                ts("/([^/]+)/" + OURS + "([^/]+)/"),
                hls("/([^/]+)/" + OURS + "([^/]+)/"));
    }

    private PathRoute ts(String login) {
        return PathRoute.transfer(login + ID + "(?:\\.ts)?", (exchange, match) -> {
            exchange.addResponseCommitListener(XtreamStreamRoute::refuseAsPanelsDo);
            streams.handle(exchange, new ChannelId(match.number(3)), match.viewer());
        });
    }

    private PathRoute hls(String login) {
        return PathRoute.longPoll(
                login + ID + "(?:/([vas]\\d{1,3}))?\\.m3u8",
                (request, match) -> hls.answer(request, new ChannelId(match.number(3)), match.text(4), match.viewer()));
    }

    private PathRoute film(String login, String kind) {
        return PathRoute.transfer(login + ID + "(?:\\.([a-z0-9]{2,5}))?", (exchange, match) -> {
            exchange.addResponseCommitListener(XtreamStreamRoute::refuseAsPanelsDo);
            films.send(exchange, kind, match.number(3), match.text(4), match.viewer());
        });
    }

    /// Panels answer 403 to a user who watches as many streams as allowed; players say so.
    private static void refuseAsPanelsDo(HttpServerExchange exchange) {
        if (exchange.getAttachment(TsRoute.STREAM_LIMIT) != null) exchange.setStatusCode(StatusCodes.FORBIDDEN);
    }
}
