package tv.tributary.server.http;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.HandedOver;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.text.ErrorCode;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Dispatches requests: from Undertow's I/O thread to a route on a virtual thread, and its response back to
/// the I/O thread. Turns every failure into a status. Thread-safe.
public final class Exchange implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    /// The largest request body anybody needs, in bytes.
    private static final long MAX_BODY = 8L << 20;

    /// The size in bytes at which Undertow cuts the connection without an answer; beyond our own limit.
    public static final long CUT_OFF = 2 * MAX_BODY;

    /// What stood before the path of a request and was taken off, as in [Request#prefix].
    public static final AttachmentKey<String> PREFIX = AttachmentKey.create(String.class);

    private static final int MOST_LIVE = 100;

    /// For all of a request's body; [#MAX_BODY] needs a tenth of it on a slow line.
    private static final Duration BODY = Duration.ofSeconds(60);

    /// For all of a file.
    private static final Duration UPLOAD = Duration.ofHours(1);

    private final Duration bodyLimit;
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private final Set<StreamingConnection> streamingClients = ConcurrentHashMap.newKeySet();

    public Exchange() {
        this(BODY);
    }

    /// @param bodyLimit how long all of a request's body may take
    Exchange(Duration bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /// Answers without reading the request's body. Call it on the I/O thread.
    public void answer(HttpServerExchange exchange, Route route) {
        dispatch(exchange, "", route);
    }

    /// The same for a route that may wait long for its answer: it is interrupted if the client hangs up
    /// meanwhile, and its reply, a document, is then dropped.
    public void answerPatiently(HttpServerExchange exchange, Route route) {
        HttpHandler onVirtualThread = hopped -> {
            var disconnectWatcher = new DisconnectWatcher(hopped, Thread.currentThread()::interrupt);
            var request = request(hopped, "");
            var response = GzipEncoding.encode(request, call(route, request));
            if (disconnectWatcher.end()) onIoThread(hopped, () -> send(hopped, response));
            else onIoThread(hopped, () -> IoUtils.safeClose(hopped.getConnection()));
        };
        exchange.dispatch(requests, onVirtualThread);
    }

    private static void onIoThread(HttpServerExchange exchange, Runnable step) {
        exchange.dispatch(exchange.getIoThread(), step);
    }

    /// Reads the body first. Call it on the I/O thread.
    public void answerWithBody(HttpServerExchange exchange, Route route) {
        if (exchange.getRequestContentLength() > MAX_BODY) {
            tooLarge(exchange);
            return;
        }
        var body = exchange.getRequestReceiver();
        body.setMaxBufferSize((int) MAX_BODY);
        var deadline = new BodyDeadline(exchange, bodyLimit, () -> tooSlow(exchange));
        body.receiveFullBytes(
                (read, bytes) -> {
                    if (deadline.complete()) dispatch(read, new String(bytes, StandardCharsets.UTF_8), route);
                },
                (broken, _) -> {
                    if (deadline.complete()) tooLarge(broken);
                });
    }

    /// Lets the route read the body as it comes. Call it on the I/O thread.
    ///
    /// @param most bytes; whoever sends more is cut off
    public void answerWithUpload(HttpServerExchange exchange, long most, Route route) {
        if (exchange.getRequestContentLength() > most) {
            tooLarge(exchange);
            return;
        }
        exchange.setMaxEntitySize(most);
        var deadline = new BodyDeadline(exchange, UPLOAD, () -> {});
        exchange.addExchangeCompleteListener((_, next) -> {
            deadline.complete();
            next.proceed();
        });
        HttpHandler onVirtualThread = hopped -> {
            hopped.startBlocking();
            var response = call(route, request(hopped, ""));
            // What was not read is not waited for.
            if (!hopped.isRequestComplete()) hopped.setPersistent(false);
            onIoThread(hopped, () -> send(hopped, response));
        };
        exchange.dispatch(requests, onVirtualThread);
    }

    private void tooSlow(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        send(exchange, BufferedResponse.of(new HttpError(Reason.TOO_SLOW, Messages.of("server.request.too-slow"))));
    }

    private void dispatch(HttpServerExchange exchange, String body, Route route) {
        HttpHandler onVirtualThread = hopped -> {
            var request = request(hopped, body);
            send(hopped, GzipEncoding.encode(request, call(route, request)));
        };
        exchange.dispatch(requests, onVirtualThread);
    }

    private void tooLarge(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        send(exchange, BufferedResponse.of(new HttpError(Reason.TOO_LARGE, Messages.of("server.request.too-large"))));
    }

    private static Response call(Route route, Request request) {
        try {
            return route.answer(request);
        } catch (HttpError httpError) {
            return BufferedResponse.of(httpError);
        } catch (RuntimeException e) {
            var words = UserMessage.of(e);
            if (words.isPresent()) {
                log.warn("{} {} failed: {}", request.method(), request.path(), e.getMessage());
                return BufferedResponse.problem(503, words.get());
            }
            var code = ErrorCode.of(e);
            log.error("{} {} failed, code {}", request.method(), request.path(), code, e);
            return BufferedResponse.problem(500, Messages.of("server.request.failed", code));
        }
    }

    private void send(HttpServerExchange exchange, Response response) {
        switch (response) {
            case BufferedResponse bufferedResponse -> sendDocument(exchange, bufferedResponse);
            case ReadResponse read -> sendBody(exchange, read);
            case HandedOver handedOver ->
                onIoThread(exchange, () -> handedOver.sender().accept(exchange));
            case StreamingResponse live -> onIoThread(exchange, () -> begin(exchange, live));
        }
    }

    /// Answers at once. May be called on the I/O thread.
    public void sendDocument(HttpServerExchange exchange, BufferedResponse bufferedResponse) {
        exchange.setStatusCode(bufferedResponse.status());
        bufferedResponse
                .headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        bufferedResponse
                .header(Headers.LOCATION_STRING)
                .filter(location -> location.startsWith("/"))
                .ifPresent(path -> exchange.getResponseHeaders().put(Headers.LOCATION, prefix(exchange) + path));
        if (bufferedResponse.status() != 204 && bufferedResponse.status() != 304 && !bufferedResponse.isOutline()) {
            exchange.setResponseContentLength(bufferedResponse.length());
        }
        if (bufferedResponse.length() == 0 || exchange.getRequestMethod().equalToString("HEAD")) exchange.endExchange();
        else new ChunkedSender(bufferedResponse).sendTo(exchange);
    }

    private void sendBody(HttpServerExchange exchange, ReadResponse response) {
        exchange.setStatusCode(response.status());
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        response.length().ifPresent(exchange::setResponseContentLength);
        if (exchange.getRequestMethod().equalToString("HEAD")) {
            IoUtils.safeClose(response.body());
            exchange.endExchange();
            return;
        }
        var sender = new BodySender(response.body(), requests);
        // Its first piece is written by the I/O thread, too: this dispatch must have ended by then.
        onIoThread(exchange, () -> sender.onComplete(exchange, exchange.getResponseSender()));
    }

    private void begin(HttpServerExchange exchange, StreamingResponse reply) {
        if (streamingClients.size() >= MOST_LIVE) {
            sendDocument(exchange, BufferedResponse.of(new HttpError(Reason.BUSY, Messages.of("server.request.busy"))));
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, reply.contentType());
        headers.put(Headers.CACHE_CONTROL, "no-store");
        // Tells nginx not to collect the stream before it passes it on.
        headers.put(new HttpString("X-Accel-Buffering"), "no");
        if (exchange.getRequestMethod().equalToString("HEAD")) {
            exchange.endExchange();
            return;
        }
        var streamingConnection = new StreamingConnection(exchange);
        streamingClients.add(streamingConnection);
        exchange.addExchangeCompleteListener((_, next) -> completed(streamingConnection, next));
        streamingConnection.start(reply.source(), reply.heartbeat());
    }

    private void completed(StreamingConnection streamingConnection, ExchangeCompletionListener.NextListener next) {
        streamingClients.remove(streamingConnection);
        streamingConnection.stop();
        next.proceed();
    }

    private static Request request(HttpServerExchange exchange, String body) {
        var query = new HashMap<String, String>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, first(values)));
        var headers = new HashMap<String, String>();
        for (var header : exchange.getRequestHeaders()) {
            headers.put(header.getHeaderName().toString().toLowerCase(Locale.ROOT), header.getFirst());
        }
        return new Request(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                Map.of(),
                query,
                headers,
                body,
                address(exchange),
                exchange.getRequestScheme(),
                prefix(exchange),
                exchange.isBlocking() ? Optional.of(exchange.getInputStream()) : Optional.empty());
    }

    private static String prefix(HttpServerExchange exchange) {
        var prefix = exchange.getAttachment(PREFIX);
        return prefix == null ? "" : prefix;
    }

    private static String address(HttpServerExchange exchange) {
        var source = exchange.getSourceAddress();
        return source == null || source.getAddress() == null
                ? ""
                : source.getAddress().getHostAddress();
    }

    private static String first(Deque<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Ends every live reply; what is being answered may finish.
    @Override
    public void close() {
        streamingClients.forEach(StreamingConnection::end);
        requests.shutdown();
    }

    /// Answers one kind of request. Called on a virtual thread of its own; may block shortly.
    @FunctionalInterface
    public interface Route {
        /// @throws HttpError with the words for the client; anything else thrown is a fault of ours (500)
        Response answer(Request request);
    }
}
