package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
    private final Letters letters = Letters.load();

    @Test
    void latinGreekAndCyrillicCanBeDrawn() {
        for (var name :
                new String[] {"Ångström ŽŠ", "Țara", "Tiếng Việt", "ΕΡΤ1 Ελλάδα", "Первый канал", "Қазақстан"}) {
            assertThat(letters.drawable(name)).contains(name);
        }
    }

    @Test
    void marksAndLettersWrittenApartAreJoined() {
        assertThat(letters.drawable("Cafe\u0301")).contains("Café");
    }

    @Test
    void raisedLettersAreWrittenPlainly() {
        assertThat(letters.drawable("RTL ᴴᴰ")).contains("RTL HD");
    }

    @Test
    void decorationsAreLeftOut() {
        assertThat(letters.drawable("✪ Sport 1 ⚽ ✪")).contains("Sport 1");
    }

    @Test
    void aNameWithLettersThatCannotBeDrawnIsNone() {
        assertThat(letters.drawable("قناة")).isEmpty();
        assertThat(letters.drawable("CCTV 综合")).isEmpty();
        assertThat(letters.drawable("⚽✪ ")).isEmpty();
    }

    @Test
    void widthIsTheSumOfItsLetters() {
        assertThat(letters.width("ab", 10)).isEqualTo(letters.width("a", 10) + letters.width("b", 10));
        assertThat(letters.width("W", 20)).isGreaterThan(letters.width("i", 20));
    }
}
