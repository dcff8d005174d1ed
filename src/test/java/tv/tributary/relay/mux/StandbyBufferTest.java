package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Pmt;
import tv.tributary.testkit.Ts;

class StandbyBufferTest {
    private static final Pmt.Stream PICTURES = new Pmt.Stream(0x100, 0x1B, new Descriptors(new byte[0]));
    private static final Pmt.Stream SOUND = new Pmt.Stream(0x101, 0x0F, new Descriptors(new byte[0]));

    private final StandbyBuffer reserve = new StandbyBuffer();
    private final Ts source = Ts.first();
    private long now = 1_000_000_000_000L;

    @Test
    void aSourceIsProvenByTablesAndAKeyframe() {
        take("p1 p2");
        assertThat(reserve.proven()).isFalse();
        take("PAT PMT p3");
        assertThat(reserve.proven()).isFalse();
        take("K4");
        assertThat(reserve.proven()).isTrue();
    }

    @Test
    void aKeyframeBeforeTheTablesIsOneToo() {
        take("p1 K2 p3");
        assertThat(reserve.proven()).isFalse();
        take("PAT PMT p4");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K2 p3 PAT PMT p4");
    }

    @Test
    void soundAloneWaitsAMomentForPictures() {
        source.announce(SOUND);
        take("PAT PMT a1 p a2");
        assertThat(reserve.proven()).isFalse();
        source.announce(PICTURES, SOUND);
        take("PAT PMT p a3 K4 p5");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K4 p5");
    }

    @Test
    void soundAloneIsEnoughAfterASecond() {
        source.announce(SOUND);
        take("PAT PMT a1 " + "p ".repeat(24) + "a2");
        assertThat(reserve.proven()).isFalse();
        take("p p a3");
        assertThat(reserve.proven()).isTrue();
        assertThat(Ts.read(reserve.since(0))).isEqualTo("a3");
    }

    @Test
    void picturesThatStartAfterTheSoundAreWhereToStartFromThenOn() {
        take("PAT PMT a1");
        source.jump(90_000);
        for (int i = 0; i < 5; i++) {
            take("a2");
            source.jump(90_000);
        }
        assertThat(Ts.read(reserve.since(0))).isEqualTo("a2");
        take("p3 K4 a5 p6");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K4 a5 p6");
    }

    @Test
    void whatViewersMissedIsKept() {
        take("PAT PMT K1 p2");
        long silent = now + 1;
        now += 1_000_000_000L;
        take("K3 p4 K5 p6");
        assertThat(Ts.read(reserve.since(silent))).isEqualTo("K3 p4 K5 p6");
    }

    @Test
    void whoMissedNothingStartsAtTheNewestKeyframe() {
        take("PAT PMT K1 p2 K3 p4");
        now += 1_000_000_000L;
        assertThat(Ts.read(reserve.since(now))).isEqualTo("K3 p4");
    }

    @Test
    void whatIsTooOldIsDroppedButTheNewestKeyframeStays() {
        take("PAT PMT K1 p2");
        now += 4_000_000_000L;
        take("K3 p4");
        now += 5_000_000_000L;
        take("p5");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K3 p4 p5");
        now += 20_000_000_000L;
        take("p6");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K3 p4 p5 p6");
    }

    @Test
    void whatIsTooMuchIsDroppedUntilTheNextKeyframe() {
        take("PAT PMT K1");
        var more = new String[70_000];
        Arrays.fill(more, "+");
        take(String.join(" ", more));
        assertThat(reserve.proven()).isFalse();
        take("K3 p4");
        assertThat(Ts.read(reserve.since(0))).isEqualTo("K3 p4");
    }

    @Test
    void ofWhatComesAtOnceTheNewerHalfIsKept() {
        take("PAT PMT");
        for (int n = 1; n <= 9; n++) take("K" + n + " +".repeat(8_000));
        assertThat(Ts.read(reserve.since(0))).startsWith("K6 ").contains("K9");
    }

    private void take(String words) {
        var packets = source.write(words);
        var _ = reserve.take(packets, packets.length, now);
    }
}
