package tv.tributary.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryWatchTest {
    private static final Instant END = Instant.parse("2026-03-31T12:00:00Z");

    private static OptionalInt days(Integer days) {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, , ",
        "2026-03-17T11:59:59Z, , ",
        "2026-03-17T12:00:00Z, , 14",
        "2026-03-20T12:00:00Z, , 14",
        "2026-03-20T12:00:00Z, 14, ",
        "2026-03-28T12:00:00Z, 14, 3",
        "2026-03-28T12:00:00Z, , 3",
        "2026-03-28T12:00:00Z, 3, ",
        "2026-03-30T12:00:00Z, 3, 1",
        "2026-03-31T11:59:59Z, 1, ",
        "2026-03-31T12:00:00Z, 1, 0",
        "2027-03-31T12:00:00Z, , 0",
        "2027-03-31T12:00:00Z, 0, "
    })
    void warnsTwoWeeksThreeDaysAndADayAheadAndAtTheEndOnceEach(Instant now, Integer warned, Integer due) {
        assertThat(ExpiryWatch.due(now, END, days(warned))).isEqualTo(days(due));
    }

    @ParameterizedTest
    @CsvSource({
        ", 2026-03-17T12:00:00Z",
        "14, 2026-03-28T12:00:00Z",
        "3, 2026-03-30T12:00:00Z",
        "1, 2026-03-31T12:00:00Z",
        "0, "
    })
    void knowsWhenTheNextWarningIsDue(Integer warned, Instant next) {
        assertThat(ExpiryWatch.next(END, days(warned))).isEqualTo(Optional.ofNullable(next));
    }
}
