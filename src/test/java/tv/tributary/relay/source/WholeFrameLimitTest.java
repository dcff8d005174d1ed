package tv.tributary.relay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.testkit.Ts;

class WholeFrameLimitTest {
    private final Splice splice = new Splice(new Ring(1 << 20));
    private final WholeFrameLimit progress = new WholeFrameLimit(splice);
    private final Ts source = Ts.first();
    private final long began = System.nanoTime();

    @BeforeEach
    void aPictureIsWholeAndTheNextHasBegun() {
        take("PAT PMT K1 p2 +");
        assertThat(after(0)).isEqualTo(1);
    }

    @Test
    void soundDoesNotWaitForAPictureThatStands() {
        take("a3");
        assertThat(after(400)).isEqualTo(1);
        take("a4");
        assertThat(after(600)).isEqualTo(5);
    }

    @Test
    void aTornPictureIsKeptBackWhileNothingComes() {
        assertThat(after(600)).isEqualTo(1);
        assertThat(after(5000)).isEqualTo(1);
    }

    @Test
    void theNextPictureEndsTheWaitingForTheLast() {
        take("a3");
        assertThat(after(600)).isEqualTo(4);
        take("p5 a6 p7");
        assertThat(after(640)).isEqualTo(6);
    }

    private void take(String words) {
        var packets = source.write(words);
        splice.take(packets, packets.length);
    }

    /// Packets that readers may have so many milliseconds after the start.
    private long after(long millis) {
        return progress.ready(began + TimeUnit.MILLISECONDS.toNanos(millis)) / 188;
    }
}
