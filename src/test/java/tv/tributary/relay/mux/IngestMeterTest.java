package tv.tributary.relay.mux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IngestMeterTest {
    private static final int MB = 1 << 20;

    private final Ring ring = new Ring(4 * MB);
    private final IngestMeter meter = new IngestMeter(ring, BufferSettings::defaults);

    @Test
    void whatAProviderSendsAtOnceIsHeld() {
        for (int n = 0; n < 8; n++) meter.received(MB);
        assertThat(ring.allowedLag()).isGreaterThanOrEqualTo(8 * MB);
        for (int n = 0; n < 100; n++) meter.received(MB);
        assertThat(ring.capacity()).isBetween(15 * MB, 16 * MB);
    }

    @Test
    void whereLittleComesTheRingStaysSmall() {
        for (int n = 0; n < 2; n++) meter.received(MB);
        assertThat(ring.capacity()).isBetween(3 * MB, 4 * MB);
    }

    @Test
    void onceMeasuredOnlyTheBitrateCounts() {
        meter.measure(System.nanoTime() + 6_000_000_000L);
        for (int n = 0; n < 100; n++) meter.received(MB);
        assertThat(ring.capacity()).isBetween(3 * MB, 4 * MB);
    }
}
