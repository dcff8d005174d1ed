package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;

class ActiveStreamsTest {
    private static final int PICTURES = 0x100;
    private static final int SOUND = 0x101;
    private static final int OTHER_SOUND = 0x102;
    private static final int TELETEXT = 0x103;
    private static final Pmt ANNOUNCED = new Pmt(
            0x1000,
            1,
            31,
            PICTURES,
            new Descriptors(new byte[0]),
            List.of(stream(PICTURES, 0x1B), stream(SOUND, 0x0F), stream(OTHER_SOUND, 0x0F), stream(TELETEXT, 0x06)));

    private final ActiveStreams activeStreams = new ActiveStreams();

    @Test
    void atFirstAllAreNamed() {
        activeStreams.announced(ANNOUNCED, 0);
        assertThat(listed(-1, 5)).isEqualTo(ANNOUNCED);
    }

    @Test
    void soundThatDoesNotComeForFiveSecondsIsLeftOutAndNamedAgainWhenItComes() {
        activeStreams.announced(ANNOUNCED, 0);
        assertThat(listed(-1, 5)).isEqualTo(ANNOUNCED);
        assertThat(activeStreams.take(SOUND, seconds(5))).isFalse();
        var without = listed(-1, 6);
        assertThat(pids(without)).containsExactly(PICTURES, SOUND, TELETEXT);
        assertThat(without.version()).as("after 31").isZero();
        assertThat(activeStreams.take(SOUND, seconds(7))).isFalse();
        assertThat(activeStreams.take(OTHER_SOUND, seconds(7))).isTrue();
        var with = listed(-1, 7);
        assertThat(with.streams()).isEqualTo(ANNOUNCED.streams());
        assertThat(with.version()).isEqualTo(1);
        assertThat(activeStreams.take(OTHER_SOUND, seconds(7))).isFalse();
    }

    @Test
    void picturesThatHaveNotStartedAreLeftOutUntilTheyDo() {
        activeStreams.announced(ANNOUNCED, 0);
        assertThat(pids(listed(PICTURES, 0))).containsExactly(SOUND, OTHER_SOUND, TELETEXT);
        assertThat(activeStreams.take(PICTURES, 0))
                .as("they may come and not start")
                .isFalse();
        var with = listed(-1, 1);
        assertThat(with.streams()).isEqualTo(ANNOUNCED.streams());
        assertThat(with.version()).isZero();
    }

    @Test
    void whereNothingComesAllStayNamed() {
        var radio = new Pmt(0x1000, 1, 0, SOUND, ANNOUNCED.descriptors(), List.of(stream(SOUND, 0x0F)));
        activeStreams.announced(radio, 0);
        assertThat(activeStreams.listed(radio, -1, seconds(60))).isEqualTo(radio);
    }

    private Pmt listed(int latePid, long seconds) {
        return activeStreams.listed(ANNOUNCED, latePid, seconds(seconds));
    }

    private static long seconds(long count) {
        return count * TimestampMath.SECOND;
    }

    private static Stream<Integer> pids(Pmt pmt) {
        return pmt.streams().stream().map(Pmt.Stream::pid);
    }

    private static Pmt.Stream stream(int pid, int type) {
        return new Pmt.Stream(pid, type, new Descriptors(new byte[0]));
    }
}
