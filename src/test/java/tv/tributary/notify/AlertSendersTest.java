package tv.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.net.Http;
import tv.tributary.net.PostClient;
import tv.tributary.notify.AlertSender.Delivery;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.testkit.JsonTree;
import tv.tributary.testkit.SelfSigned;

/// Each sender against a server that answers as the service does.
final class AlertSendersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Alert ALERT =
            new Alert("a1", NOON, Severity.ERROR, false, List.of("<Kanal> & @everyone failed.", "It is gone."), 14);
    private static final Map<TargetKind, Function<PostClient, AlertSender>> SENDERS = Map.of(
            TargetKind.NTFY, NtfySender::new,
            TargetKind.GOTIFY, GotifySender::new,
            TargetKind.TELEGRAM, TelegramSender::new,
            TargetKind.DISCORD, DiscordSender::new,
            TargetKind.SLACK, SlackSender::new,
            TargetKind.PUSHOVER, PushoverSender::new,
            TargetKind.MATRIX, MatrixSender::new,
            TargetKind.WEBHOOK, WebhookSender::new);

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private Delivery send(TargetKind kind, Alert alert) {
        return Optional.ofNullable(SENDERS.get(kind))
                .orElseThrow()
                .apply(new PostClient(http))
                .send(target(kind, server.url("/").toString()), alert);
    }

    private static AlertTarget target(TargetKind kind, String address) {
        var values = new HashMap<String, String>();
        for (var field : kind.fields()) values.put(field.key(), "marked-" + field.key());
        if (values.containsKey("address")) values.put("address", address);
        if (values.containsKey("webhook")) values.put("webhook", address + "hook/marked-webhook");
        return new AlertTarget(1, "Phone", kind, true, values, AlertRule.defaults());
    }

    private static MockResponse answer(int status, String body, String... headers) {
        var answer = new MockResponse.Builder().code(status).body(body);
        for (var n = 0; n < headers.length; n += 2) answer.addHeader(headers[n], headers[n + 1]);
        return answer.build();
    }

    private RecordedRequest request() throws InterruptedException {
        return Optional.ofNullable(server.takeRequest(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private static String bodyOf(RecordedRequest request) {
        return Optional.ofNullable(request.getBody()).orElseThrow().utf8();
    }

    static Stream<TargetKind> overHttp() {
        return SENDERS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            NTFY     | POST | /                                 | Authorization | Bearer marked-token
            GOTIFY   | POST | /message                          | X-Gotify-Key  | marked-token
            TELEGRAM | POST | /botmarked-token/sendMessage      |               |
            DISCORD  | POST | /hook/marked-webhook              |               |
            SLACK    | POST | /hook/marked-webhook              |               |
            PUSHOVER | POST | /1/messages.json                  |               |
            MATRIX   | PUT  | /_matrix/client/v3/rooms/marked-room/send/m.room.message/a1 | Authorization | Bearer marked-token
            WEBHOOK  | POST | /hook/marked-webhook              |               |
            """)
    void aMessageIsSentAsTheServiceWantsIt(TargetKind kind, String method, String path, String header, String value)
            throws InterruptedException {
        server.enqueue(answer(200, "{\"ok\":true}"));

        assertThat(send(kind, ALERT)).isEqualTo(Delivery.DONE);
        var request = request();
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getTarget()).isEqualTo(path);
        if (header != null) assertThat(request.getHeaders().get(header)).isEqualTo(value);
        assertThat(bodyOf(request)).contains("14");
    }

    @Test
    void telegramGetsHtmlInWhichNamesMeanNothing() throws InterruptedException {
        server.enqueue(answer(200, "{\"ok\":true}"));
        send(TargetKind.TELEGRAM, ALERT);

        var body = JsonTree.of(bodyOf(request()));
        assertThat(body.value("text"))
                .isEqualTo("<b>Something failed</b>\n&lt;Kanal&gt; &amp; @everyone failed.\nIt is gone.\nand 14 more");
        assertThat(body.value("parse_mode")).isEqualTo("HTML");
        assertThat(body.value("chat_id")).isEqualTo("marked-chat");
    }

    @Test
    void nobodyIsMentionedInDiscord() throws InterruptedException {
        server.enqueue(answer(204, ""));
        send(TargetKind.DISCORD, ALERT);

        assertThat(bodyOf(request())).contains("\"allowed_mentions\":{\"parse\":[]}", "@everyone failed.");
    }

    @Test
    void aWebhookIsSigned() throws InterruptedException {
        server.enqueue(answer(200, ""));
        send(TargetKind.WEBHOOK, ALERT);

        var request = request();
        var body = bodyOf(request);
        assertThat(body)
                .startsWith(
                        "{\"version\":1,\"id\":\"a1\",\"time\":\"2026-03-01T12:00:00Z\",\"severity\":\"error\",\"resolved\":false,");
        assertThat(request.getHeaders().get("X-Tributary-Signature"))
                .isEqualTo("sha256=" + WebhookSender.signature("marked-secret", body));
    }

    /// From RFC 4231, the second case.
    @Test
    void theSignatureIsHmacSha256() {
        assertThat(WebhookSender.signature("Jefe", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({"TELEGRAM, text, 4096, 7", "DISCORD, content, 2000, 0"})
    void noMessageIsLongerThanTheServiceTakes(TargetKind kind, String field, int most, int markup)
            throws InterruptedException {
        for (var line : List.of("😀".repeat(5_000), "a", "x".repeat(150))) {
            server.enqueue(answer(200, "{\"ok\":true}"));
            var lines = Collections.nCopies(20, line);
            send(kind, new Alert("a1", NOON, Severity.ERROR, false, lines, 5));

            var text = JsonTree.of(bodyOf(request())).value(field).toString();
            assertThat(text.length() - markup).isLessThanOrEqualTo(most);
            assertThat(text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "DESKTOP"})
    void aServiceThatIsAskedTooOftenIsLeftAloneAsLongAsItWishes(TargetKind kind) {
        server.enqueue(answer(429, "{\"message\":\"slow down\"}", "Retry-After", "17"));

        var delivery = send(kind, ALERT);
        assertThat(delivery.again()).isTrue();
        assertThat(delivery.after()).contains(Duration.ofSeconds(17));
    }

    @Test
    void telegramAndDiscordSayItInTheirJson() {
        server.enqueue(answer(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":31}}"));
        assertThat(send(TargetKind.TELEGRAM, ALERT).after()).contains(Duration.ofSeconds(31));
        server.enqueue(answer(429, "{\"message\":\"You are being rate limited.\",\"retry_after\":0.642}"));
        assertThat(send(TargetKind.DISCORD, ALERT).after()).contains(Duration.ofMillis(642));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "DESKTOP"})
    void aRefusalIsNotTriedAgainAndSaysWhyWithoutASecret(TargetKind kind) {
        for (var status : List.of(400, 401, 403, 404, 410)) {
            server.enqueue(answer(status, "no marked-token, marked-user, marked-webhook or marked-secret is known"));
            var delivery = send(kind, ALERT);
            assertThat(delivery.again()).as("%s %d", kind, status).isFalse();
            assertThat(delivery.words()).isNotEmpty();
            for (var field : kind.fields())
                if (field.secret() && !field.key().equals("webhook"))
                    assertThat(delivery.words()).doesNotContain("marked-" + field.key());
        }
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "DESKTOP"})
    void aFailureOfTheServerIsTriedAgain(TargetKind kind) {
        server.enqueue(answer(503, "later"));

        assertThat(send(kind, ALERT).again()).isTrue();
    }

    @Test
    void aServerThatHangsIsGivenUpAndTriedAgain() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var client = new PostClient(http, Duration.ofMillis(200));
            var address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            var delivery = new NtfySender(client).send(target(TargetKind.NTFY, address), ALERT);

            assertThat(delivery.again()).isTrue();
            assertThat(delivery.words()).isEqualTo("The service did not answer in time.");
        }
    }

    @Test
    void aServerThatNobodyVouchesForIsNotSentAnything(@TempDir Path temp) throws Exception {
        try (var other = new MockWebServer()) {
            other.useHttps(
                    SelfSigned.configurator(temp, "service").getSSLContext().getSocketFactory());
            other.start();
            var address = "https://127.0.0.1:" + other.getPort() + "/";
            var delivery = new NtfySender(new PostClient(http)).send(target(TargetKind.NTFY, address), ALERT);

            assertThat(delivery).isEqualTo(Delivery.refused("The service shows no certificate that can be trusted."));
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var delivery = new GotifySender(new PostClient(http))
                .send(target(TargetKind.GOTIFY, "http://127.0.0.1:" + port + "/"), ALERT);

        assertThat(delivery.again()).isTrue();
        assertThat(delivery.after()).isEqualTo(Optional.empty());
    }

    @Test
    void theDesktopIsToldInTheWayOfEachSystem() {
        assertThat(new DesktopSender("Linux").command(ALERT)).startsWith("notify-send", "--app-name=Tributary");
        assertThat(new DesktopSender("Mac OS X").command(ALERT))
                .startsWith("osascript")
                .contains(ALERT.title());
        var tricky = new Alert("a1", NOON, Severity.ERROR, false, List.of("it's ’; rm"), 0);
        assertThat(new DesktopSender("Windows 11").command(tricky).getLast()).contains("'it''s ’’; rm'");
    }
}
