package tv.tributary.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.format.json.Json;
import tv.tributary.net.NetException;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Answer;
import tv.tributary.net.PostClient.Document;
import tv.tributary.text.Messages;

/// Sends a message as one HTTP request; services differ in what they want to be sent.
abstract class HttpAlertSender implements AlertSender {
    private static final int SHOWN = 200;
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;
    /// Telegram and Discord say it in their JSON, the latter with fractions.
    private static final Pattern RETRY_AFTER = Pattern.compile("\"retry_after\"\\s*:\\s*(\\d{1,6}(?:\\.\\d{1,6})?)");

    private final PostClient client;

    HttpAlertSender(PostClient client) {
        this.client = client;
    }

    abstract Document document(AlertTarget target, Alert alert);

    @Override
    public final Delivery send(AlertTarget target, Alert alert) {
        try {
            return delivery(target, client.send(document(target, alert)));
        } catch (NetException e) {
            return switch (e.reason()) {
                case TLS -> Delivery.refused(Messages.of("alert.failed.certificate"));
                case BAD_URL, FORBIDDEN_ADDRESS -> Delivery.refused(Messages.of("alert.failed.address"));
                case TIMEOUT -> Delivery.failed(Messages.of("alert.failed.timeout"));
                case UNKNOWN_HOST, REFUSED, TOO_LARGE, STATUS, REDIRECTS, BROKEN ->
                    Delivery.failed(Messages.of("alert.failed.unreachable"));
            };
        } catch (IllegalArgumentException _) {
            // A header or a path that cannot be sent.
            return Delivery.refused(Messages.of("alert.failed.address"));
        }
    }

    private static Delivery delivery(AlertTarget target, Answer answer) {
        var status = answer.status();
        if (status >= 200 && status < 300) return Delivery.DONE;
        var said = said(target, answer.body());
        if (status == TOO_MANY)
            return new Delivery(
                    Messages.of("alert.failed.too-many", said),
                    true,
                    answer.retryAfter().or(() -> inBody(answer)));
        if (status == TIMED_OUT || status >= 500)
            return new Delivery(Messages.of("alert.failed.status", status, said), true, answer.retryAfter());
        return Delivery.refused(
                switch (status) {
                    case 401, 403 -> Messages.of("alert.failed.key", said);
                    case 404, 410 -> Messages.of("alert.failed.gone", said);
                    default -> Messages.of("alert.failed.status", status, said);
                });
    }

    private static Optional<Duration> inBody(Answer answer) {
        var found = RETRY_AFTER.matcher(answer.body());
        return found.find()
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(found.group(1)) * 1_000)))
                : Optional.empty();
    }

    /// The service's own words without our secrets, or their first ones.
    private static String said(AlertTarget target, String body) {
        var words = body.strip().replaceAll("\\s+", " ");
        for (var field : target.kind().fields()) {
            var secret = target.value(field.key());
            if (field.secret() && !secret.isEmpty()) words = words.replace(secret, "…");
        }
        return Alert.cut(words, SHOWN);
    }

    static Document json(String url, Map<String, Object> values) {
        return json(url, Map.of(), values);
    }

    static Document json(String url, Map<String, String> headers, Map<String, Object> values) {
        return Document.json(url, headers, Json.write(values));
    }

    /// An address without a slash at the end.
    static String address(AlertTarget target, String otherwise) {
        var address = target.value("address");
        return (address.isEmpty() ? otherwise : address).replaceAll("/+$", "");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// For HTML and the like.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
