package tv.tributary.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamUse;

class ServiceHistogramsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId FYRA = new ChannelId(4);

    @Test
    void startsGapsAndBytesOfViewersAreCountedAndTestsAreNot() {
        try (var events = new Events();
                var histograms = new ServiceHistograms(events)) {
            histograms.hear(joined(StreamUse.VIEWER, 300));
            histograms.hear(joined(StreamUse.VIEWER, 60_000));
            histograms.hear(joined(StreamUse.PROBE, 300));
            histograms.hear(new Event.FailedOver(
                    NOON, FYRA, "Fyra", "Home", "Away", FailureReason.STALLED, Duration.ofMillis(100)));

            assertThat(histograms.startSeconds().counts().counts())
                    .containsExactly(0L, 0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L);
            assertThat(histograms.startSeconds().counts().sum()).isEqualTo(60.3);
            assertThat(histograms.gapSeconds().counts().counts()).startsWith(1L).endsWith(1L);
            assertThat(histograms.viewingBytes().counts().sum()).isZero();
        }
    }

    private static Event joined(StreamUse use, long waited) {
        return new Event.ViewerJoined(NOON, FYRA, "Fyra", "", "", "VLC", use, Duration.ofMillis(waited));
    }
}
