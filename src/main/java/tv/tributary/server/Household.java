package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Refusal;
import tv.tributary.server.http.Refusal.Reason;
import tv.tributary.server.http.Route;
import tv.tributary.text.Messages;

/// What viewers may have once their token was right: the playlists, the streams and the films. Runs on Undertow's I/O
/// threads.
final class Household {
    private static final List<String> READ = List.of("GET", "HEAD");
    private static final List<String> READ_OR_POST = List.of("GET", "HEAD", "POST");
    private static final Pattern FILM = Pattern.compile("/film/([1-9]\\d{0,17})\\.([a-z0-9]{2,5})");
    private static final Pattern WATCH = Pattern.compile("/watch/([1-9]\\d{0,17})\\.ts");

    /// Sends a channel's stream to one client.
    interface Watch {
        void handle(HttpServerExchange exchange, ChannelId channel);
    }

    /// Sends a film, or a part of it, to one client.
    interface WatchFilm {
        void handle(HttpServerExchange exchange, SourceId film, String ending);
    }

    private final Exchange edge;
    private final Route playlist;
    private final Route films;
    private final Watch watch;
    private final WatchFilm watchFilm;

    Household(Exchange edge, Route playlist, Route films, Watch watch, WatchFilm watchFilm) {
        this.edge = edge;
        this.playlist = playlist;
        this.films = films;
        this.watch = watch;
        this.watchFilm = watchFilm;
    }

    /// @param path what stands behind the token
    void handle(HttpServerExchange exchange, String path) {
        var method = exchange.getRequestMethod().toString();
        var headers = exchange.getResponseHeaders();
        headers.put(new HttpString("Access-Control-Expose-Headers"), "Content-Length, Content-Range, Accept-Ranges");
        var channel = channel(path);
        var film = FILM.matcher(path);
        if (path.equals("/playlist.m3u") || path.equals("/playlist.m3u8")) {
            if (READ_OR_POST.contains(method)) edge.answer(exchange, playlist);
            else edge.sendDocument(exchange, Document.wrongMethod(READ_OR_POST));
        } else if (path.equals("/films.m3u") || path.equals("/films.m3u8")) {
            if (READ_OR_POST.contains(method)) edge.answer(exchange, films);
            else edge.sendDocument(exchange, Document.wrongMethod(READ_OR_POST));
        } else if (channel.isPresent()) {
            if (READ.contains(method)) watch.handle(exchange, channel.get());
            else edge.sendDocument(exchange, Document.wrongMethod(READ));
        } else if (film.matches()) {
            if (READ.contains(method)) {
                watchFilm.handle(exchange, new SourceId(Long.parseLong(film.group(1))), film.group(2));
            } else {
                edge.sendDocument(exchange, Document.wrongMethod(READ));
            }
        } else {
            edge.sendDocument(
                    exchange, Document.of(new Refusal(Reason.NOT_FOUND, Messages.of("server.request.nothing-here"))));
        }
    }

    private static Optional<ChannelId> channel(String path) {
        var match = WATCH.matcher(path);
        return match.matches() ? Optional.of(new ChannelId(Long.parseLong(match.group(1)))) : Optional.empty();
    }
}
