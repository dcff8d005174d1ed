package tv.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.notify.AlertSender.Delivery;
import tv.tributary.notify.AlertTarget.TargetKind;

/// E-mail to a server on this machine that follows a script.
@Timeout(60)
final class EmailSenderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Alert ALERT = new Alert(
            "a1",
            Instant.parse("2026-03-01T12:00:00Z"),
            Severity.ERROR,
            false,
            List.of("Télé Montagne ist gestört.", ".", "It is gone."),
            0);

    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Map<String, String> script = new ConcurrentHashMap<>();

    EmailSenderTest() throws IOException {
        script.put("", "220 mail.example");
        script.put("EHLO", "250-mail.example\r\n250 AUTH PLAIN LOGIN");
        script.put("AUTH", "235 welcome");
        script.put("MAIL", "250 ok");
        script.put("RCPT", "250 ok");
        script.put("DATA", "354 go on");
        script.put(".", "250 taken");
        script.put("QUIT", "221 bye");
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (var socket = listening.accept()) {
                serve(socket);
            } catch (IOException _) {
                // The client left, or the test is over.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = socket.getOutputStream();
        say(out, "");
        var isText = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (isText && !line.equals(".")) continue;
            var verb = isText ? "." : line.substring(0, Math.min(4, line.length()));
            isText = verb.equals("DATA");
            say(out, verb);
        }
    }

    /// Nothing where the script says that it hangs.
    private void say(OutputStream out, String verb) throws IOException {
        var answer = script.getOrDefault(verb, "502 unknown");
        if (answer.equals("hang")) return;
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private AlertTarget target(String security) {
        return new AlertTarget(
                1,
                "Mail",
                TargetKind.EMAIL,
                true,
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(listening.getLocalPort()),
                        "security", security,
                        "user", "anna",
                        "password", "marked-password",
                        "from", "tributary@example.org",
                        "to", "anna@example.org, ben@example.org"),
                AlertRule.defaults());
    }

    @Test
    void aMailHasItsSubjectItsTextAndBothRecipients() {
        assertThat(new EmailSender(PATIENCE).send(target("none"), ALERT)).isEqualTo(Delivery.DONE);
        assertThat(heard)
                .contains(
                        "RCPT TO:<anna@example.org>",
                        "RCPT TO:<ben@example.org>",
                        "Subject: Tributary: Something failed",
                        "Message-ID: <a1@tributary.invalid>",
                        "Auto-Submitted: auto-generated")
                .anyMatch(line -> line.contains("T=C3=A9l=C3=A9 Montagne") || line.contains("Télé Montagne"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTH | 535 no                     | false | The login was refused. Many services want a password made for apps.
            MAIL | 421 too busy               | true  |
            RCPT | 550 no such user           | false |
            .    | 552 too large              | false |
            .    | 451 try again              | true  |
            """)
    void aRefusalForGoodIsNotTriedAgain(String verb, String answer, boolean again, String words) {
        script.put(verb, answer);
        var delivery = new EmailSender(PATIENCE).send(target("none"), ALERT);

        assertThat(delivery.isDone()).isFalse();
        assertThat(delivery.again()).isEqualTo(again);
        assertThat(delivery.words()).doesNotContain("marked-password");
        if (words != null) assertThat(delivery.words()).isEqualTo(words);
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAndTriedAgain() {
        script.put("", "hang");
        var delivery = new EmailSender(Duration.ofMillis(300)).send(target("none"), ALERT);

        assertThat(delivery.again()).isTrue();
        assertThat(delivery.words()).isEqualTo("The service did not answer in time.");
    }

    @Test
    void withoutStarttlsNothingIsSentWhereItIsWished() {
        var delivery = new EmailSender(PATIENCE).send(target("starttls"), ALERT);

        assertThat(delivery.isDone()).isFalse();
        assertThat(heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aServerWithoutTlsIsNotTalkedToInTheClear() {
        script.put("", "220 mail.example");
        var delivery = new EmailSender(Duration.ofSeconds(2)).send(target("tls"), ALERT);

        assertThat(delivery.isDone()).isFalse();
        assertThat(heard).noneMatch(line -> line.contains("marked-password") || line.startsWith("EHLO"));
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        var good = target("none");
        var values = new HashMap<>(good.values());
        values.put("to", "not an address");
        var delivery = new EmailSender(PATIENCE)
                .send(new AlertTarget(1, "Mail", TargetKind.EMAIL, true, values, good.rule()), ALERT);

        assertThat(delivery).isEqualTo(Delivery.refused("An address of the mail, or its port, is not one."));
    }
}
