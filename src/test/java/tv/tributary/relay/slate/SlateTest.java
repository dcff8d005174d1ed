package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.testkit.Ts;

class SlateTest {
    private static final Descriptors NONE = new Descriptors(new byte[0]);
    private static final Descriptors GERMAN = new Descriptors(new byte[] {0x0A, 4, 'd', 'e', 'u', 0});

    @Test
    void itBeginsWithTablesAndAKeyframe() {
        var bytes = slate(Optional.empty()).next();
        assertThat(Packet.pid(bytes, 0)).isZero();
        assertThat(Packet.pid(bytes, 188)).isEqualTo(0x1000);
        assertThat(Packet.claimsRandomAccess(bytes, 2 * 188)).isTrue();
        assertThat(Packet.hasPcr(bytes, 2 * 188)).isTrue();
        var tsScanner = new TsScanner();
        tsScanner.take(bytes, 0);
        assertThat(tsScanner.take(bytes, 188)).isEqualTo(TsScanner.TABLES);
        assertThat(tsScanner.take(bytes, 2 * 188)).isEqualTo(TsScanner.FRAME | TsScanner.RANDOM_ACCESS);
    }

    @Test
    void aKeyframeComesEveryTwoSecondsInEveryCoding() {
        for (int type : new int[] {0x1B, 0x24, 0x02}) {
            var slate = slate(told(0x65, stream(0x65, type), stream(0x66, 0x0F)));
            var starts = new ArrayList<Integer>();
            var tsScanner = new TsScanner();
            for (int step = 0; step < 250; step++) {
                var bytes = slate.next();
                for (int at = 0; at < bytes.length; at += 188) {
                    if ((tsScanner.take(bytes, at) & TsScanner.RANDOM_ACCESS) != 0) starts.add(step);
                }
            }
            assertThat(starts).as("type %x", type).containsExactly(0, 48, 96, 144, 192, 240);
        }
    }

    @Test
    void nothingIsMissingAndTimeRunsOnForMinutes() {
        var bytes = play(slate(Optional.empty()), 120);
        assertThat(Ts.gaps(bytes)).isZero();
        assertThat(steps(bytes, 0x100)).containsOnly(3600L);
        assertThat(steps(bytes, 0x101)).containsOnly(1920L, 2 * 1920L);
        assertThat(clocks(bytes, 0x100)).containsOnly(3600L);
    }

    @Test
    void theClockRunsBeforeThePicture() {
        var bytes = slate(Optional.empty()).next();
        int at = 2 * 188;
        long shown = Pes.pts(bytes, Packet.payload(bytes, at), at + 188);
        assertThat(TimestampMath.between(Packet.pcr(bytes, at), shown))
                .isBetween(TimestampMath.SECOND / 10, TimestampMath.SECOND);
    }

    @Test
    void itKeepsWhatWasAnnounced() {
        var announced = told(0x65, stream(0x65, 0x1B), new Pmt.Stream(0x66, 0x81, GERMAN), stream(0x70, 0x06));
        var pmt = tables(slate(announced));
        assertThat(pmt.pid()).isEqualTo(0x20);
        assertThat(pmt.program()).isEqualTo(7);
        assertThat(pmt.pcrPid()).isEqualTo(0x65);
        assertThat(pmt.streams()).containsExactly(stream(0x65, 0x1B), new Pmt.Stream(0x66, 0x81, GERMAN));
    }

    @Test
    void everyLanguageOfTheSoundFallsSilent() {
        var slate = slate(told(
                0x65,
                stream(0x65, 0x1B),
                stream(0x66, 0x0F),
                stream(0x67, 0x03),
                stream(0x68, 0x11),
                stream(0x69, 0x87)));
        var bytes = play(slate, 2);
        for (int pid = 0x66; pid <= 0x69; pid++)
            assertThat(steps(bytes, pid)).as("%x", pid).isNotEmpty();
        assertThat(Ts.gaps(bytes)).isZero();
    }

    @Test
    void privateSoundIsToldByItsDescriptor() {
        var ac3 = new Pmt.Stream(0x66, 0x06, new Descriptors(new byte[] {0x6A, 1, 0}));
        var bytes = play(slate(told(0x65, stream(0x65, 0x1B), ac3)), 1);
        assertThat(steps(bytes, 0x66)).containsOnly(2880L, 5760L);
    }

    @Test
    void radioFallsSilentToo() {
        var bytes = play(slate(told(0x66, stream(0x66, 0x03))), 10);
        assertThat(Ts.gaps(bytes)).isZero();
        assertThat(clocks(bytes, 0x66)).containsOnly(3600L);
    }

    @Test
    void aClockOnAPidOfItsOwnStaysThere() {
        var bytes = play(slate(told(0x99, stream(0x65, 0x1B), stream(0x66, 0x0F))), 2);
        assertThat(clocks(bytes, 0x99)).containsOnly(3600L);
        assertThat(clocks(bytes, 0x65)).isEmpty();
    }

    @Test
    void thereIsNoneForCodingsItCannotWrite() {
        assertThat(Slate.of("One", "Why.", told(0x65, stream(0x65, 0xEA), stream(0x66, 0x0F))))
                .isEmpty();
        assertThat(Slate.of("One", "Why.", told(0x65, stream(0x65, 0x1B), stream(0x66, 0x82))))
                .isEmpty();
        assertThat(Slate.of("One", "Why.", told(0x65, stream(0x70, 0x06)))).isEmpty();
    }

    @Test
    void itIsSmall() {
        var name = "W".repeat(200);
        var slate = Slate.of(name, name, Optional.empty()).orElseThrow();
        assertThat(play(slate, 10).length * 8 / 10).isLessThan(1_500_000);
    }

    private static Slate slate(Optional<Pmt> announced) {
        return Slate.of("One", "The provider could not be reached.", announced).orElseThrow();
    }

    private static Pmt.Stream stream(int pid, int type) {
        return new Pmt.Stream(pid, type, NONE);
    }

    private static Optional<Pmt> told(int pcrPid, Pmt.Stream... streams) {
        return Optional.of(new Pmt(0x20, 7, 3, pcrPid, NONE, List.of(streams)));
    }

    private static Pmt tables(Slate slate) {
        var tsScanner = new TsScanner();
        var bytes = slate.next();
        for (int at = 0; at < bytes.length; at += 188) tsScanner.take(bytes, at);
        return tsScanner.pmt().orElseThrow();
    }

    private static byte[] play(Slate slate, int seconds) {
        var out = new ByteArrayOutputStream();
        long steps = seconds * 1000L / slate.step().toMillis();
        for (int i = 0; i < steps; i++) out.writeBytes(slate.next());
        return out.toByteArray();
    }

    /// How far apart units of a PID are shown.
    private static List<Long> steps(byte[] bytes, int pid) {
        var times = Ts.times(bytes, pid);
        var steps = new ArrayList<Long>();
        for (int i = 1; i < times.size(); i++) steps.add(TimestampMath.between(times.get(i - 1), times.get(i)));
        return steps;
    }

    private static List<Long> clocks(byte[] bytes, int pid) {
        var clocks = new ArrayList<Long>();
        for (int at = 0; at < bytes.length; at += 188) {
            if (Packet.pid(bytes, at) == pid && Packet.hasPcr(bytes, at)) clocks.add(Packet.pcr(bytes, at));
        }
        var steps = new ArrayList<Long>();
        for (int i = 1; i < clocks.size(); i++) steps.add(TimestampMath.between(clocks.get(i - 1), clocks.get(i)));
        return steps;
    }

    @Test
    void theSameWordsGiveTheSameStream() {
        assertThat(Arrays.hashCode(play(slate(Optional.empty()), 4)))
                .isEqualTo(Arrays.hashCode(play(slate(Optional.empty()), 4)));
    }
}
