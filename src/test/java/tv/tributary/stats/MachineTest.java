package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void segmentsGetLessThanTheComputerHas() {
        var here = Machine.here();

        assertThat(here.mostSegmentBytes()).isPositive().isLessThan(here.memoryBytes());
    }

    @Test
    void segmentsGetWholeMegabytes() {
        assertThat(Machine.here().mostSegmentBytes() % (1 << 20)).isZero();
    }
}
