package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenreTest {
    @ParameterizedTest
    @CsvSource({
        "News, NEWS",
        "News and Current affairs, NEWS",
        "Nachrichten, NEWS",
        "Sports event, SPORTS",
        "Fußball, SPORTS",
        "Children's / Youth programmes, CHILDREN",
        "Kinderserie, CHILDREN",
        "Movie / Drama, MOVIE",
        "Spielfilm, MOVIE",
        "Película, MOVIE",
        "Film, MOVIE",
        "Dokumentation, DOCUMENTARY",
        "Documentaire, DOCUMENTARY",
        "Series, SERIES",
        "Série, SERIES",
        "Musik, MUSIC",
        "Talkshow, SHOW",
        "Miscellaneous, OTHER",
        "'', OTHER",
    })
    void aCategoryInAnyLanguageHasItsGenre(String category, Genre genre) {
        assertThat(Genre.of(Arrays.asList(category))).isEqualTo(genre);
    }

    @ParameterizedTest
    @CsvSource({"Episode|News, NEWS", "20.1|Unterhaltung|Quiz, SHOW"})
    void theFirstCategoryThatTellsDecides(String categories, Genre genre) {
        assertThat(Genre.of(Arrays.asList(categories.split("\\|")))).isEqualTo(genre);
    }
}
