package tv.tributary.notify;

import java.util.Map;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// A Telegram bot: [sendMessage](https://core.telegram.org/bots/api#sendmessage). The bot's token is part of the
/// address.
final class TelegramSender extends HttpAlertSender {
    private static final String SERVER = "https://api.telegram.org";
    /// Of what is shown, without the marks of HTML.
    private static final int MOST = 4_096;

    TelegramSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var title = alert.title();
        var text = alert.text(MOST - title.length() - 1);
        return json(
                address(target, SERVER) + "/bot" + target.value("token") + "/sendMessage",
                Map.of(
                        "chat_id",
                        target.value("chat"),
                        "text",
                        "<b>" + escaped(title) + "</b>\n" + escaped(text),
                        "parse_mode",
                        "HTML",
                        "link_preview_options",
                        Map.of("is_disabled", true),
                        "disable_notification",
                        alert.severity().compareTo(Severity.WARNING) < 0));
    }
}
