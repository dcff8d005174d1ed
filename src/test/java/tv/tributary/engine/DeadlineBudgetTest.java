package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineBudgetTest {
    private final CloseStack.DeadlineBudget deadlineBudget = new CloseStack.DeadlineBudget(Duration.ofSeconds(2));

    @Test
    void nobodyGetsMoreThanHalfOfWhatIsLeft() {
        assertThat(deadlineBudget.next()).isEqualTo(Duration.ofSeconds(1));
        deadlineBudget.took(Duration.ofSeconds(1));
        assertThat(deadlineBudget.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theLastHaveAMomentAlsoWhereTheOthersTookAllTheTime() {
        for (int n = 0; n < 20; n++) {
            deadlineBudget.next();
            deadlineBudget.took(Duration.ofSeconds(1));
        }
        assertThat(deadlineBudget.next()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void whatIsNotUsedStaysForTheOthers() {
        deadlineBudget.next();
        deadlineBudget.took(Duration.ZERO);
        assertThat(deadlineBudget.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aMachineThatStoodStillLeavesTheOthersTheirTime() {
        deadlineBudget.next();
        deadlineBudget.took(Duration.ofMinutes(5));
        assertThat(deadlineBudget.next()).isEqualTo(Duration.ofMillis(500));
    }
}
