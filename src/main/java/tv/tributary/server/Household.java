package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Refusal;
import tv.tributary.server.http.Refusal.Reason;
import tv.tributary.server.http.Route;
import tv.tributary.text.Messages;

/// What viewers may have once their token was right: the playlist and the streams. Runs on Undertow's I/O threads.
final class Household {
    private static final List<String> READ = List.of("GET", "HEAD");
    private static final List<String> READ_OR_POST = List.of("GET", "HEAD", "POST");
    private static final Pattern WATCH = Pattern.compile("/watch/([1-9]\\d{0,17})\\.ts");

    /// Sends a channel's stream to one client.
    interface Watch {
        void handle(HttpServerExchange exchange, ChannelId channel);
    }

    private final Exchange edge;
    private final Route playlist;
    private final Watch watch;

    Household(Exchange edge, Route playlist, Watch watch) {
        this.edge = edge;
        this.playlist = playlist;
        this.watch = watch;
    }

    /// @param path what stands behind the token
    void handle(HttpServerExchange exchange, String path) {
        var method = exchange.getRequestMethod().toString();
        var headers = exchange.getResponseHeaders();
        headers.put(new HttpString("Access-Control-Expose-Headers"), "Content-Length, Content-Range, Accept-Ranges");
        var channel = channel(path);
        if (path.equals("/playlist.m3u") || path.equals("/playlist.m3u8")) {
            if (READ_OR_POST.contains(method)) edge.answer(exchange, playlist);
            else edge.sendDocument(exchange, Document.wrongMethod(READ_OR_POST));
        } else if (channel.isPresent()) {
            if (READ.contains(method)) watch.handle(exchange, channel.get());
            else edge.sendDocument(exchange, Document.wrongMethod(READ));
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
