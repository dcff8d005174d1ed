package tv.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParentalRatingTest {
    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "0, 0",
        "FSK 16, 16",
        "fsk-6, 6",
        "FSK: 0, 0",
        "16+, 16",
        "-12, 12",
        "12A, 12",
        "ab 18 Jahren, 18",
        "DE:16, 16",
        "PG-13, 13",
        "pg, 10",
        "Rated R, 17",
        "US/TV-MA, 17",
        "TV-14 (DLSV), 14",
        "TV-Y7-FV, 7",
        "MA15+, 15",
        "R18+, 18",
        "Tous publics, 0",
        "U, 0"
    })
    void anAgeIsReadAsBoardsWriteIt(String rating, int age) {
        assertThat(ParentalRating.age(rating)).hasValue(age);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NR", "Not Rated", "N/A", "7.5/10", "1995", "****", "99", "Unrated", "good"})
    void whatIsNoRatingIsNone(String rating) {
        assertThat(ParentalRating.age(rating)).isEmpty();
    }

    @Test
    void theStrictestOfSeveralBoardsCounts() {
        assertThat(ParentalRating.highest(Stream.of("FSK 12", "R", "NR"))).hasValue(17);
        assertThat(ParentalRating.highest(Stream.of("NR"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "XXX | Movies, true",
        "FOR ADULTS, true",
        "Adult, true",
        "DE: Erotik, true",
        "18+, true",
        "VOD +18 , true",
        "Adult Swim, false",
        "Young Adults' books, true",
        "Kids, false",
        "xxxl sports, false",
        "Sport 180, false",
        "'', false"
    })
    void groupsForAdultsAreKnownByTheirNames(String group, boolean isForAdults) {
        assertThat(ParentalRating.isForAdults(group)).isEqualTo(isForAdults);
    }

    @Test
    void aLimitAdmitsWhatIsRatedUpToItAndUnratedAsChosen() {
        var strict = new ParentalLimit(12, false);
        assertThat(strict.admits(OptionalInt.of(12))).isTrue();
        assertThat(strict.admits(OptionalInt.of(13))).isFalse();
        assertThat(strict.admits(OptionalInt.empty())).isFalse();
        assertThat(new ParentalLimit(12, true).admits(OptionalInt.empty())).isTrue();
    }
}
