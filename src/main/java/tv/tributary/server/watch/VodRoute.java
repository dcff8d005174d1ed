package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.StreamLimits.StreamSession;
import tv.tributary.access.View;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.relay.vod.Film;
import tv.tributary.relay.vod.FilmReader;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// A film, an episode or a past programme, in the ranges the player asks for. HEAD asks the provider for one
/// byte only, since many refuse HEAD itself.
public final class VodRoute implements RouteGroup {
    private static final Logger log = LoggerFactory.getLogger(VodRoute.class);
    private static final ByteRangeRequest FIRST_BYTE = ByteRangeRequest.of("bytes=0-0", "");

    /// The default type where the provider sends none or nonsense.
    private static final Map<String, String> TYPES = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/mp4",
            "mkv", "video/x-matroska",
            "avi", "video/x-msvideo",
            "webm", "video/webm",
            "mov", "video/quicktime",
            "ts", "video/mp2t");

    private static final String NO_FILM = "watch.error.no-film";

    private final Relay relay;
    private final StreamLimits limits;
    private final FailureText failureText;
    private final Map<String, FilmLookup> films;

    /// Finds what it takes to play a film or an episode.
    @FunctionalInterface
    public interface FilmLookup {
        /// May block.
        ///
        /// @return empty if there is none, or the viewer does not see it
        Optional<Film> find(long id, View view);
    }

    /// @param films what it takes to play one, by the first step of its address
    public VodRoute(Relay relay, StreamLimits limits, FailureText failureText, Map<String, FilmLookup> films) {
        this.relay = relay;
        this.limits = limits;
        this.failureText = failureText;
        this.films = Map.copyOf(films);
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return films.entrySet().stream()
                .map(entry -> PathRoute.transfer(
                        "/" + entry.getKey() + "/([1-9]\\d{0,17})\\.([a-z0-9]{2,5})",
                        (exchange, match) ->
                                send(exchange, entry.getKey(), match.number(1), match.text(2), match.viewer())))
                .toList();
    }

    /// Answers GET and HEAD; who may watch has been checked. On the I/O thread; returns at once.
    ///
    /// @param kind the first step of the address here
    /// @param ending of the address, such as `mkv`
    public void send(HttpServerExchange exchange, String kind, long id, String ending, Grant viewer) {
        send(
                exchange,
                () -> Optional.ofNullable(films.get(kind)).flatMap(lookup -> lookup.find(id, viewer.view())),
                NO_FILM,
                ending,
                viewer);
    }

    /// @param film may block
    /// @param absent the key of the words where there is nothing to play
    void send(HttpServerExchange exchange, Supplier<Optional<Film>> film, String absent, String ending, Grant viewer) {
        start(exchange, viewer, request -> new ConnectionSession(exchange, request), (request, watcher) -> {
            var found = film.get();
            if (found.isEmpty()) TextError.send(exchange, StatusCodes.NOT_FOUND, absent);
            else if (exchange.getRequestMethod().equals(Methods.HEAD)) head(exchange, found.get(), ending, request);
            else {
                switch (relay.watch(found.get(), request.viewerRequest(), range(exchange))) {
                    case OpenResult.Opened(var reader) -> watch(exchange, reader, ending, Map.of(), watcher);
                    case OpenResult.Refused(var why) -> refuse(exchange, found.get(), why);
                }
            }
        });
    }

    /// Opens a part of a film for a viewer; may block.
    @FunctionalInterface
    public interface PartOpener {
        /// @return empty if there is no such film
        Optional<OpenResult> open(ViewerRequest viewer, ByteRangeRequest part) throws InterruptedException;
    }

    /// Answers GET; who may watch has been checked. On the I/O thread; returns at once.
    ///
    /// @param ending of the address, such as `mkv`
    /// @param headers in the place of the provider's; with them a client relies on getting the part that it asked
    ///     for, and gets an error where the provider would send the whole
    public void send(
            HttpServerExchange exchange, PartOpener opener, String ending, Grant viewer, Map<String, String> headers) {
        send(exchange, opener, ending, viewer, headers, request -> new ConnectionSession(exchange, request));
    }

    /// @param session as which it is counted
    void send(
            HttpServerExchange exchange,
            PartOpener opener,
            String ending,
            Grant viewer,
            Map<String, String> headers,
            Function<WatchRequest, StreamSession> session) {
        start(exchange, viewer, session, (request, watcher) -> {
            switch (opener.open(request.viewerRequest(), range(exchange)).orElse(null)) {
                case null -> TextError.send(exchange, StatusCodes.NOT_FOUND, NO_FILM);
                case OpenResult.Opened(var reader) -> watch(exchange, reader, ending, headers, watcher);
                case OpenResult.Refused(var why) ->
                    TextError.sendWords(exchange, StatusCodes.SERVICE_UNAVAILABLE, failureText.of(why));
            }
        });
    }

    /// Answers one request; on a thread of its own.
    private interface FilmAnswer {
        void run(WatchRequest request, StreamDisconnectWatcher watcher) throws InterruptedException;
    }

    private void start(
            HttpServerExchange exchange,
            Grant viewer,
            Function<WatchRequest, StreamSession> session,
            FilmAnswer answer) {
        exchange.dispatch(exchange.getIoThread(), () -> {
            var streamDisconnectWatcher = new StreamDisconnectWatcher(exchange);
            var request = WatchRequest.of(exchange, viewer);
            boolean watches = !exchange.getRequestMethod().equals(Methods.HEAD);
            if (watches && !limits.open(viewer, session.apply(request))) {
                TextError.sendStreamLimit(exchange, viewer);
                return;
            }
            Thread.ofVirtual().name("film").start(() -> run(exchange, answer, request, streamDisconnectWatcher));
        });
    }

    private static void run(
            HttpServerExchange exchange,
            FilmAnswer answer,
            WatchRequest request,
            StreamDisconnectWatcher streamDisconnectWatcher) {
        streamDisconnectWatcher.onHangUp(Thread.currentThread()::interrupt);
        try {
            answer.run(request, streamDisconnectWatcher);
        } catch (InterruptedException e) {
            if (!streamDisconnectWatcher.hasHungUp()) log.warn("{} was interrupted", exchange.getRelativePath(), e);
            exchange.endExchange();
        } catch (RuntimeException e) {
            log.error("{} could not be served", exchange.getRelativePath(), e);
            if (exchange.isResponseStarted()) exchange.endExchange();
            else TextError.send(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "watch.error.inside");
        }
    }

    private void head(HttpServerExchange exchange, Film film, String ending, WatchRequest request)
            throws InterruptedException {
        var known = relay.watched(film.id());
        if (known.isPresent()) {
            describe(exchange, known.get(), ending);
            return;
        }
        switch (relay.watch(film, request.viewerRequest(), FIRST_BYTE)) {
            case OpenResult.Opened(var fileStream) -> {
                fileStream.close();
                describe(exchange, fileStream, ending);
            }
            case OpenResult.Refused(var why) ->
                TextError.sendWords(exchange, StatusCodes.SERVICE_UNAVAILABLE, failureText.of(why));
        }
    }

    /// The whole film, without its bytes.
    private static void describe(HttpServerExchange exchange, FilmReader fileStream, String ending) {
        setHeaders(exchange, fileStream, ending);
        exchange.setStatusCode(StatusCodes.OK);
        exchange.getResponseHeaders().remove(Headers.CONTENT_RANGE);
        if (fileStream.total() >= 0) exchange.setResponseContentLength(fileStream.total());
        exchange.endExchange();
    }

    private static void watch(
            HttpServerExchange exchange,
            FilmReader film,
            String ending,
            Map<String, String> headers,
            StreamDisconnectWatcher streamDisconnectWatcher)
            throws InterruptedException {
        if (!headers.isEmpty()
                && film.status() == StatusCodes.OK
                && !range(exchange).equals(ByteRangeRequest.WHOLE)) {
            film.close();
            TextError.send(exchange, StatusCodes.BAD_GATEWAY, "watch.error.no-parts");
            return;
        }
        setHeaders(exchange, film, ending);
        headers.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (film.status() == StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE) {
            film.close();
            exchange.endExchange();
            return;
        }
        if (film.length() >= 0) exchange.setResponseContentLength(film.length());
        var stream = new FilmStream(exchange, film);
        var reader = Thread.currentThread();
        streamDisconnectWatcher.onHangUp(() -> {
            stream.hungUp();
            reader.interrupt();
        });
        stream.send();
    }

    private void refuse(HttpServerExchange exchange, Film film, FailureReason why) {
        if (film.channel().isPresent() && why == FailureReason.NOT_FOUND)
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.not-recorded");
        else TextError.sendWords(exchange, StatusCodes.SERVICE_UNAVAILABLE, failureText.of(why));
    }

    private static ByteRangeRequest range(HttpServerExchange exchange) {
        return ByteRangeRequest.of(header(exchange, Headers.RANGE), header(exchange, Headers.IF_RANGE));
    }

    private static void setHeaders(HttpServerExchange exchange, FilmReader fileStream, String ending) {
        exchange.setStatusCode(fileStream.status());
        var headers = exchange.getResponseHeaders();
        fileStream.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        var type = headers.getFirst(Headers.CONTENT_TYPE);
        if (type == null || type.startsWith("application/octet-stream") || type.startsWith("text/")) {
            headers.put(Headers.CONTENT_TYPE, type(ending));
        }
        boolean parts = fileStream.status() != StatusCodes.OK || fileStream.total() >= 0;
        headers.put(Headers.ACCEPT_RANGES, parts ? "bytes" : "none");
        headers.put(Headers.CACHE_CONTROL, "no-store");
    }

    /// The media type of a file, by how its name ends.
    public static String type(String ending) {
        return TYPES.getOrDefault(ending, "video/mp4");
    }

    private static String header(HttpServerExchange exchange, HttpString name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
