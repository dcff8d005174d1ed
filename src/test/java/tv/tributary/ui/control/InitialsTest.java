package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {
    @ParameterizedTest
    @CsvSource({
        "BBC One HD, BBC", "Das Erste, DAS", "France 2, F2", "Nordlicht News, NN", "Discovery, D",
        "Первый канал, ПК", "[UK] ITV, UK", "***, TV", "5 USA, 5U", "Canal+ Sport, CS"
    })
    void lettersComeFromTheFirstWords(String name, String letters) {
        assertThat(LogoBadge.Initials.of(name).letters()).isEqualTo(letters);
    }

    @Test
    void theSameNameAlwaysHasTheSameTone() {
        assertThat(LogoBadge.Initials.of("BBC One")).isEqualTo(LogoBadge.Initials.of("BBC One"));
    }

    @Test
    void manyNamesUseAllTones() {
        var tones = IntStream.range(0, 100)
                .map(number -> LogoBadge.Initials.of("News " + number).tone())
                .distinct();
        assertThat(tones.sorted().toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }
}
