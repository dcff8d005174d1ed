package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.hls.HlsSnapshot;
import tv.tributary.stats.StatsCalculator.HlsMeter;

class HlsMeterTest {
    private final HlsMeter meter = new HlsMeter();

    @Test
    void whatCameAlongWithOthersIsAHitToo() {
        read(1, view(1, 6, 3, 1, 500));

        assertThat(meter.total()).isEqualTo(new CacheCounts(6, 3, 1));
        assertThat(meter.total().percent()).isEqualTo(90.0);
        assertThat(meter.fromMemory()).isEqualTo(500);
    }

    @Test
    void nothingAskedForIsNoHit() {
        assertThat(meter.total().percent()).isZero();
    }

    @Test
    void channelsThatAreOverStillCount() {
        read(1, view(1, 5, 0, 0, 50), view(2, 1, 0, 0, 10));
        read(2, view(2, 3, 0, 0, 30));
        read(3);

        assertThat(meter.total().there()).isEqualTo(8);
        assertThat(meter.fromMemory()).isEqualTo(80);
    }

    @Test
    void aChannelThatBeginsAnewCountsFromZero() {
        read(1, view(1, 100, 0, 0, 1_000));
        read(2, view(1, 2, 0, 0, 20));

        assertThat(meter.total().there()).isEqualTo(102);
        assertThat(meter.fromMemory()).isEqualTo(1_020);
    }

    @Test
    void theLastMinutesForgetWhatWasBefore() {
        read(1, view(1, 0, 0, 10, 0));
        read(2, view(1, 1, 0, 10, 0));
        assertThat(meter.recent()).isEqualTo(new CacheCounts(1, 0, 10));

        read(301, view(1, 4, 0, 10, 0));

        assertThat(meter.recent()).isEqualTo(new CacheCounts(4, 0, 0));
        assertThat(meter.total()).isEqualTo(new CacheCounts(4, 0, 10));
    }

    private void read(long second, HlsSnapshot... views) {
        meter.read(List.of(views), Duration.ofSeconds(second));
    }

    private static HlsSnapshot view(long channel, long hits, long joined, long fetched, long saved) {
        return new HlsSnapshot(new ChannelId(channel), 1, Duration.ofSeconds(30), 6, hits, joined, fetched, saved, 9);
    }
}
