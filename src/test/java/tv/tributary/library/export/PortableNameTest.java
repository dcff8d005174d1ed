package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Alien: Covenant                 | Alien - Covenant
                    4:44 Last Day on Earth          | 4-44 Last Day on Earth
                    Face/Off                        | Face-Off
                    AC\\DC                          | AC-DC
                    What's Up, Doc?                 | What's Up, Doc
                    **batteries not included        | batteries not included
                    Say "Hello"                     | Say 'Hello'
                    <Undone>                        | Undone
                    Mr. & Mrs. Smith...             | Mr. & Mrs. Smith
                    ...And Justice for All          | And Justice for All
                    - 12 -                          | 12 -
                    two   blanks                    | two blanks
                    CON                             | _CON
                    nul.txt                         | _nul.txt
                    LPT³                            | _LPT³
                    Connected                       | Connected
                    Big-Short                       | Big Short
                    Nobody's-Other                  | Nobody's Other
                    The Trailer                     | The Trailer
                    Amélie                          | Amélie
                    東京物語                        | 東京物語
                    """)
    void aNameIsLegalOnEverySystem(String title, String name) {
        assertThat(PortableName.of(title, 100)).isEqualTo(name);
    }

    @Test
    void aBarBecomesAHyphen() {
        assertThat(PortableName.of("A|B", 100)).isEqualTo("A-B");
    }

    @Test
    void whatIsOnlyForbiddenSignsIsNothing() {
        assertThat(PortableName.of("???", 100)).isEmpty();
        assertThat(PortableName.of(" . ", 100)).isEmpty();
        assertThat(PortableName.of("", 100)).isEmpty();
    }

    @Test
    void signsThatNobodySeesGo() {
        assertThat(PortableName.of("Up\u200Fside\u0007 Do\u00ADwn\uFEFF", 100)).isEqualTo("Up side Do wn");
        assertThat(PortableName.of("Half\uD83Ca", 100)).isEqualTo("Half a");
        assertThat(PortableName.of("One\nTwo\tThree\u2028Four", 100)).isEqualTo("One Two Three Four");
    }

    @Test
    void anAccentOfItsOwnBecomesPartOfItsLetter() {
        assertThat(PortableName.of("Ame\u0301lie", 100)).isEqualTo("Am\u00e9lie");
        assertThat(PortableName.folded("AME\u0301LIE")).isEqualTo(PortableName.folded("am\u00e9lie"));
    }

    @Test
    void capitalsAreNoDifferenceToSomeFileSystems() {
        assertThat(PortableName.folded("STRASSE")).isEqualTo(PortableName.folded("straße"));
        assertThat(PortableName.folded("Σίσυφος")).isEqualTo(PortableName.folded("ΣΊΣΥΦΟΣ"));
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(PortableName.of("ab🎬cd", 3)).isEqualTo("ab");
        assertThat(PortableName.of("ab cd", 3)).isEqualTo("ab");
        var thai = "ก".repeat(200);
        assertThat(PortableName.of(thai, 100).getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(300);
    }

    @Test
    void foldersOfExtrasAreKnown() {
        assertThat(PortableName.isExtrasFolder("Extras")).isTrue();
        assertThat(PortableName.isExtrasFolder("Extras (2005)")).isFalse();
    }
}
