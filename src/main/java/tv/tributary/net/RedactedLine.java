package tv.tributary.net;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/// Wraps what a log line says (`%redacted(%msg%n%ex)` in the logging configuration), so that no credential reaches a
/// log, whoever logs it: a library's exception text too.
public final class RedactedLine extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String line) {
        return Redaction.redact(line);
    }
}
