package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Packet;

class PcrPacerTest {
    private static final long MILLI = 1_000_000;

    private final PcrPacer pcrPacer = new PcrPacer();
    private final byte[] into = new byte[1 << 16];

    @Test
    void theFirstSecondComesAtOnceTheRestByItsClock() {
        pcrPacer.segment(4000, 0);
        put(0, clocks(90_000, 4));
        assertThat(packets(0)).isEqualTo(11);
        assertThat(packets(50 * MILLI)).isZero();
        assertThat(packets(100 * MILLI)).isEqualTo(1);
        assertThat(packets(1000 * MILLI)).isEqualTo(9);
        assertThat(packets(10_000 * MILLI)).isEqualTo(19);
        assertThat(pcrPacer.isEmpty()).isTrue();
    }

    @Test
    void aClockThatJumpsLosesNoTime() {
        pcrPacer.segment(2000, 0);
        put(0, clocks(90_000, 2));
        assertThat(packets(1000 * MILLI)).isEqualTo(20);
        pcrPacer.segment(2000, 1000 * MILLI);
        put(1000 * MILLI, clocks(7_000_000_000L, 2));
        assertThat(packets(1000 * MILLI)).isEqualTo(2);
        assertThat(packets(1500 * MILLI)).isEqualTo(5);
    }

    @Test
    void whatCameLateKeepsItsDistances() {
        pcrPacer.segment(1000, 0);
        put(0, clocks(0, 1));
        packets(1000 * MILLI);
        pcrPacer.segment(1000, 5000 * MILLI);
        put(5000 * MILLI, clocks(90_000, 1));
        assertThat(packets(5000 * MILLI)).isZero();
        assertThat(packets(5500 * MILLI)).isEqualTo(5);
    }

    @Test
    void withoutAClockSegmentsComeNoSoonerThanTheyLast() {
        for (int n = 0; n < 3; n++) {
            pcrPacer.segment(2000, n * MILLI);
            put(n * MILLI, new byte[5 * Packet.SIZE]);
            var due = packets(n * MILLI) == 5;
            assertThat(due).as("segment %d", n).isEqualTo(n == 0);
            packets(10_000 * MILLI);
        }
    }

    private int packets(long now) {
        return pcrPacer.take(into, 0, now) / Packet.SIZE;
    }

    private void put(long now, byte[] packets) {
        pcrPacer.put(packets, packets.length, now);
    }

    /// One packet with a clock every tenth of a second.
    private static byte[] clocks(long from, int seconds) {
        List<byte[]> packets = new ArrayList<>();
        for (int n = 0; n < 10 * seconds; n++) packets.add(Packet.discontinuity(256, 0, from + 9000L * n));
        var all = new byte[packets.size() * Packet.SIZE];
        for (int n = 0; n < packets.size(); n++) {
            System.arraycopy(packets.get(n), 0, all, n * Packet.SIZE, Packet.SIZE);
        }
        return all;
    }
}
