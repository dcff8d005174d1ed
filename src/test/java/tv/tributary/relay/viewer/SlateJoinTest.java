package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.relay.slate.Slate;
import tv.tributary.testkit.Ts;

/// The slate is a source like any other.
class SlateJoinTest {
    private final SplicedRing spliced = new SplicedRing();
    private final Ring ring = spliced.ring;
    private final Splice splice = spliced.splice;

    @AfterEach
    void close() {
        spliced.close();
    }

    @Test
    void theSlateTakesThePlaceOfASourceAndGivesItBack() {
        play(Ts.first().write("PAT PMT K1 a2 p3 a4 p5"));
        splice.end();
        playSlate(125);
        splice.end();
        play(Ts.other().write("PAT PMT K11 a12 p13 a14 p15"));
        var bytes = spliced.everything();
        assertThat(Ts.gaps(bytes)).isZero();
        var times = Ts.times(bytes, 0x100);
        assertThat(times).hasSize(2 + 124 + 2);
        for (int i = 1; i < times.size(); i++) {
            assertThat(TimestampMath.between(times.get(i - 1), times.get(i))).isEqualTo(3600);
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
        assertThat(Ts.gaps(spliced.everything())).isZero();
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
        for (int i = 0; i < steps; i++) spliced.pass(slate.next());
    }

    private void play(byte[] packets) {
        splice.begin();
        spliced.pass(packets);
    }
}
