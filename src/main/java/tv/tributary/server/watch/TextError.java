package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import tv.tributary.access.Grant;
import tv.tributary.text.Messages;

/// An error as plain text, when there is nothing to play.
final class TextError {
    /// By whose grant a request was refused because its user watches as many streams as allowed.
    static final AttachmentKey<Grant> STREAM_LIMIT = AttachmentKey.create(Grant.class);

    private TextError() {}

    /// A user watches as many streams as they may.
    static void sendStreamLimit(HttpServerExchange exchange, Grant viewer) {
        exchange.putAttachment(STREAM_LIMIT, viewer);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
        send(
                exchange,
                StatusCodes.SERVICE_UNAVAILABLE,
                "watch.error.stream-limit",
                viewer.name(),
                Integer.toString(viewer.maxStreams()));
    }

    /// @param key of the words, which are `about` these
    static void send(HttpServerExchange exchange, int status, String key, Object... about) {
        sendWords(exchange, status, Messages.of(key, about));
    }

    static void sendWords(HttpServerExchange exchange, int status, String words) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(words + "\n");
    }
}
