package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphOutlinesTest {
    private final GlyphOutlines glyphOutlines = GlyphOutlines.load();

    @Test
    void latinGreekAndCyrillicCanBeDrawn() {
        for (var name :
                new String[] {"Ångström ŽŠ", "Țara", "Tiếng Việt", "ΕΡΤ1 Ελλάδα", "Первый канал", "Қазақстан"}) {
            assertThat(glyphOutlines.drawable(name)).contains(name);
        }
    }

    @Test
    void marksAndLettersWrittenApartAreJoined() {
        assertThat(glyphOutlines.drawable("Cafe\u0301")).contains("Café");
    }

    @Test
    void raisedLettersAreWrittenPlainly() {
        assertThat(glyphOutlines.drawable("RTL ᴴᴰ")).contains("RTL HD");
    }

    @Test
    void decorationsAreLeftOut() {
        assertThat(glyphOutlines.drawable("✪ Sport 1 ⚽ ✪")).contains("Sport 1");
    }

    @Test
    void aNameWithLettersThatCannotBeDrawnIsNone() {
        assertThat(glyphOutlines.drawable("قناة")).isEmpty();
        assertThat(glyphOutlines.drawable("CCTV 综合")).isEmpty();
        assertThat(glyphOutlines.drawable("⚽✪ ")).isEmpty();
    }

    @Test
    void widthIsTheSumOfItsLetters() {
        assertThat(glyphOutlines.width("ab", 10))
                .isEqualTo(glyphOutlines.width("a", 10) + glyphOutlines.width("b", 10));
        assertThat(glyphOutlines.width("W", 20)).isGreaterThan(glyphOutlines.width("i", 20));
    }
}
