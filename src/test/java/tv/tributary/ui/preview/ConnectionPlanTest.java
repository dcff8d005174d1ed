package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.preview.ConnectionPlan.ProviderConnections;

class ConnectionPlanTest {
    private static final LiveStats NOW = SampleStats.busy(2);

    @Test
    void whatRunsNeedsNoConnection() {
        var running = NOW.streams().stream()
                .map(stream -> row(stream.channel().value(), 1))
                .toList();
        assertThat(ConnectionPlan.of(running, NOW)).isEqualTo(new ConnectionPlan(2, List.of()));
    }

    @Test
    void coldChannelsAreCountedWhereTheirBestSourceIs() {
        var provider = NOW.providers().getFirst();
        var wanted = LongStream.range(900, 903)
                .mapToObj(id -> row(id, provider.id().value()))
                .toList();
        var plan = ConnectionPlan.of(wanted, NOW);
        assertThat(plan.shared()).isZero();
        assertThat(plan.uses())
                .containsExactly(new ProviderConnections(provider.name(), provider.inUse(), 3, provider.connections()));
    }

    @Test
    void nothingChosenTakesNothing() {
        assertThat(ConnectionPlan.of(List.of(), NOW)).isEqualTo(new ConnectionPlan(0, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // in use, more, allowed, missing; 0 allows any number
        "0, 1, 1, 0",
        "1, 1, 1, 1",
        "1, 3, 2, 2",
        "0, 4, 2, 2",
        "5, 2, 4, 2",
        "3, 4, 0, 0",
        "1, 2, 5, 0"
    })
    void whatAnAccountDoesNotAllowIsMissing(int inUse, int more, int allowed, int missing) {
        var use = new ProviderConnections("Northwind", inUse, more, allowed);
        assertThat(use.missing()).isEqualTo(missing);
        assertThat(new ConnectionPlan(0, List.of(use)).fits()).isEqualTo(missing == 0);
    }

    private static ChannelRow row(long id, long provider) {
        var channel = new Channel(new ChannelId(id), "Channel " + id, "", "", "", "");
        return new ChannelRow(channel, 1, List.of(new ProviderId(provider)));
    }
}
