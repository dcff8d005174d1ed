package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.SampleStats;

class BitratesTest {
    private final Stats.Bitrates bitrates = new Stats.Bitrates(2);
    private final ChannelId first = new ChannelId(1);

    @Test
    void theNewestStandAtTheEnd() {
        for (var i = 0; i < 3; i++) bitrates.add(SampleStats.busy(1).streams());
        assertThat(bitrates.of(first)).containsExactly(4_200_000L, 4_200_000L);
    }

    @Test
    void aChannelThatStoppedIsForgotten() {
        bitrates.add(SampleStats.busy(1).streams());
        bitrates.add(List.of());
        assertThat(bitrates.of(first)).isEmpty();
    }
}
