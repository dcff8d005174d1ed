package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tv.tributary.text.Messages;

class RefreshChoiceTest {
    @Test
    void zeroIsOnlyWhenAsked() {
        assertThat(RefreshChoice.nearest(Duration.ZERO)).isEqualTo(RefreshChoice.ON_DEMAND);
    }

    @Test
    void anOddTimeGetsTheNearestChoice() {
        assertThat(RefreshChoice.nearest(Duration.ofHours(20))).isEqualTo(RefreshChoice.DAILY);
        assertThat(RefreshChoice.nearest(Duration.ofMinutes(5))).isEqualTo(RefreshChoice.HOURLY);
        assertThat(RefreshChoice.nearest(Duration.ofDays(90))).isEqualTo(RefreshChoice.WEEKLY);
    }

    @Test
    void everyChoiceIsItsOwnNearest() {
        for (var choice : RefreshChoice.values()) {
            assertThat(RefreshChoice.nearest(choice.every)).isEqualTo(choice);
        }
    }

    @Test
    void everyChoiceHasWords() {
        for (var choice : RefreshChoice.values())
            assertThat(Messages.of(choice)).isNotBlank();
    }
}
