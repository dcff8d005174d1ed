package tv.tributary.notify;

import java.util.Map;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// An incoming webhook of Slack, or of what takes the same, such as Mattermost.
final class SlackSender extends HttpAlertSender {
    private static final int MOST = 3_000;

    SlackSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        return json(
                target.value("webhook"),
                Map.of("text", "*" + escaped(alert.title()) + "*\n" + escaped(alert.text(MOST))));
    }
}
