package tv.tributary.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.server.api.ApiEndpoints.EventStream;

class EventJsonTest {
    @Test
    void aFactIsAnEventWithItsTypeAndParts() {
        var fact = new Event.FailedOver(
                Instant.EPOCH,
                new ChannelId(3),
                "Three",
                "One",
                "Two",
                FailureReason.NO_SLOT,
                Duration.ofMillis(1_500));

        assertThat(EventStream.message(fact)).isEqualTo("""
                event: FailedOver
                data: {"type":"FailedOver","at":"1970-01-01T00:00:00Z","channel":3,"name":"Three","from":"One",\
                "to":"Two","why":"no_slot","gap":1.5}

                """);
    }
}
