package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.Ts;

class StandbyBufferTest {
    private final StandbyBuffer reserve = new StandbyBuffer();
    private final Ts source = Ts.first();
    private long now = 1_000_000_000_000L;

    @Test
    void aSourceIsProvenByTablesAndAKeyframe() {
        take("K1 p2");
        assertThat(reserve.proven()).isFalse();
        take("PAT PMT p3");
        assertThat(reserve.proven()).isFalse();
        take("K4");
        assertThat(reserve.proven()).isTrue();
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
