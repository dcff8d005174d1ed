package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.PacedUpstream.ClockMark;

class ClockMarkTest {
    @Test
    void theMarkStandsBeforeTheFirstUnitAndSaysTheClock() {
        var packets = join(Ts.ts("PAT PMT a1"), Ts.clock(0x100, 4, 777), Ts.ts("K2 p3"));
        var marked = ClockMark.mark(packets, packets.length).orElseThrow();
        assertThat(Ts.read(marked)).isEqualTo("PAT PMT ! a1 ? K2 p3");
        int at = 2 * Packet.SIZE;
        assertThat(Packet.pid(marked, at)).isEqualTo(0x100);
        assertThat(Packet.pcr(marked, at)).isEqualTo(777);
        assertThat(Packet.counter(marked, at)).isEqualTo(4);
    }

    @Test
    void withoutAClockThereIsNothingToMark() {
        var packets = Ts.ts("PAT PMT K1 p2");
        assertThat(ClockMark.mark(packets, packets.length)).isEmpty();
    }

    @Test
    void whatLiesBehindTheLengthDoesNotCount() {
        var packets = join(Ts.ts("PAT PMT K1"), Ts.clock(0x100, 1, 1));
        assertThat(ClockMark.mark(packets, packets.length - Packet.SIZE)).isEmpty();
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
