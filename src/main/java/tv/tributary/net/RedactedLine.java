package tv.tributary.net;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/// Redacts log lines (`%redacted(%msg%n%ex)` in the logging configuration), so that no credential reaches a log, not
/// even in a library's exception.
public final class RedactedLine extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String line) {
        return Redaction.redact(line);
    }
}
