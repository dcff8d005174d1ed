package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.vod.Entry;
import tv.tributary.relay.vod.Film;
import tv.tributary.relay.vod.Part;
import tv.tributary.relay.vod.Passage;
import tv.tributary.text.Messages;

/// A film, as its provider sends it, in the parts the player asks for. HEAD asks the provider for one byte only, since
/// many refuse HEAD itself.
public final class VodRoute {
    private static final Logger log = LoggerFactory.getLogger(VodRoute.class);
    private static final Part FIRST_BYTE = Part.of("bytes=0-0", "");

    /// What players expect where the provider says nothing or nonsense.
    private static final Map<String, String> TYPES = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/mp4",
            "mkv", "video/x-matroska",
            "avi", "video/x-msvideo",
            "webm", "video/webm",
            "mov", "video/quicktime",
            "ts", "video/mp2t");

    private final Relay relay;
    private final Function<SourceId, Optional<Film>> films;

    /// @param films what it takes to play one
    public VodRoute(Relay relay, Function<SourceId, Optional<Film>> films) {
        this.relay = relay;
        this.films = films;
    }

    /// Answers GET and HEAD; who may watch has been checked. On the I/O thread; returns at once.
    ///
    /// @param ending of the address, such as `mkv`
    public void handle(HttpServerExchange exchange, SourceId film, String ending) {
        exchange.dispatch(exchange.getIoThread(), () -> {
            var hangUp = new HangUp(exchange);
            Thread.ofVirtual().name("film").start(() -> answer(exchange, film, ending, hangUp));
        });
    }

    private void answer(HttpServerExchange exchange, SourceId id, String ending, HangUp hangUp) {
        hangUp.then(Thread.currentThread()::interrupt);
        try {
            var film = films.apply(id);
            if (film.isEmpty()) PlainWords.send(exchange, StatusCodes.NOT_FOUND, "watch.error.no-film");
            else if (exchange.getRequestMethod().equals(Methods.HEAD)) head(exchange, film.get(), ending);
            else watch(exchange, film.get(), ending, hangUp);
        } catch (InterruptedException e) {
            if (!hangUp.happened()) log.warn("film {} was interrupted", id, e);
            exchange.endExchange();
        } catch (RuntimeException e) {
            log.error("film {} could not be served", id, e);
            if (exchange.isResponseStarted()) exchange.endExchange();
            else PlainWords.send(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "watch.error.inside");
        }
    }

    private void head(HttpServerExchange exchange, Film film, String ending) throws InterruptedException {
        var known = relay.watched(film.id());
        if (known.isPresent()) {
            describe(exchange, known.get(), ending);
            return;
        }
        switch (relay.watch(film, Clients.who(exchange), FIRST_BYTE)) {
            case Entry.Opened(var passage) -> {
                passage.close();
                describe(exchange, passage, ending);
            }
            case Entry.Refused(var why) ->
                PlainWords.send(exchange, StatusCodes.SERVICE_UNAVAILABLE, Messages.key(why));
        }
    }

    /// The whole film, without its bytes.
    private static void describe(HttpServerExchange exchange, Passage passage, String ending) {
        promise(exchange, passage, ending);
        exchange.setStatusCode(StatusCodes.OK);
        exchange.getResponseHeaders().remove(Headers.CONTENT_RANGE);
        if (passage.total() >= 0) exchange.setResponseContentLength(passage.total());
        exchange.endExchange();
    }

    private void watch(HttpServerExchange exchange, Film film, String ending, HangUp hangUp)
            throws InterruptedException {
        var part = Part.of(header(exchange, Headers.RANGE), header(exchange, Headers.IF_RANGE));
        switch (relay.watch(film, Clients.who(exchange), part)) {
            case Entry.Opened(var passage) -> {
                promise(exchange, passage, ending);
                if (passage.status() == StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE) {
                    passage.close();
                    exchange.endExchange();
                    return;
                }
                if (passage.length() >= 0) exchange.setResponseContentLength(passage.length());
                var stream = new FilmStream(exchange, passage);
                var reader = Thread.currentThread();
                hangUp.then(() -> {
                    stream.hungUp();
                    reader.interrupt();
                });
                stream.send();
            }
            case Entry.Refused(var why) ->
                PlainWords.send(exchange, StatusCodes.SERVICE_UNAVAILABLE, Messages.key(why));
        }
    }

    private static void promise(HttpServerExchange exchange, Passage passage, String ending) {
        exchange.setStatusCode(passage.status());
        var headers = exchange.getResponseHeaders();
        passage.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        var type = headers.getFirst(Headers.CONTENT_TYPE);
        if (type == null || type.startsWith("application/octet-stream") || type.startsWith("text/")) {
            headers.put(Headers.CONTENT_TYPE, TYPES.getOrDefault(ending, "video/mp4"));
        }
        boolean parts = passage.status() != StatusCodes.OK || passage.total() >= 0;
        headers.put(Headers.ACCEPT_RANGES, parts ? "bytes" : "none");
        headers.put(Headers.CACHE_CONTROL, "no-store");
    }

    private static String header(HttpServerExchange exchange, HttpString name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
