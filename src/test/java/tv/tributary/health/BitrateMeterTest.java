package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.Ts;

class BitrateMeterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final BitrateMeter bitrateMeter = new BitrateMeter();

    @Test
    void aStreamIsMeasuredByItsOwnClock() {
        var stream = new EndlessTs("x");
        long bytes = 0;
        for (var i = 0; i < 3 * EndlessTs.PICTURES_PER_SECOND + 1; i++) {
            var picture = stream.nextPicture();
            bytes += picture.length;
            bitrateMeter.take(picture, picture.length);
        }
        var seen = bitrateMeter.vitals(NOW, Duration.ofMillis(700));
        assertThat(bitrateMeter.span()).isEqualTo(Duration.ofSeconds(3));
        assertThat(seen.bitrate()).isCloseTo(bytes * 8 / 3, org.assertj.core.data.Percentage.withPercentage(3));
        assertThat(seen.rate()).isEqualTo(25);
        assertThat(seen.video()).isEqualTo("h264");
        assertThat(seen.sound()).isEmpty();
        assertThat(seen.height()).isPositive();
        assertThat(seen.start()).isEqualTo(Duration.ofMillis(700));
        assertThat(seen.works()).isTrue();
    }

    @Test
    void aPlayerCanStartAtTheFirstKeyframe() {
        var stream = Ts.first();
        take(stream.write("PAT PMT p1 p2"));
        assertThat(bitrateMeter.started()).isFalse();
        take(stream.write("K3"));
        assertThat(bitrateMeter.started()).isTrue();
    }

    @Test
    void aScrambledStreamIsNoneToStart() {
        var packets = Ts.ts("PAT PMT " + "K p ".repeat(30));
        for (int at = 2 * 188; at < packets.length; at += 188) packets[at + 3] |= (byte) 0x80;
        take(packets);
        assertThat(bitrateMeter.started()).isFalse();
        assertThat(bitrateMeter.scrambled()).isTrue();
    }

    @Test
    void aMomentSaysNothingAboutRates() {
        take(Ts.ts("PAT PMT K1 p2 a p3"));
        var seen = bitrateMeter.vitals(NOW, Duration.ZERO);
        assertThat(seen.bitrate()).isZero();
        assertThat(seen.rate()).isZero();
        assertThat(seen.sound()).isEqualTo("aac");
    }

    @Test
    void aJumpOfTheClockIsNoTime() {
        var stream = Ts.first();
        take(stream.write("PAT PMT K1 p2 p3"));
        var before = bitrateMeter.span();
        take(stream.jump(90_000L * 3600).write("K4"));
        assertThat(bitrateMeter.span()).isEqualTo(before);
    }

    @Test
    void missingPacketsAreCounted() {
        var stream = Ts.first();
        take(stream.write("PAT PMT K1 p2"));
        take(stream.lose(3).write("p3"));
        assertThat(bitrateMeter.gaps()).isEqualTo(1);
    }

    private void take(byte[] packets) {
        bitrateMeter.take(packets, packets.length);
    }
}
