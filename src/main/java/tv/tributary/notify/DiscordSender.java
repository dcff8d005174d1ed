package tv.tributary.notify;

import java.util.List;
import java.util.Map;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// A webhook of a Discord channel. Nobody is mentioned, whatever a channel is called.
final class DiscordSender extends HttpAlertSender {
    private static final int MOST = 2_000;

    DiscordSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var title = "**" + alert.title() + "**\n";
        return json(
                target.value("webhook"),
                Map.of(
                        "username",
                        "Tributary",
                        "content",
                        title + alert.text(MOST - title.length()),
                        "allowed_mentions",
                        Map.of("parse", List.of())));
    }
}
