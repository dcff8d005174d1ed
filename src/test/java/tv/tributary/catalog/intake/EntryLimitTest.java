package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntryLimitTest {
    @Test
    void theUsualHeapHoldsHalfAMillionStreamsOfChannels() {
        assertThat(EntryLimit.mostPlayable(768L << 20)).isEqualTo(524_288);
    }

    @Test
    void oneStreamTooManyEndsTheReadingInWords() {
        var limit = new EntryLimit(2);
        limit.count(true);
        limit.count(false);
        limit.count(true);
        limit.count(false);
        assertThatThrownBy(() -> limit.count(true))
                .isInstanceOfSatisfying(
                        EntryLimit.Exceeded.class,
                        e -> assertThat(e.unusable().words())
                                .startsWith("With this list there would be more than 2 streams of channels"));
    }

    @Test
    void filmsCountAsEntriesOnly() {
        var limit = new EntryLimit(0);
        for (var n = 0; n < EntryLimit.MOST_ENTRIES; n++) limit.count(false);
        assertThatThrownBy(() -> limit.count(false))
                .isInstanceOfSatisfying(
                        EntryLimit.Exceeded.class,
                        e -> assertThat(e.unusable().words()).startsWith("The list has more than 3,000,000 entries."));
    }
}
