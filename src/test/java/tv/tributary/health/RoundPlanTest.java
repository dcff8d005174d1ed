package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ProviderId;

final class RoundPlanTest {
    private static final ProviderId ONE = new ProviderId(1);
    private static final ProviderId OTHER = new ProviderId(2);

    @Test
    void tenConnectionsShareTheStreams() {
        assertThat(RoundPlan.of(Map.of(ONE, 12_400), Map.of(ONE, 10)))
                .isEqualTo(new RoundPlan(12_400, 10, Duration.ofMinutes(31)));
    }

    @Test
    void theProviderWithTheMostStreamsAConnectionIsWaitedFor() {
        assertThat(RoundPlan.of(Map.of(ONE, 1_000, OTHER, 1_000), Map.of(ONE, 10, OTHER, 1)))
                .isEqualTo(new RoundPlan(2_000, 11, Duration.ofMinutes(25)));
    }

    @Test
    void noMoreThanFiftyAreLookedAtTogether() {
        assertThat(RoundPlan.of(Map.of(ONE, 15_000, OTHER, 15_000), Map.of(ONE, 40, OTHER, 40)))
                .isEqualTo(new RoundPlan(30_000, 50, Duration.ofMinutes(15)));
    }

    @Test
    void whatNobodyKnowsIsTwoAndNothingTakesNoTime() {
        assertThat(RoundPlan.of(Map.of(ONE, 100), Map.of())).isEqualTo(new RoundPlan(100, 2, Duration.ofSeconds(75)));
        assertThat(RoundPlan.of(Map.of(), Map.of())).isEqualTo(new RoundPlan(0, 0, Duration.ZERO));
    }
}
