package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleHistoryTest {
    @Test
    void theOldestIsForgottenFirst() {
        var sampleHistory = new Stats.SampleHistory(2);
        for (int second = 1; second <= 3; second++) sampleHistory.add(sample(second));

        assertThat(sampleHistory.all()).containsExactly(sample(2), sample(3));
    }

    private static Stats.Sample sample(int second) {
        return new Stats.Sample(Instant.ofEpochSecond(second), 0, 0, 0, 0);
    }
}
