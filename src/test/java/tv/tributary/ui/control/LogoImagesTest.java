package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogoImagesTest {
    @Test
    void whatIsDecodedIsNotBrokenOffWhenNobodyWaitsForItAnyMore() {
        Thread.currentThread().interrupt();

        var isInterrupted =
                LogoImages.uninterrupted(() -> Thread.currentThread().isInterrupted());

        assertThat(isInterrupted).isFalse();
        assertThat(Thread.interrupted()).as("the caller still knows").isTrue();
    }
}
