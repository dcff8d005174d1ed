package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.health.HealthSummary.LostChannel;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;

class HealthSummaryTest {
    private static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");

    private final Map<SourceId, StreamInfo> known = new HashMap<>();
    private final Map<SourceId, Instant> failingSince = new HashMap<>();

    @Test
    void streamsAreCountedByProviderAndByGroup() {
        plays(11);
        fails(12, 1);
        plays(22);
        assertThat(summary(11, 12, 21, 22).providers())
                .containsOnly(
                        Map.entry(new ProviderId(1), new StreamTally(1, 0, 1)),
                        Map.entry(new ProviderId(2), new StreamTally(1, 1, 0)));
        assertThat(summary(11, 12, 21, 22).groups())
                .containsOnly(
                        Map.entry("group 1", new StreamTally(1, 1, 0)), Map.entry("group 2", new StreamTally(1, 0, 1)));
    }

    @Test
    void aChannelIsLostWhenAllItsStreamsHaveFailedForAWeek() {
        fails(11, 30);
        fails(12, 7);
        fails(21, 40);
        assertThat(summary(11, 12, 21).lost())
                .containsExactly(
                        new LostChannel(new ChannelId(2), NOW.minus(Duration.ofDays(40)), 1),
                        new LostChannel(new ChannelId(1), NOW.minus(Duration.ofDays(7)), 2));
    }

    @Test
    void aChannelIsNotLostWhileOneStreamPlaysOrIsUnknownOrFailsNotSoLong() {
        fails(11, 30);
        plays(12);
        fails(21, 30);
        fails(31, 30);
        fails(32, 6);
        assertThat(summary(11, 12, 21, 22, 31, 32).lost()).isEmpty();
    }

    @Test
    void theShareIsOfThoseThatAreKnown() {
        assertThat(new StreamTally(3, 1, 96).share()).contains(0.75);
        assertThat(new StreamTally(0, 0, 96).share()).isEmpty();
    }

    private void plays(long source) {
        known.put(new SourceId(source), StreamInfo.playing(NOW));
    }

    private void fails(long source, int days) {
        known.put(new SourceId(source), StreamInfo.failing(NOW, FailureReason.NOT_FOUND));
        failingSince.put(new SourceId(source), NOW.minus(Duration.ofDays(days)));
    }

    /// Stream 12 is the one that provider 2 has of channel 1.
    private HealthSummary summary(long... streams) {
        var gathering = new HealthSummary.Gathering(
                source -> Optional.ofNullable(known.get(source)),
                source -> Optional.ofNullable(failingSince.get(source)),
                channel -> "group " + channel.value(),
                NOW);
        for (var id : streams) {
            gathering.offer(new Playable(new ChannelId(id / 10), new SourceId(id), new ProviderId(id % 10)));
        }
        return gathering.summary();
    }
}
