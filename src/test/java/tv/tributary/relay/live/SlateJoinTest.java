package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Clock;
import tv.tributary.format.ts.Packet;
import tv.tributary.relay.slate.Slate;
import tv.tributary.testkit.Ts;

/// The slate is a source like any other.
class SlateJoinTest {
    private final Ring ring = new Ring(8 << 20);
    private final Splice splice = new Splice(ring);
    private Ring.@Nullable Start first;

    @Test
    void theSlateTakesThePlaceOfASourceAndGivesItBack() {
        play(Ts.first().write("PAT PMT K1 a2 p3 a4 p5"));
        splice.end();
        playSlate(125);
        splice.end();
        play(Ts.other().write("PAT PMT K11 a12 p13 a14 p15"));
        var bytes = everything();
        assertThat(Ts.gaps(bytes)).isZero();
        var times = Ts.times(bytes, 0x100);
        assertThat(times).hasSize(2 + 124 + 2);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Clock.between(times.get(i - 1), times.get(i))).isEqualTo(3600);
        }
        for (int at = 0; at < bytes.length; at += 188) {
            assertThat(Packet.pid(bytes, at)).isIn(0, 0x1000, 0x100, 0x101);
        }
    }

    @Test
    void aSlateThatComesFirstIsFollowedByASource() {
        playSlate(50);
        splice.end();
        play(Ts.other().write("PAT PMT K11 a12 p13 a14 p15"));
        assertThat(splice.joined()).isTrue();
        assertThat(splice.foreign()).isFalse();
        assertThat(Ts.gaps(everything())).isZero();
    }

    @Test
    void whoeverJoinsInBetweenStartsAtOnce() {
        playSlate(100);
        assertThat(ring.newest()).isNotNull();
        assertThat(ring.written()).isGreaterThan(48 * 188);
    }

    private void playSlate(int steps) {
        var slate = Slate.of("One", "The provider could not be reached.", splice.announced())
                .orElseThrow();
        splice.begin();
        for (int i = 0; i < steps; i++) pass(slate.next());
    }

    private void play(byte[] packets) {
        splice.begin();
        pass(packets);
    }

    private void pass(byte[] packets) {
        splice.take(packets, packets.length);
        ring.publish(splice.whole());
        if (first == null) first = ring.newest();
    }

    private byte[] everything() {
        if (first == null) throw new AssertionError("no keyframe");
        var viewer =
                new Viewer(new Arrival(1, new Who("", "")), Instant.EPOCH, new NoOutlet(), ring, first, (_, _) -> {});
        var out = new ByteArrayOutputStream();
        while (true) {
            var bytes = viewer.next();
            if (!bytes.hasRemaining()) return out.toByteArray();
            var taken = new byte[bytes.remaining()];
            bytes.get(taken);
            out.writeBytes(taken);
            viewer.taken(taken.length);
        }
    }
}
