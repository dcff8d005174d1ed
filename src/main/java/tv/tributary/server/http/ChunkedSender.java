package tv.tributary.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import tv.tributary.server.http.Response.BufferedResponse;

/// Sends a document in small pieces. The JDK copies a heap buffer into native memory as a whole before each write,
/// so a playlist of 25 MB in one piece would be copied again for every few kilobytes the socket takes.
final class ChunkedSender implements IoCallback {
    private static final int PIECE = 64 * 1024;

    private final BufferedResponse bufferedResponse;
    private int sent;

    ChunkedSender(BufferedResponse bufferedResponse) {
        this.bufferedResponse = bufferedResponse;
    }

    void sendTo(HttpServerExchange exchange) {
        next(exchange.getResponseSender());
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        if (sent < bufferedResponse.length()) next(sender);
        else exchange.endExchange();
    }

    private void next(Sender sender) {
        var piece = bufferedResponse.slice(sent, PIECE);
        sent += piece.remaining();
        sender.send(piece, this);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
        IoCallback.END_EXCHANGE.onException(exchange, sender, exception);
    }
}
