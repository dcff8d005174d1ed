package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoverageMaskTest {
    private final CoverageMask coverageMask = new CoverageMask(64, 48);

    @Test
    void aDiscCoversItsArea() {
        coverageMask.disc(30.3f, 20.7f, 10);
        assertThat(sum(coverageMask.coverage())).isCloseTo((float) Math.PI * 100, within(4f));
        assertThat(coverageMask.coverage()[20 * 64 + 30]).isCloseTo(1, within(1e-3f));
        assertThat(coverageMask.coverage()[0]).isZero();
        assertThat(coverageMask.coverage()[21 * 64 + 50]).isZero();
    }

    @Test
    void edgesAreSmooth() {
        coverageMask.disc(30.3f, 20.7f, 10);
        assertThat(between(coverageMask.coverage(), 0.2f, 0.8f)).isGreaterThan(20);
    }

    @Test
    void whatIsOutsideIsCutOff() {
        coverageMask.disc(0, 0, 10);
        coverageMask.disc(63, 47, 10);
        assertThat(sum(coverageMask.coverage())).isCloseTo(2 * (float) Math.PI * 25, within(24f));
    }

    @Test
    void lettersStandOnTheirLine() {
        coverageMask.text(GlyphOutlines.load(), "I", 40, 10, 40);
        var covered = coverageMask.coverage();
        for (int i = 41 * 64; i < covered.length; i++) assertThat(covered[i]).isCloseTo(0, within(1e-3f));
        assertThat(sum(covered)).isGreaterThan(50);
    }

    @Test
    void aHoleInALetterStaysOpen() {
        coverageMask.text(GlyphOutlines.load(), "O", 40, 4, 40);
        assertThat(coverageMask.coverage()[25 * 64 + 20]).isCloseTo(0, within(1e-3f));
        assertThat(coverageMask.coverage()[25 * 64 + 8]).isGreaterThan(0.9f);
    }

    private static int between(float[] covered, float low, float high) {
        int count = 0;
        for (float part : covered) if (part > low && part < high) count++;
        return count;
    }

    private static float sum(float[] covered) {
        float sum = 0;
        for (float part : covered) sum += part;
        return sum;
    }
}
