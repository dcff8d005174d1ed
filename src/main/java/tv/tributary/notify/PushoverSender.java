package tv.tributary.notify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// Pushover: [its messages](https://pushover.net/api), as a form.
final class PushoverSender extends HttpAlertSender {
    private static final String SERVER = "https://api.pushover.net";
    private static final int MOST = 1_024;

    PushoverSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var priority = switch (alert.severity()) {
            case ERROR -> "1";
            case WARNING -> "0";
            case GOOD, INFO -> "-1";
        };
        var values = new TreeMap<>(Map.of(
                "token", target.value("token"),
                "user", target.value("user"),
                "title", alert.title(),
                "message", alert.text(MOST),
                "priority", priority));
        var form = values.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Document(
                "POST",
                address(target, SERVER) + "/1/messages.json",
                Map.of(),
                "application/x-www-form-urlencoded",
                form);
    }
}
