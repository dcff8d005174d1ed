package tv.tributary.server.xtream;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import tv.tributary.access.Grant;
import tv.tributary.model.ChannelId;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.server.watch.CatchupStreams;
import tv.tributary.server.watch.HlsRoute;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.server.watch.VodRoute;

/// Streams under the addresses of panels: `/live/USER/PASSWORD/7.ts`, the same without `/live` or without an ending,
/// `/movie/…`, `/series/…`, and `/timeshift/…` for the past. The password is the user's, or a viewer's token under any
/// name.
final class XtreamStreamRoute implements RouteGroup {
    private static final String ID = "([1-9]\\d{0,17})";
    /// In the short form the second part is a password, not a path of ours behind a token.
    private static final String OURS = "(?!(?:watch|film|movie|episode|logo|recording|auto|tuner\\d+)/)";

    /// How long and from when: `60/2026-03-06:21-55`.
    private static final String PAST = "/(\\d{1,7}(?:\\.\\d+)?)/([^/]+)/" + ID + "(\\.ts|\\.m3u8)?";

    private final TsRoute streams;
    private final HlsRoute hls;
    private final VodRoute films;
    private final CatchupStreams past;

    XtreamStreamRoute(TsRoute streams, HlsRoute hls, VodRoute films, CatchupStreams past) {
        this.streams = streams;
        this.hls = hls;
        this.films = films;
        this.past = past;
    }

    @Override
    public RouteAccess access() {
        return new RouteAccess.Credentials(XtreamStreamRoute::password, XtreamStreamRoute::user);
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                ts("/live/([^/]+)/([^/]+)/"),
                hls("/live/([^/]+)/([^/]+)/"),
                film("/movie/([^/]+)/([^/]+)/", "movie"),
                film("/series/([^/]+)/([^/]+)/", "episode"),
                PathRoute.transfer("/timeshift/([^/]+)/([^/]+)" + PAST, this::past),
                PathRoute.transfer(
                        "/(?:streaming/)?timeshift\\.php/?", (exchange, match) -> past(exchange, match.viewer())),
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

    /// A playlist has its place: the player is sent to that of the channel.
    private void past(HttpServerExchange exchange, RouteMatch match) {
        if (match.text(6).equals(".m3u8")) {
            long seconds = Math.round(Double.parseDouble(match.text(3)) * 60);
            var playlist = "/watch/" + match.number(5) + ".m3u8?start=" + match.text(4) + "&duration=" + seconds;
            exchange.getResponseHeaders()
                    .put(Headers.LOCATION, "../../../../../" + match.viewer().token() + playlist);
            exchange.setStatusCode(StatusCodes.FOUND).endExchange();
            return;
        }
        past(exchange, new ChannelId(match.number(5)), match.text(4), match.text(3), match.viewer());
    }

    private void past(HttpServerExchange exchange, Grant viewer) {
        var id = parameter(exchange, "stream").filter(text -> text.matches("[1-9]\\d{0,17}"));
        past(
                exchange,
                // No channel has this number.
                new ChannelId(id.map(Long::parseLong).orElse(Long.MAX_VALUE)),
                parameter(exchange, "start").orElse(""),
                parameter(exchange, "duration").orElse(""),
                viewer);
    }

    private void past(HttpServerExchange exchange, ChannelId channel, String start, String minutes, Grant viewer) {
        exchange.addResponseCommitListener(XtreamStreamRoute::refuseAsPanelsDo);
        if (!past.answers(exchange, channel, start, minutes, viewer)) streams.handle(exchange, channel, viewer);
    }

    /// Kodi takes our own address `/TOKEN/watch/7.m3u8` for that of a panel where it is told to by hand.
    private static Optional<String> password(HttpServerExchange exchange, MatchResult path) {
        if (path.groupCount() == 0) return parameter(exchange, "password");
        return Optional.of(path.group(path.group(2).equals("watch") ? 1 : 2));
    }

    private static Optional<String> user(HttpServerExchange exchange, MatchResult path) {
        return path.groupCount() == 0 ? parameter(exchange, "username") : Optional.of(path.group(1));
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters()
                .getOrDefault(name, new ArrayDeque<>())
                .peek());
    }
}
