package tv.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(Duration.ofSeconds(2));

    @Test
    void nobodyGetsMoreThanHalfOfWhatIsLeft() {
        assertThat(allowance.next()).isEqualTo(Duration.ofSeconds(1));
        allowance.took(Duration.ofSeconds(1));
        assertThat(allowance.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatIsNotUsedStaysForTheOthers() {
        allowance.next();
        allowance.took(Duration.ZERO);
        assertThat(allowance.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aMachineThatStoodStillLeavesTheOthersTheirTime() {
        allowance.next();
        allowance.took(Duration.ofMinutes(5));
        assertThat(allowance.next()).isEqualTo(Duration.ofMillis(500));
    }
}
