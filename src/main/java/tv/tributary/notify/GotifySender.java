package tv.tributary.notify;

import java.util.Map;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// Gotify on a server of one's own: its `POST /message` with an application's token.
final class GotifySender extends HttpAlertSender {
    private static final int MOST = 4_000;

    GotifySender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var priority = switch (alert.severity()) {
            case ERROR -> 8;
            case WARNING -> 5;
            case GOOD, INFO -> 2;
        };
        return json(
                address(target, "") + "/message",
                Map.of("X-Gotify-Key", target.value("token")),
                Map.of("title", alert.title(), "message", alert.text(MOST), "priority", priority));
    }
}
