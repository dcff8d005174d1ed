package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaylistHealthTest {
    private long now = 1_000;
    private final PlaylistHealth playlistHealth = new PlaylistHealth(() -> now);

    @Test
    void whatFailedRestsTwiceAsLongEachTime() {
        playlistHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(10);
        playlistHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(20);
        for (int n = 0; n < 10; n++) playlistHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(300);
    }

    @Test
    void whatRestedHasStillFailedUntilItWorks() {
        playlistHealth.failed("hd");
        now += Duration.ofSeconds(11).toNanos();
        assertThat(playlistHealth.rests("hd")).isFalse();
        assertThat(playlistHealth.fails("hd")).isTrue();
        playlistHealth.works("hd");
        assertThat(playlistHealth.fails("hd")).isFalse();
    }

    @Test
    void whatWorkedBetweenRestsNoLongerThanAtFirst() {
        playlistHealth.failed("hd");
        playlistHealth.failed("hd");
        playlistHealth.works("hd");
        playlistHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(10);
    }

    @Test
    void oneListSaysNothingOfAnother() {
        playlistHealth.failed("hd");
        assertThat(playlistHealth.fails("sd")).isFalse();
        assertThat(playlistHealth.rests("sd")).isFalse();
    }

    /// Seconds.
    private long restsFor(String list) {
        long before = now;
        while (playlistHealth.rests(list)) now += 1_000_000_000;
        long rested = (now - before) / 1_000_000_000;
        now = before;
        return rested;
    }
}
