package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditedPersonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A. Actor, B. Actor|A. Actor;B. Actor",
                "A. Actor; B. Actor|A. Actor;B. Actor",
                "A. Actor / B. Actor,, A. Actor|A. Actor;B. Actor",
                "Robert Downey, Jr., C. Actor|Robert Downey, Jr.;C. Actor",
                "A. Actor (as Hero), B. Actor as Villain|A. Actor=Hero;B. Actor=Villain",
                "Castor Ash|Castor Ash",
                ", ;|``",
            })
    void namesAreTakenApart(String names, String people) {
        assertThat(CreditedPerson.of(names).stream()
                        .map(one -> one.name() + (one.role().isEmpty() ? "" : "=" + one.role()))
                        .collect(Collectors.joining(";")))
                .isEqualTo(people);
    }
}
