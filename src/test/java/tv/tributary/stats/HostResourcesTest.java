package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostResourcesTest {
    @Test
    void segmentsGetLessThanTheComputerHas() {
        var here = HostResources.here();

        assertThat(here.mostSegmentBytes()).isPositive().isLessThan(here.memoryBytes());
    }

    @Test
    void segmentsGetWholeMegabytes() {
        assertThat(HostResources.here().mostSegmentBytes() % (1 << 20)).isZero();
    }
}
