package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.testkit.Ts.ts;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.Ts;

class TsScannerTest {
    private static final Descriptors NONE = new Descriptors(new byte[0]);

    @Test
    void keyframesAreFoundByTheirSlices() {
        assertThat(starts(ts("PAT PMT p1 K2 p3 K4"))).containsExactly(3, 5);
    }

    @Test
    void hevcKeyframesAreFoundByTheirSlices() {
        assertThat(starts(Ts.hevc().write("PAT PMT K1 p2 K3"))).containsExactly(2, 4);
    }

    @Test
    void nothingIsFoundBeforeTheTables() {
        assertThat(starts(ts("K1 p2 PAT K3 PMT K4"))).containsExactly(5);
    }

    @Test
    void aSliceInALaterPacketStillTells() {
        // Access unit delimiter, a long SPS, then the IDR slice in the picture's second packet.
        var first = "00000001 09f0 00000001 67" + "42".repeat(160);
        assertThat(startsOf(0x1B, first, "00000001 6588" + "11".repeat(178))).containsExactly(3);
    }

    @Test
    void aRecoveryPointMakesAPictureAStart() {
        // SEI: first a message of type 5 and 2 bytes, then the recovery point (type 6, 1 byte).
        assertThat(startsOf(0x1B, "00000001 09f0 00000001 06 0502aabb 0601c4 80 00000001 41 9a"))
                .containsExactly(2);
        assertThat(startsOf(0x1B, "00000001 09f0 00000001 06 0502aabb 80 00000001 41 9a"))
                .isEmpty();
    }

    @Test
    void parameterSetsAndAnIntraPictureAreAStart() {
        // SPS, PPS, then a slice of type 1 whose header says first macroblock and I (7, 2) or P (5, 0).
        var sets = "00000001 6742c00b 00000001 68ce3c80 00000001 41 ";
        assertThat(startsOf(0x1B, sets + "8884")).containsExactly(2);
        assertThat(startsOf(0x1B, sets + "b084")).containsExactly(2);
        assertThat(startsOf(0x1B, sets + "9a84")).isEmpty();
        assertThat(startsOf(0x1B, sets + "e084")).isEmpty();
        assertThat(startsOf(0x1B, "00000001 41 8884")).as("without sets").isEmpty();
    }

    @Test
    void hevcPicturesWithParameterSetsAreAStart() {
        assertThat(startsOf(0x24, "00000001 4201 0101 00000001 4401 c1 00000001 0201 d0"))
                .containsExactly(2);
        assertThat(startsOf(0x24, "00000001 4601 50 00000001 0201 d0")).isEmpty();
    }

    @Test
    void aKeyframeThatTakesTwentySecondsIsWaitedFor() {
        var source = Ts.first();
        var tsScanner = new TsScanner(TsScanner.Patience.SOURCE);
        assertThat(scan(tsScanner, source.write("PAT PMT " + "p a ".repeat(280))))
                .as("11 seconds")
                .isEmpty();
        assertThat(told(tsScanner, source.write("p a ".repeat(20))))
                .as("the sound leads")
                .contains(TsScanner.RANDOM_ACCESS);
        assertThat(told(tsScanner, source.write("p a ".repeat(190)))).doesNotContain(TsScanner.LATE_START);
        assertThat(told(tsScanner, source.write("K1"))).contains(TsScanner.LATE_START);
        assertThat(told(tsScanner, source.write("p ".repeat(600))))
                .as("24 seconds")
                .doesNotContain(TsScanner.RANDOM_ACCESS);
        assertThat(told(tsScanner, source.write("p ".repeat(60)))).contains(TsScanner.RANDOM_ACCESS);
    }

    @Test
    void picturesThatNeverComeAreNotWaitedForLong() {
        var source = Ts.first();
        var tsScanner = new TsScanner(TsScanner.Patience.SOURCE);
        scan(tsScanner, source.write("PAT PMT a1"));
        for (int i = 0; i < 4; i++)
            assertThat(scan(tsScanner, source.jump(90_000).write("a2"))).isEmpty();
        assertThat(scan(tsScanner, source.jump(90_000).write("a3"))).isNotEmpty();
        assertThat(tsScanner.mainPid()).isEqualTo(0x101);
        assertThat(tsScanner.latePid()).isEqualTo(0x100);
    }

    @Test
    void aMainStreamThatIsScrambledForTwoSecondsIsScrambled() {
        var source = Ts.first();
        var tsScanner = new TsScanner(TsScanner.Patience.SOURCE);
        scan(tsScanner, scrambled(source.write("PAT PMT " + "K a ".repeat(49))));
        assertThat(tsScanner.scrambled()).isFalse();
        assertThat(scan(tsScanner, scrambled(source.write("K a K a K a")))).isEmpty();
        assertThat(tsScanner.scrambled()).isTrue();
        assertThat(scan(tsScanner, source.write("K p p"))).hasSize(1);
        assertThat(tsScanner.scrambled()).isFalse();
    }

    /// The pictures alone.
    private static byte[] scrambled(byte[] packets) {
        for (int at = 0; at < packets.length; at += 188) {
            if (Packet.pid(packets, at) == 0x100) packets[at + 3] |= (byte) 0x80;
        }
        return packets;
    }

    private static Set<Integer> told(TsScanner tsScanner, byte[] packets) {
        var all = new HashSet<Integer>();
        for (int at = 0; at < packets.length; at += 188) {
            int seen = tsScanner.take(packets, at);
            for (int bit = 1; bit <= TsScanner.LATE_START; bit *= 2) if ((seen & bit) != 0) all.add(bit);
        }
        return all;
    }

    @Test
    void mpeg2StartsAtASequenceHeaderWithAnIntraPicture() {
        assertThat(startsOf(0x02, "000001b3 2d01201323 00000100 0017 fff8"))
                .as("P")
                .isEmpty();
        assertThat(startsOf(0x02, "000001b3 2d01201323 00000100 000f fff8")).containsExactly(2);
        assertThat(startsOf(0x02, "00000100 000f fff8")).as("without header").isEmpty();
    }

    @Test
    void soundAloneStartsAnywhere() {
        var pmt = new Pmt(0x100, 7, 0, 0x101, NONE, List.of(new Pmt.Stream(0x101, 0x0F, NONE)));
        assertThat(starts(concat(pat(7, 0x100), pmt.packets(0), unit(0x101, "fff1"), unit(0x101, "fff1"))))
                .containsExactly(2, 3);
    }

    @Test
    void aProgramThatNoTableAnnouncesIsFoundByItsOwn() {
        var tsScanner = new TsScanner();
        assertThat(scan(tsScanner, ts("PMT K1 ".repeat(9)))).isEmpty();
        assertThat(scan(tsScanner, ts("PMT K1 p2"))).isNotEmpty();
        assertThat(tsScanner.pmt().orElseThrow().streams()).hasSize(2);
    }

    @Test
    void missingPacketsAreCounted() {
        var source = Ts.first();
        var tsScanner = new TsScanner();
        scan(tsScanner, source.write("PAT PMT K1 p2"));
        scan(tsScanner, source.lose(3).write("p3 p4 PAT"));
        assertThat(tsScanner.continuityErrors()).isEqualTo(1);
    }

    @Test
    void ofSeveralProgramsTheOneWithPicturesIsMeant() {
        var radio = new Pmt(0x20, 1, 0, 0x21, NONE, List.of(new Pmt.Stream(0x21, 0x0F, NONE)));
        var tv = new Pmt(0x30, 2, 0, 0x31, NONE, List.of(new Pmt.Stream(0x31, 0x1B, NONE)));
        var pat = new Pat(1, 0, new java.util.TreeMap<>(Map.of(1, 0x20, 2, 0x30)));
        var tsScanner = new TsScanner();
        scan(tsScanner, concat(pat.packets(0), radio.packets(0), tv.packets(0)));
        assertThat(tsScanner.pmt()).contains(tv);
    }

    @Test
    void tablesOverSeveralPacketsComeBackWhole() {
        var streams = new ArrayList<Pmt.Stream>();
        for (int i = 0; i < 60; i++)
            streams.add(new Pmt.Stream(0x100 + i, 0x0F, new Descriptors(new byte[] {10, 1, 65})));
        var pmt = new Pmt(0x50, 1, 3, 0x100, new Descriptors(new byte[] {1, 2, 3, 4}), streams);
        var tsScanner = new TsScanner();
        scan(tsScanner, concat(pat(1, 0x50), pmt.packets(14)));
        assertThat(tsScanner.pmt()).contains(pmt);
    }

    @Test
    void aDamagedTableIsIgnored() {
        var packets = concat(pat(1, 0x1000), ts("PMT"));
        packets[188 + 20] ^= 1;
        var tsScanner = new TsScanner();
        scan(tsScanner, packets);
        assertThat(tsScanner.pmt()).isEmpty();
    }

    @Property(tries = 200)
    void noContentThrows(@ForAll @Size(max = 40) List<@Size(188) byte[]> packets) {
        var tsScanner = new TsScanner();
        scan(tsScanner, ts("PAT PMT K1"));
        for (var packet : packets) {
            packet[1] &= 0x41;
            tsScanner.take(packet, 0);
        }
    }

    private static List<Integer> starts(byte[] packets) {
        return scan(new TsScanner(), packets);
    }

    private static List<Integer> scan(TsScanner tsScanner, byte[] packets) {
        var found = new ArrayList<Integer>();
        for (int at = 0; at < packets.length; at += 188) {
            if ((tsScanner.take(packets, at) & TsScanner.RANDOM_ACCESS) != 0) found.add(at / 188);
        }
        return found;
    }

    /// Tables, then one picture whose packets hold the given bytes.
    private static List<Integer> startsOf(int type, String first, String... more) {
        var pmt = new Pmt(0x100, 1, 0, 0x101, NONE, List.of(new Pmt.Stream(0x101, type, NONE)));
        var out = concat(pat(1, 0x100), pmt.packets(0), unit(0x101, first));
        for (int i = 0; i < more.length; i++) {
            var packet = unit(0x101, more[i]);
            packet[1] &= ~0x40;
            packet[3] |= (byte) (i + 1);
            System.arraycopy(packet, 18, packet, 4, 170);
            out = concat(out, packet);
        }
        return starts(out);
    }

    private static byte[] pat(int program, int pid) {
        return new Pat(1, 0, Map.of(program, pid)).packets(0);
    }

    private static byte[] unit(int pid, String hex) {
        var b = new byte[188];
        java.util.Arrays.fill(b, (byte) 0xEE);
        var head = HexFormat.of().parseHex("000001e0000080800521000100 01".replace(" ", ""));
        b[0] = 0x47;
        b[1] = (byte) (0x40 | (pid >> 8));
        b[2] = (byte) pid;
        b[3] = 0x10;
        System.arraycopy(head, 0, b, 4, head.length);
        var content = HexFormat.of().parseHex(hex.replace(" ", ""));
        System.arraycopy(content, 0, b, 4 + head.length, Math.min(content.length, 170));
        return b;
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
