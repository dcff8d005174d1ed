package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DHashTest {
    private static final int BLUE = 0xFF2040A0;

    @Test
    void theSameLogoInAnotherSizeLooksTheSame() {
        assertThat(apart(Drawn.logo(160, BLUE), Drawn.logo(97, BLUE))).isLessThanOrEqualTo(4);
    }

    @Test
    void anEmptyMarginDoesNotMatter() {
        var bare = Drawn.logo(100, BLUE);
        var framed = Drawn.pixels(
                150,
                150,
                (x, y) -> x < 25 || y < 25 || x >= 125 || y >= 125 ? 0 : bare.argb()[(y - 25) * 100 + x - 25]);
        assertThat(apart(bare, framed)).isLessThanOrEqualTo(4);
    }

    @Test
    void anotherLogoLooksDifferent() {
        var stripes = Drawn.pixels(160, 160, (x, _) -> x / 20 % 2 == 0 ? BLUE : Drawn.WHITE);
        assertThat(apart(Drawn.logo(160, BLUE), stripes)).isGreaterThan(4);
    }

    @Test
    void whiteOnNothingIsNotBlackOnNothing() {
        assertThat(apart(Drawn.logo(160, Drawn.WHITE), Drawn.logo(160, Drawn.BLACK)))
                .isGreaterThan(4);
    }

    @Test
    void aPictureThatShowsNothingIsLikeNoOther() {
        assertThat(DHash.of(Drawn.pixels(160, 160, (_, _) -> BLUE))).isEmpty();
        assertThat(DHash.of(Drawn.pixels(160, 160, (_, _) -> Drawn.CLEAR))).isEmpty();
        assertThat(DHash.of(Drawn.pixels(2, 2, (x, _) -> x == 0 ? BLUE : Drawn.WHITE)))
                .isEmpty();
    }

    private static int apart(Pixels one, Pixels other) {
        return Long.bitCount(DHash.of(one).orElseThrow() ^ DHash.of(other).orElseThrow());
    }
}
