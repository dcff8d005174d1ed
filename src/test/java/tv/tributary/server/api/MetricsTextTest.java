package tv.tributary.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.server.api.Metrics.MetricsText;

class MetricsTextTest {
    private final MetricsText page = new MetricsText();

    @Test
    void aFamilyHasItsHelpAndItsType() {
        page.counter("bytes_total", "Bytes sent.", 5e12);

        assertThat(page).hasToString("""
                # HELP bytes_total Bytes sent.
                # TYPE bytes_total counter
                bytes_total 5000000000000
                """);
    }

    @Test
    void whatALabelHoldsIsEscaped() {
        page.value("viewers", 2, "name", "A \"b\" \\ c\nd", "provider", "One");

        assertThat(page).hasToString("viewers{name=\"A \\\"b\\\" \\\\ c\\nd\",provider=\"One\"} 2\n");
    }

    @Test
    void fractionsStay() {
        page.value("percent", 66.7);

        assertThat(page).hasToString("percent 66.7\n");
    }
}
