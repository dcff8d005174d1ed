package tv.tributary.catalog.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.archive.PastChannels.PastRequest;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.testkit.ManualClock;

/// A past programme that plays as a channel: from which moment its sources are asked for it.
class PastChannelsTest {
    private static final Instant START = Instant.parse("2026-03-01T19:00:00Z");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T08:00:00Z"));
    /// Two forms of one source's address, and another source.
    private final PastChannels channels = new PastChannels(
            (channel, start, end, _) -> channel.value() == 7
                    ? Stream.of("1 a", "1 b", "2 c")
                            .map(one -> candidate(one, start, end))
                            .toList()
                    : List.of(),
            clock);

    private static Candidate candidate(String one, Instant start, Instant end) {
        return new Candidate(
                        new SourceId(Long.parseLong(one.substring(0, 1))),
                        new ProviderId(1),
                        "Provider",
                        "Seven",
                        "http://a.test/" + one.substring(2),
                        Map.of(),
                        "account",
                        1,
                        FailoverTolerance.usual())
                .recorded(url -> url + "/" + start + "/" + end);
    }

    private static PastRequest request(String viewer) {
        return new PastRequest(new ChannelId(7), "Seven · News", START, START.plus(Duration.ofHours(1)), "", viewer);
    }

    private List<String> addresses(ChannelId id) {
        return channels.tuning(id).orElseThrow().candidates().stream()
                .map(Candidate::url)
                .toList();
    }

    @Test
    void eachSourceIsAskedForItFromItsStart() {
        var id = channels.open(request("tv")).orElseThrow();

        assertThat(PastChannels.isPast(id)).isTrue();
        assertThat(channels.tuning(id).orElseThrow().name()).isEqualTo("Seven · News");
        assertThat(addresses(id))
                .containsExactly(
                        "http://a.test/a/2026-03-01T19:00:00Z/2026-03-01T20:00:00Z",
                        "http://a.test/c/2026-03-01T19:00:00Z/2026-03-01T20:00:00Z");
    }

    @Test
    void whatIsWatchedGoesOnWhereItIsAndEndsAtItsEnd() {
        var id = channels.open(request("tv")).orElseThrow();
        assertThat(addresses(id)).hasSize(2);
        for (int n = 0; n < 60; n++) {
            clock.pass(Duration.ofSeconds(10));
            assertThat(addresses(id).getFirst()).contains("/" + START.plusSeconds(10L * (n + 1)) + "/");
        }
        for (int n = 0; n < 294; n++) {
            clock.pass(Duration.ofSeconds(10));
            channels.tuning(id);
        }
        assertThat(addresses(id)).as("59 minutes").isEmpty();
    }

    @Test
    void whatWasLeftBeginsAtItsStartAgain() {
        var id = channels.open(request("tv")).orElseThrow();
        assertThat(addresses(id).getFirst()).contains("19:00:00Z/");
        clock.pass(Duration.ofMinutes(2));

        assertThat(channels.open(request("tv"))).contains(id);
        assertThat(addresses(id).getFirst()).contains("19:00:00Z/");
    }

    @Test
    void everyViewerHasTheirOwn() {
        var one = channels.open(request("tv")).orElseThrow();
        assertThat(channels.open(request("phone"))).isPresent().get().isNotEqualTo(one);
    }

    @Test
    void whereNoArchiveHasItThereIsNoChannel() {
        var elsewhere = new PastRequest(new ChannelId(8), "Eight", START, START.plusSeconds(60), "", "tv");
        assertThat(channels.open(elsewhere)).isEmpty();
        assertThat(channels.tuning(new ChannelId(900_000_000_000_000_123L))).isEmpty();
    }
}
