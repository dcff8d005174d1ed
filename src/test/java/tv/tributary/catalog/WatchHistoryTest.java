package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;

/// What was watched last is told by who comes and goes.
class WatchHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void fill() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1",Alpha
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2",Bravo
                http://a.test/live/u/p/2.ts
                """);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theLastWatchedComesFirstAndEachOnce() {
        left("Alpha", NOON, Duration.ofMinutes(5), StreamUse.VIEWER);
        left("Bravo", NOON.plusSeconds(60), Duration.ofMinutes(1), StreamUse.PREVIEW);
        left("Alpha", NOON.plusSeconds(90), Duration.ofMinutes(1), StreamUse.VIEWER);

        assertThat(recent()).containsExactly("Alpha 2026-03-01T12:01:30Z", "Bravo 2026-03-01T12:01:00Z");
        assertThat(rig.catalog().watched().recent(1)).hasSize(1);
    }

    @Test
    void whoPassesByRecordsOrTestsHasNotWatched() {
        left("Alpha", NOON, Duration.ofSeconds(9), StreamUse.VIEWER);
        left("Bravo", NOON, Duration.ofHours(1), StreamUse.RECORDING);
        left("Bravo", NOON, Duration.ofHours(1), StreamUse.PROBE);

        assertThat(recent()).isEmpty();
    }

    @Test
    void whatIsBeingWatchedIsAmongThemAndKeptAtTheEnd() {
        joined("Bravo");
        assertThat(recent()).as("too soon to say").isEmpty();
        rig.pass(Duration.ofSeconds(30));
        rig.catalog()
                .watched()
                .hear(new Event.ViewerJoined(
                        NOON.plusSeconds(25),
                        rig.channel("Alpha").id(),
                        "Alpha",
                        "",
                        "10.0.0.3",
                        "VLC",
                        StreamUse.VIEWER));
        assertThat(recent()).containsExactly("Bravo 2026-03-01T12:00:30Z");

        rig.restart(Duration.ofDays(1));
        assertThat(recent()).containsExactly("Bravo 2026-03-01T12:00:30Z");
    }

    @Test
    void aHiddenOrUnknownChannelIsNotAmongThem() {
        left("Alpha", NOON, Duration.ofMinutes(5), StreamUse.VIEWER);
        rig.catalog().watched().hear(left(new ChannelId(999), NOON, Duration.ofMinutes(5), StreamUse.VIEWER));
        rig.catalog().editor().hide(List.of(rig.channel("Alpha").id()));

        assertThat(recent()).isEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void itListensToWhatIsTold() {
        rig.publish(left(rig.channel("Alpha").id(), NOON, Duration.ofMinutes(5), StreamUse.VIEWER));

        while (recent().isEmpty()) Thread.onSpinWait();
        assertThat(recent()).containsExactly("Alpha 2026-03-01T12:00:00Z");
    }

    private void joined(String channel) {
        rig.catalog()
                .watched()
                .hear(new Event.ViewerJoined(
                        NOON, rig.channel(channel).id(), channel, "", "10.0.0.2", "VLC", StreamUse.VIEWER));
    }

    private void left(String channel, Instant at, Duration watched, StreamUse use) {
        rig.catalog().watched().hear(left(rig.channel(channel).id(), at, watched, use));
    }

    private static Event left(ChannelId channel, Instant at, Duration watched, StreamUse use) {
        return new Event.ViewerLeft(at, channel, "any", "", "10.0.0.2", "VLC", use, watched, 1);
    }

    private List<String> recent() {
        return rig.catalog().watched().recent(20).stream()
                .map(one -> one.row().channel().name() + " " + one.at())
                .toList();
    }
}
