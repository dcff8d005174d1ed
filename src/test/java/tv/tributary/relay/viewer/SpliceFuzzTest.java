package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.Packet;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.testkit.Ts;

/// Whatever bytes come in, what goes out is a stream. Each seed is one run that can be repeated.
class SpliceFuzzTest {
    private static final String WORDS = "PAT PMT K1 + a2 p3 + + a4 p5 a6 PAT PMT p7 a8 K9 + a10 p11 a12 p13 ";

    private final Ring ring = new Ring(4 << 20);
    private final Splice splice = new Splice(ring);
    private final Aligner aligner = new Aligner();

    @AfterEach
    void close() {
        ring.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noiseIsNoStream(int seed) {
        var random = new Random(seed);
        var noise = new byte[40_000];
        random.nextBytes(noise);
        // Half of them look like packets from afar.
        if (seed % 2 == 0) for (int at = 0; at < noise.length; at += 188) noise[at] = 0x47;
        splice.begin();
        feed(noise, random);
        assertThat(out()).satisfies(SpliceFuzzTest::isAligned);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedSourcesOneAfterAnotherStayOneProgram(int seed) {
        var random = new Random(seed);
        for (int source = 0; source < 4; source++) {
            splice.begin();
            feed(damage((source % 2 == 0 ? Ts.first() : Ts.other()).write(WORDS.repeat(6)), random), random);
            splice.end();
        }
        var out = out();
        isAligned(out);
        var announced = splice.announced();
        if (announced.isEmpty()) return;
        Set<Integer> pids =
                new HashSet<>(Set.of(0, announced.get().pid(), announced.get().pcrPid()));
        announced.get().streams().forEach(s -> pids.add(s.pid()));
        for (int at = 0; at < out.length; at += Packet.SIZE) {
            assertThat(Packet.pid(out, at)).isIn(pids);
        }
    }

    @Test
    void sourcesWithoutDamageInAnyPiecesLeaveNoGap() {
        for (int seed = 0; seed < 40; seed++) {
            var again = new SpliceFuzzTest();
            var random = new Random(seed);
            for (int source = 0; source < 5; source++) {
                again.splice.begin();
                again.aligner.reset();
                var whole = (source % 2 == 0 ? Ts.first() : Ts.other()).write(WORDS.repeat(4));
                // It breaks off in the middle of a packet.
                again.feed(java.util.Arrays.copyOf(whole, whole.length - random.nextInt(3000)), random);
                again.splice.end();
            }
            assertThat(Ts.gaps(again.out())).as("seed %d", seed).isZero();
        }
    }

    private static byte[] damage(byte[] packets, Random random) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            switch (random.nextInt(30)) {
                case 0 -> {} // lost
                case 1 -> out.write(packets, at, random.nextInt(Packet.SIZE)); // torn
                case 2 -> { // repeated
                    out.write(packets, at, Packet.SIZE);
                    out.write(packets, at, Packet.SIZE);
                }
                case 3 -> { // bits turned over
                    packets[at + random.nextInt(Packet.SIZE)] ^= (byte) (1 << random.nextInt(8));
                    out.write(packets, at, Packet.SIZE);
                }
                case 4 -> { // an adaptation field that lies about itself
                    packets[at + 3] |= 0x20;
                    packets[at + 4] = (byte) random.nextInt(256);
                    out.write(packets, at, Packet.SIZE);
                }
                default -> out.write(packets, at, Packet.SIZE);
            }
        }
        return out.toByteArray();
    }

    /// In pieces of any size, as a network brings them.
    private void feed(byte[] bytes, Random random) {
        for (int at = 0; at < bytes.length; ) {
            int n = Math.min(bytes.length - at, 1 + random.nextInt(2000));
            int length = aligner.take(bytes, at, n);
            splice.take(aligner.packets(), length);
            at += n;
        }
    }

    private byte[] out() {
        ring.publish(splice.all());
        var out = new byte[(int) ring.head()];
        var memory = ring.hold().orElseThrow();
        memory.memory().get(0, out);
        memory.release();
        return out;
    }

    private static void isAligned(byte[] out) {
        assertThat(out.length % Packet.SIZE).isZero();
        for (int at = 0; at < out.length; at += Packet.SIZE) {
            assertThat(out[at]).isEqualTo(Packet.SYNC);
        }
    }
}
