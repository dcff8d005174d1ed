package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {
    private final GlyphOutlines glyphOutlines = GlyphOutlines.load();

    @Test
    void shortTextIsOneLine() {
        assertThat(SlateImage.LineBreaker.of(glyphOutlines, "One", 10, 200, 2)).containsExactly("One");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(wrapped("one two three", "one two ", 3)).containsExactly("one two", "three");
    }

    @Test
    void aWordThatIsTooLongIsBroken() {
        assertThat(wrapped("onetwothree", "onetwo", 3)).containsExactly("onetwo", "three");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        var lines = wrapped("one two three four five six", "one two ", 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo("one two");
        assertThat(lines.getLast()).endsWith(GlyphOutlines.ELLIPSIS).startsWith("thre");
        assertThat(glyphOutlines.width(lines.getLast(), 10))
                .isLessThanOrEqualTo(glyphOutlines.width("one two ", 10) + 1);
    }

    private List<String> wrapped(String text, String asWideAs, int most) {
        return SlateImage.LineBreaker.of(glyphOutlines, text, 10, glyphOutlines.width(asWideAs, 10) + 1, most);
    }
}
