package tv.tributary.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Parses `Retry-After`: seconds or a date.
final class RetryAfter {
    private RetryAfter() {}

    /// Zero when there is none, or none that makes sense.
    static Duration of(HttpResponse httpResponse) {
        return httpResponse
                .header("Retry-After")
                .map(value -> parse(value.strip(), Instant.now()))
                .orElse(Duration.ZERO);
    }

    static Duration parse(String value, Instant now) {
        try {
            if (value.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(value));
            var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
