package tv.tributary.server.http;

import io.undertow.server.HttpServerExchange;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.event.Subscription;
import tv.tributary.format.json.Json;
import tv.tributary.text.Messages;

/// A response: a document, or a stream that continues until one side ends it.
public sealed interface Response {
    /// A response that continues until the client leaves or the server stops.
    ///
    /// @param heartbeat sent every 15 seconds, so that proxies keep the connection and a client that has gone
    ///     is noticed; empty for none
    /// @param source is handed the client to send to and returns what ends the sending; called once
    record StreamingResponse(String contentType, String heartbeat, Function<StreamingConnection, Subscription> source)
            implements Response {}

    /// A body that is read while it is sent, such as a file.
    ///
    /// @param body is read on threads that may block, and closed
    /// @param length in bytes; empty where nobody knows it before
    /// @param headers its `Content-Type` among them
    record ReadResponse(int status, InputStream body, OptionalLong length, Map<String, String> headers)
            implements Response {
        public ReadResponse {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /// Of all there is.
        public ReadResponse(InputStream body, OptionalLong length, Map<String, String> headers) {
            this(200, body, length, headers);
        }
    }

    /// A response that somebody else sends, such as a stream.
    ///
    /// @param sender is handed the exchange on the connection's I/O thread
    record HandedOver(Consumer<HttpServerExchange> sender) implements Response {}

    /// A response that is complete before its first byte is sent. Immutable.
    final class BufferedResponse implements Response {
        public static final String JSON = "application/json";
        public static final String TEXT = "text/plain; charset=utf-8";
        public static final String HTML = "text/html; charset=utf-8";

        /// The body of every error of the API.
        public record Problem(String error) {}

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;
        private final boolean outline;

        private BufferedResponse(int status, Map<String, String> headers, byte[] body, boolean outline) {
            this.status = status;
            this.headers = headers;
            this.body = body;
            this.outline = outline;
        }

        /// 200 with JSON.
        public static BufferedResponse json(Object value) {
            return of(200, JSON, Json.write(value)).with("Cache-Control", "no-store");
        }

        public static BufferedResponse of(int status, String type, String body) {
            return of(status, type, body.getBytes(StandardCharsets.UTF_8));
        }

        /// @param body not copied: never change it afterwards
        public static BufferedResponse of(int status, String type, byte[] body) {
            return new BufferedResponse(status, Map.of("Content-Type", type), body, false);
        }

        /// A response without a body, such as 204 or 304.
        public static BufferedResponse empty(int status) {
            return new BufferedResponse(status, Map.of(), new byte[0], false);
        }

        /// The answer to HEAD for a body that was not made: all headers but the length.
        public static BufferedResponse outline(String type) {
            return new BufferedResponse(200, Map.of("Content-Type", type), new byte[0], true);
        }

        public static BufferedResponse of(HttpError httpError) {
            return problem(httpError.reason().status(), String.valueOf(httpError.getMessage()));
        }

        static BufferedResponse problem(int status, String words) {
            return json(new Problem(words)).status(status);
        }

        /// 405 with the methods that are allowed here.
        public static BufferedResponse wrongMethod(Collection<String> allowed) {
            var methods = String.join(", ", allowed);
            return of(new HttpError(HttpError.Reason.WRONG_METHOD, Messages.of("server.request.wrong-method", methods)))
                    .with("Allow", methods);
        }

        /// The same with another status.
        public BufferedResponse status(int other) {
            return new BufferedResponse(other, headers, body, outline);
        }

        BufferedResponse body(byte[] other) {
            return new BufferedResponse(status, headers, other, outline);
        }

        /// The same with one more header.
        public BufferedResponse with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new BufferedResponse(status, Collections.unmodifiableMap(more), body, outline);
        }

        public int status() {
            return status;
        }

        public Map<String, String> headers() {
            return headers;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// Whether its body and the length of that are unknown.
        boolean isOutline() {
            return outline;
        }

        /// In bytes.
        public int length() {
            return body.length;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        ByteBuffer slice(int from, int most) {
            return ByteBuffer.wrap(body, from, Math.min(most, body.length - from));
        }

        byte[] bytes() {
            return body;
        }
    }
}
