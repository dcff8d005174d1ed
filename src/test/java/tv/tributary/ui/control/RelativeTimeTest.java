package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "59, just now",
        "60, 1 minute ago",
        "3599, 59 minutes ago",
        "3600, 1 hour ago",
        "86399, 23 hours ago",
        "86400, 1 day ago",
        "864000, 10 days ago",
        "-5, just now"
    })
    void saysHowLongAgo(long seconds, String words) {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(RelativeTime.words(now.minusSeconds(seconds), now)).isEqualTo(words);
    }
}
