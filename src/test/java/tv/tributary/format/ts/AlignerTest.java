package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.testkit.Ts.ts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.Ts;

class AlignerTest {
    private static final String WORDS = "PAT PMT K1 p2 a3 p4 p5 K6";

    @Test
    void wholePacketsPassAsTheyAre() {
        assertThat(Ts.read(aligned(ts(WORDS), 188))).isEqualTo(WORDS);
    }

    @Test
    void piecesOfAnySizeMakeTheSamePackets() {
        assertThat(Ts.read(aligned(ts(WORDS), 7))).isEqualTo(WORDS);
    }

    /// As a reader does that puts them where the aligner wants them, and writes to what it gets.
    @Test
    void whatIsPutIntoItsRoomMakesTheSamePackets() {
        var bytes = ts(WORDS);
        for (int size : new int[] {188, 200, 376, 400, 7}) {
            var aligner = new Aligner();
            var out = new ByteArrayOutputStream();
            for (int at = 0; at < bytes.length; at += size) {
                int count = Math.min(size, bytes.length - at);
                System.arraycopy(bytes, at, aligner.room(count), aligner.waiting(), count);
                int whole = aligner.take(count);
                out.write(aligner.packets(), 0, whole);
                Arrays.fill(aligner.packets(), 0, whole, (byte) 0);
            }
            assertThat(Ts.read(out.toByteArray())).as("%d at once", size).isEqualTo(WORDS);
        }
    }

    @Test
    void bytesBeforeTheFirstPacketAreSkipped() {
        var warned = new ByteArrayOutputStream();
        warned.writeBytes(
                "<b>Warning</b>: G is not set in /var/www/live.php on line 47\n".getBytes(StandardCharsets.ISO_8859_1));
        warned.writeBytes(ts(WORDS));
        assertThat(Ts.read(aligned(warned.toByteArray(), 1000))).isEqualTo(WORDS);
    }

    @Test
    void timePrefixesAndCheckBytesAreLeftOut() {
        assertThat(Ts.read(aligned(widened(ts(WORDS), 4, 0), 100))).isEqualTo(WORDS);
        assertThat(Ts.read(aligned(widened(ts(WORDS), 0, 16), 100))).isEqualTo(WORDS);
    }

    @Test
    void aDamagedPlaceCostsOnlyItsOwnPackets() {
        var damaged = new ByteArrayOutputStream();
        damaged.write(ts("PAT PMT K1 p2"), 0, 3 * 188 + 50);
        damaged.writeBytes(ts("K3 p4 p5 p6"));
        assertThat(Ts.read(aligned(damaged.toByteArray(), 64)))
                .endsWith("K3 p4 p5 p6")
                .startsWith("PAT PMT K1");
    }

    @Test
    void whatIsNoPacketBehindTheLastOneCostsNothing() {
        var padded = new ByteArrayOutputStream();
        padded.writeBytes(ts(WORDS));
        padded.writeBytes(new byte[700]);
        assertThat(Ts.read(aligned(padded.toByteArray(), 100_000))).isEqualTo(WORDS);
    }

    @Test
    void aWebPageIsNoTransportStream() {
        var page = "<html>GGGGG</html>.".repeat(200).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Aligner.recognises(page, page.length)).isFalse();
        assertThat(Aligner.recognises(ts(WORDS), 600)).isFalse();
        assertThat(Aligner.recognises(ts(WORDS), 5 * 188)).isTrue();
    }

    @Property(tries = 300)
    void anyBytesMakeWholePacketsThatStartWithTheSyncByte(
            @ForAll @Size(max = 3000) byte[] bytes, @ForAll @IntRange(min = 1, max = 700) int piece) {
        for (int i = 0; i + 188 < bytes.length && bytes[0] > 0; i += 188) bytes[i] = 0x47;
        var tsScanner = new TsScanner();
        var packets = aligned(bytes, piece);
        assertThat(packets.length % 188).isZero();
        for (int at = 0; at < packets.length; at += 188) {
            assertThat(packets[at]).isEqualTo((byte) 0x47);
            tsScanner.take(packets, at);
        }
    }

    private static byte[] aligned(byte[] bytes, int piece) {
        var aligner = new Aligner();
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += piece) {
            int length = aligner.take(bytes, from, Math.min(piece, bytes.length - from));
            out.write(aligner.packets(), 0, length);
        }
        return out.toByteArray();
    }

    private static byte[] widened(byte[] packets, int before, int after) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < packets.length; at += 188) {
            out.writeBytes(new byte[before]);
            out.writeBytes(Arrays.copyOfRange(packets, at, at + 188));
            out.writeBytes(new byte[after]);
        }
        return out.toByteArray();
    }
}
