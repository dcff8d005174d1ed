package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import tv.tributary.text.Messages;

/// An error as plain text, when there is nothing to play.
final class TextError {
    private TextError() {}

    /// @param key of the words
    static void send(HttpServerExchange exchange, int status, String key) {
        sendWords(exchange, status, Messages.of(key));
    }

    static void sendWords(HttpServerExchange exchange, int status, String words) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(words + "\n");
    }
}
