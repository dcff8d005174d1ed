package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
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

    /// Multiplexers send the clock some tenths of a second before the pictures: the slate does so as well, or the
    /// clock would have to stand still when the source comes back.
    @Test
    void aSourceWhoseClockRunsFarAheadComesBackWithoutAGap() {
        play(withClock(100, "K1", "a2 p3 a4 p5"));
        splice.end();
        playSlate(50);
        splice.end();
        takeOver(withClock(5000, "K11", "a12 p13 a14 p15"));
        var times = Ts.times(spliced.everything(), 0x100);
        assertThat(times).hasSize(2 + 49 + 2);
        for (int i = 1; i < times.size(); i++) {
            assertThat(TimestampMath.between(times.get(i - 1), times.get(i))).isEqualTo(3600);
        }
    }

    /// A stream whose clock comes 0.7 s before its pictures.
    private static byte[] withClock(long seconds, String first, String more) {
        long time = seconds * TimestampMath.SECOND;
        var source = Ts.first().jump(time - 90_000);
        var out = new ByteArrayOutputStream();
        out.writeBytes(source.write("PAT PMT " + first));
        out.writeBytes(Ts.clock(0x100, 0, time + 3600 - 7 * TimestampMath.SECOND / 10));
        out.writeBytes(source.write(more));
        return out.toByteArray();
    }

    private void takeOver(byte[] packets) {
        var known = new TsScanner();
        for (int at = 0; at < packets.length; at += Packet.SIZE) known.take(packets, at);
        splice.takeOver(known, packets, false);
        ring.publish(splice.whole());
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
        var slate = Slate.of("One", "The provider could not be reached.", splice.announced(), splice.clockLead())
                .orElseThrow();
        splice.begin();
        for (int i = 0; i < steps; i++) spliced.pass(slate.next());
    }

    private void play(byte[] packets) {
        splice.begin();
        spliced.pass(packets);
    }
}
