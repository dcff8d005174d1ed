package tv.tributary.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;

/// E-mail by SMTP (RFC 5321): plain, with STARTTLS, which is insisted on then, or with TLS from the first byte.
final class EmailSender implements AlertSender {
    private static final int MOST = 20_000;

    private final Duration patience;
    private final Properties further;

    /// @param patience for a connection, an answer, a write
    EmailSender(Duration patience) {
        this(patience, new Properties());
    }

    /// @param further settings of the mail library
    EmailSender(Duration patience, Properties further) {
        this.patience = patience;
        this.further = further;
    }

    @Override
    public Delivery send(AlertTarget target, Alert alert) {
        var isTls = target.value("security").equalsIgnoreCase("tls");
        try {
            var session = Session.getInstance(properties(target, isTls));
            var message = message(session, target, alert);
            try (var transport = session.getTransport(isTls ? "smtps" : "smtp")) {
                transport.connect(target.value("host"), port(target), user(target), password(target));
                transport.sendMessage(message, message.getAllRecipients());
            }
            return Delivery.DONE;
        } catch (AuthenticationFailedException _) {
            return Delivery.refused(Messages.of("alert.failed.login"));
        } catch (AddressException | NumberFormatException _) {
            return Delivery.refused(Messages.of("alert.failed.mail-address"));
        } catch (MessagingException e) {
            return failure(e);
        }
    }

    private static int port(AlertTarget target) {
        return Integer.parseInt(target.value("port"));
    }

    /// None for "without a login", as the library wants it.
    private static @Nullable String user(AlertTarget target) {
        return target.value("user").isEmpty() ? null : target.value("user");
    }

    private static @Nullable String password(AlertTarget target) {
        return target.value("user").isEmpty() ? null : target.value("password");
    }

    private Properties properties(AlertTarget target, boolean isTls) {
        var properties = new Properties();
        properties.putAll(further);
        var prefix = isTls ? "mail.smtps." : "mail.smtp.";
        // Its own patience has no end.
        var millis = Long.toString(patience.toMillis());
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", Boolean.toString(!target.value("user").isEmpty()));
        if (target.value("security").equalsIgnoreCase("starttls")) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static MimeMessage message(Session session, AlertTarget target, Alert alert) throws MessagingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + alert.id() + "@tributary.invalid>");
            }
        };
        message.setFrom(new InternetAddress(target.value("from"), true));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(target.value("to"), true));
        message.setSubject("Tributary: " + alert.title(), StandardCharsets.UTF_8.name());
        message.setText(alert.text(MOST), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /// A refusal for now has a code of four hundred and something, one for good of five hundred.
    private static Delivery failure(MessagingException e) {
        if (e instanceof SendFailedException && !said(e).startsWith("4"))
            return Delivery.refused(Messages.of("alert.failed.mail-refused", said(e)));
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) return Delivery.refused(Messages.of("alert.failed.certificate"));
            if (cause instanceof InterruptedIOException) return Delivery.failed(Messages.of("alert.failed.timeout"));
        }
        var said = said(e);
        if (said.toLowerCase(Locale.ROOT).contains("starttls"))
            return Delivery.refused(Messages.of("alert.failed.starttls"));
        return said.startsWith("5")
                ? Delivery.refused(Messages.of("alert.failed.mail-refused", said))
                : Delivery.failed(Messages.of("alert.failed.mail", said));
    }

    private static String said(MessagingException e) {
        return Alert.cut(Optional.ofNullable(e.getMessage()).orElse("").strip().replaceAll("\\s+", " "), 200);
    }
}
