package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedNameTest {
    @ParameterizedTest
    @CsvSource({
        "https://line.north.example:8080/get.php?username=bob, line.north.example",
        "http://www.tv.example/list.m3u, tv.example",
        "http://bob:p@ss@tv.example/list.m3u, tv.example",
        "http://[fd00::1]:80/list, [fd00::1]",
        "HTTP://TV.example, TV.example",
        "/home/anna/village_antenna.m3u8.gz, village antenna",
        "C:\\tv\\kids.M3U, kids",
        "list, list"
    })
    void nameComesFromHostOrFile(String location, String name) {
        assertThat(SuggestedName.nameOf(location)).isEqualTo(name);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(SuggestedName.nameOf("  ")).isEmpty();
    }

    @Test
    void aTakenNameGetsTheNextFreeNumber() {
        assertThat(SuggestedName.unique("Kids", List.of("kids", "Kids 2"))).isEqualTo("Kids 3");
    }

    @Test
    void aFreeNameStaysAsItIs() {
        assertThat(SuggestedName.unique("Kids", List.of("News"))).isEqualTo("Kids");
    }
}
