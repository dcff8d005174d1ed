package tv.tributary.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveChartTest {
    @Test
    void theChartsUpperEdgeIsARoundNumber() {
        assertThat(LiveChart.ceiling(3)).isEqualTo(5);
        assertThat(LiveChart.ceiling(39_200_000)).isEqualTo(50_000_000);
        assertThat(LiveChart.ceiling(10)).isEqualTo(10);
        assertThat(LiveChart.ceiling(11)).isEqualTo(20);
    }
}
