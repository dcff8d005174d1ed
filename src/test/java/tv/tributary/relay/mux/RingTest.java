package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.testkit.Ts;

class RingTest {
    /// Holds 348 packets; viewers may be 261 behind.
    private final Ring ring = new Ring(1 << 16);

    private final Splice splice = new Splice(ring);
    private final Ts source = Ts.first();

    @Test
    void withoutAWishPlayersStartAtTheNewestKeyframe() {
        play("PAT PMT K1 p2 K3 p4 p5");
        play("K6 p7 p8");
        assertThat(ring.start(Duration.ZERO)).isSameAs(ring.newest());
    }

    @Test
    void whileNothingIsOldEnoughPlayersStartAtTheOldestKeyframe() {
        play("PAT PMT K1 p2 p3");
        var first = ring.newest();
        play("K4 p5 p6");
        assertThat(ring.start(Duration.ofSeconds(10))).isSameAs(first);
    }

    @Test
    void allThatComesAtOnceCanBeStartedAt() {
        play("PAT PMT K1 p2 K3 p4 K5 p6");
        long oldest = place(Duration.ofSeconds(10), 0);
        long next = place(Duration.ofSeconds(10), oldest + 1);
        assertThat(oldest).isLessThan(next);
        assertThat(next).isLessThan(place(Duration.ZERO, 0));
    }

    /// Providers send some seconds at once when a stream is opened.
    @Test
    void whatComesAtOnceIsAsOldAsItsClockSays() {
        play("PAT PMT K" + " p".repeat(99) + " K" + " p".repeat(49) + " K p p");
        long twoSeconds = place(Duration.ofSeconds(2), 0);
        assertThat(place(Duration.ofSeconds(1), 0)).isEqualTo(twoSeconds).isLessThan(place(Duration.ZERO, 0));
        assertThat(place(Duration.ofSeconds(4), 0)).isLessThan(twoSeconds);
    }

    @Test
    void aClosedRingsMemoryStaysUntilItsLastReaderLetsGo() {
        play("PAT PMT K1 p2 p3");
        var held = ring.hold().orElseThrow();
        var view = held.memory();
        ring.close();
        assertThat(ring.hold()).isEmpty();
        assertThat(view.get(0)).isEqualTo(Packet.SYNC);
        held.release();
        assertThatThrownBy(() -> view.get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theMemoryBeforeARingGrewStaysUntilItsLastReaderLetsGo() {
        play("PAT PMT K1 p2 p3");
        var before = ring.hold().orElseThrow();
        var view = before.memory();
        ring.grow(1 << 18);
        assertThat(ring.isStore(before)).isFalse();
        assertThat(view.get(0)).isEqualTo(Packet.SYNC);
        before.release();
        assertThatThrownBy(() -> view.get(0)).isInstanceOf(IllegalStateException.class);
        var after = ring.hold().orElseThrow();
        assertThat(after.memory().get(0)).isEqualTo(Packet.SYNC);
        after.release();
    }

    @Test
    void nothingIsCopiedFromAClosedRing() {
        play("PAT PMT K1 p2 p3");
        assertThat(ring.copy(0, 188)).isPresent();
        ring.close();
        ring.close();
        assertThat(ring.copy(0, 188)).isEmpty();
    }

    private long place(Duration behind, long from) {
        return ring.start(behind, from).orElseThrow().start().position();
    }

    @Test
    void aKeyframeThatIsAboutToBeOverwrittenIsNoPlaceToStart() {
        play("PAT PMT K1 p2 p3");
        for (int i = 0; i < 150; i++) play("p0");
        play("K4 p5 p6");
        var second = ring.newest();
        for (int i = 0; i < 150; i++) play("p0");
        assertThat(ring.start(Duration.ofSeconds(10))).isSameAs(second);
    }

    @Test
    void afterABreakThereIsNoPlaceToStart() {
        play("PAT PMT K1 p2 p3");
        ring.discardStarts();
        assertThat(Optional.ofNullable(ring.start(Duration.ofSeconds(10)))).isEmpty();
    }

    private void play(String words) {
        var packets = source.write(words);
        splice.take(packets, packets.length);
        ring.publish(splice.whole());
    }
}
