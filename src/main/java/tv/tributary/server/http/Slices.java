package tv.tributary.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;

/// Sends a document in small pieces. The JDK copies a heap buffer into native memory as a whole before each write,
/// so a playlist of 25 MB in one piece would be copied again for every few kilobytes the socket takes.
final class Slices implements IoCallback {
    private static final int PIECE = 64 * 1024;

    private final Document document;
    private int sent;

    Slices(Document document) {
        this.document = document;
    }

    void sendTo(HttpServerExchange exchange) {
        next(exchange.getResponseSender());
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        if (sent < document.length()) next(sender);
        else exchange.endExchange();
    }

    private void next(Sender sender) {
        var piece = document.slice(sent, PIECE);
        sent += piece.remaining();
        sender.send(piece, this);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
        IoCallback.END_EXCHANGE.onException(exchange, sender, exception);
    }
}
