package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.testkit.Ts;

/// Packets of all three sizes after each other, damaged. Each seed is one run that can be repeated.
class MixFuzzTest {
    private static final int[] SIZES = {188, 192, 204};
    private static final String WORDS = "PAT PMT K1 + a2 p3 + + a4 p5 a6 PAT PMT p7 a8 K9 + a10 p11 a12 p13 ";

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatFollowsDamageIsReadAgain(int seed) {
        var random = new Random(seed);
        var source = new ByteArrayOutputStream();
        for (int part = 0; part < 6; part++) {
            source.writeBytes(damaged(sized(Ts.ts(WORDS.repeat(3)), SIZES[random.nextInt(3)], random), random));
        }
        var aligner = new Aligner();
        var tsScanner = new TsScanner();
        feed(source.toByteArray(), aligner, tsScanner, random);
        int starts = feed(sized(Ts.ts(WORDS.repeat(4)), SIZES[seed % 3], random), aligner, tsScanner, random);
        assertThat(tsScanner.pmt()).isPresent();
        assertThat(starts).as("keyframes of the 8 sound ones").isGreaterThanOrEqualTo(6);
    }

    private static int feed(byte[] bytes, Aligner aligner, TsScanner tsScanner, Random random) {
        int starts = 0;
        for (int p = 0; p < bytes.length; ) {
            int n = Math.min(bytes.length - p, 1 + random.nextInt(3000));
            int got = aligner.take(bytes, p, n);
            p += n;
            assertThat(got % Packet.SIZE).isZero();
            for (int at = 0; at < got; at += Packet.SIZE) {
                assertThat(aligner.packets()[at]).isEqualTo(Packet.SYNC);
                if ((tsScanner.take(aligner.packets(), at) & TsScanner.RANDOM_ACCESS) != 0) starts++;
            }
        }
        return starts;
    }

    /// With a time prefix (192) or check bytes (204) about each packet.
    private static byte[] sized(byte[] packets, int size, Random random) {
        var out = new ByteArrayOutputStream();
        var more = new byte[size - Packet.SIZE];
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            random.nextBytes(more);
            if (size == 192) out.writeBytes(more);
            out.write(packets, at, Packet.SIZE);
            if (size == 204) out.writeBytes(more);
        }
        return out.toByteArray();
    }

    /// Some bits turned, and a piece cut out.
    private static byte[] damaged(byte[] bytes, Random random) {
        for (int i = 0; i < 20; i++) bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        int from = random.nextInt(bytes.length / 2);
        int to = from + random.nextInt(700);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
