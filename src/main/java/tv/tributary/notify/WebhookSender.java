package tv.tributary.notify;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.format.json.Json;
import tv.tributary.net.PostClient;
import tv.tributary.net.PostClient.Document;

/// A program of the user's own, such as Home Assistant or n8n: JSON by POST, signed with a secret that both know.
final class WebhookSender extends HttpAlertSender {
    private static final String SIGNATURE = "X-Tributary-Signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 4_000;

    /// Fields are only ever added.
    private record Payload(
            int version,
            String id,
            Instant time,
            Severity severity,
            boolean resolved,
            String title,
            String text,
            List<String> lines,
            long more) {}

    WebhookSender(PostClient client) {
        super(client);
    }

    @Override
    Document document(AlertTarget target, Alert alert) {
        var json = Json.write(new Payload(
                1,
                alert.id(),
                alert.at(),
                alert.severity(),
                alert.allClear(),
                alert.title(),
                alert.text(MOST),
                alert.lines(),
                alert.more()));
        var secret = target.value("secret");
        var headers =
                secret.isEmpty() ? Map.<String, String>of() : Map.of(SIGNATURE, "sha256=" + signature(secret, json));
        return Document.json(target.value("webhook"), headers, json);
    }

    /// HMAC-SHA256 of the body, in hexadecimal.
    static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
