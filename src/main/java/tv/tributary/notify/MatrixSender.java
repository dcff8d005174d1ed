package tv.tributary.notify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tv.tributary.format.json.Json;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// A room of Matrix: the client-server API's `send`. The message's id is the transaction's, so that a second try shows
/// nothing twice.
final class MatrixSender extends HttpAlertSender {
    private static final int MOST = 4_000;

    MatrixSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var room = URLEncoder.encode(target.value("room"), StandardCharsets.UTF_8);
        return new Document(
                "PUT",
                address(target, "") + "/_matrix/client/v3/rooms/" + room + "/send/m.room.message/" + alert.id(),
                Map.of("Authorization", "Bearer " + target.value("token")),
                "application/json",
                Json.write(Map.of("msgtype", "m.text", "body", alert.title() + "\n" + alert.text(MOST))));
    }
}
