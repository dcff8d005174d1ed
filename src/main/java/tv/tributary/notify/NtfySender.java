package tv.tributary.notify;

import java.util.List;
import java.util.Map;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// ntfy, the public server or one of one's own: [Publish as JSON](https://docs.ntfy.sh/publish/#publish-as-json).
final class NtfySender extends HttpAlertSender {
    /// Of 4,096 bytes, where a character may take three for each UTF-16 unit.
    private static final int MOST = 1_300;

    NtfySender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var token = target.value("token");
        var headers = token.isEmpty() ? Map.<String, String>of() : Map.of("Authorization", "Bearer " + token);
        var tag = alert.allClear()
                ? "white_check_mark"
                : switch (alert.severity()) {
                    case ERROR -> "rotating_light";
                    case WARNING -> "warning";
                    case GOOD, INFO -> "tv";
                };
        var priority = switch (alert.severity()) {
            case ERROR -> 4;
            case WARNING -> 3;
            case GOOD, INFO -> 2;
        };
        return json(
                address(target, "") + "/",
                headers,
                Map.of(
                        "topic", target.value("topic"),
                        "title", alert.title(),
                        "message", alert.text(MOST),
                        "priority", priority,
                        "tags", List.of(tag)));
    }
}
