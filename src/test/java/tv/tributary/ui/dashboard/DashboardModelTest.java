package tv.tributary.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.testkit.SampleStats.NOON;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SilentToasts;

class DashboardModelTest {
    private final DashboardModel model =
            SampleDashboard.model(SampleStats.firstStart(), SampleStats::tenMinutes, new SilentToasts());

    @Test
    void aMachineWithoutFfmpegIsToldWhatItMisses() {
        var runs = new Availability(Optional.of(Path.of("/bin/ffmpeg")), "8.0.1", "");
        assertThat(DashboardModel.warning(runs)).isEmpty();
        var none = new Availability(Optional.empty(), "", "there is none on this machine");
        assertThat(DashboardModel.warning(none))
                .startsWith("FFmpeg cannot start on this computer (there is none on this machine).")
                .endsWith("Install your system's ffmpeg.");
    }

    @Test
    void theMergeIsToldInOneSentence() {
        model.show(SampleStats.idle());
        assertThat(model.merge().get().sentence()).isEqualTo("28,937 streams → 25,148 channels, 3,789 merged");
    }

    @Test
    void oneStreamIsNotToldAsMany() {
        model.show(with(SampleStats.idle(), new CatalogCounts(1, 1, 0, 0, 0)));
        assertThat(model.merge().get().sentence()).isEqualTo("1 stream → 1 channel, 0 merged");
    }

    @Test
    void smallProvidersAreGathered() {
        var many = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new LiveStats.ProviderUse(
                        new tv.tributary.model.ProviderId(i), "P" + i, true, i * 100, 0, 1, ""))
                .toList();
        var idle = SampleStats.idle();
        var merge = MergeDiagramData.of(new LiveStats(
                NOON, idle.uptime(), 0, 0, 0, 0, 0, 0, 0, 0, 100, idle.hls(), List.of(), idle.catalog(), many));
        assertThat(merge.inflows())
                .containsExactly(
                        new MergeDiagramData.Inflow("P6", 600),
                        new MergeDiagramData.Inflow("P5", 500),
                        new MergeDiagramData.Inflow("P4", 400),
                        new MergeDiagramData.Inflow("3 others", 600));
    }

    @Test
    void theCardsSayWhatTheFiguresMean() {
        model.show(SampleStats.busy(20));
        var dashboardFigures = model.figures().get();
        assertThat(dashboardFigures.lead()).isEqualTo("20 channels are playing for 39 viewers.");
        assertThat(dashboardFigures.channels()).isEqualTo(new DashboardFigures.Card("25,148", "2,611 have backups"));
        assertThat(dashboardFigures.health()).isEqualTo(new DashboardFigures.Card("70 %", "6 streams have trouble"));
        assertThat(dashboardFigures.saved())
                .isEqualTo(new DashboardFigures.Card("113 GB", "61.3 % of 184 GB delivered"));
    }

    @Test
    void hlsIsLeftOutUntilSomebodyWatchesSo() {
        model.show(SampleStats.busy(20));
        assertThat(model.hls().get()).isEmpty();
    }

    @Test
    void hlsIsToldByItsHitRateAndMemory() {
        model.show(SampleStats.withHls(20));
        assertThat(model.hls().get())
                .contains(new HlsFigures(
                        "6 viewers",
                        "99.9 %",
                        "99.8 % since the start",
                        "212 GB",
                        "171 MB",
                        "of 256 MB RAM",
                        171 / 256.0,
                        "1.4 GB on disk"));
    }

    @Test
    void aPlayingChannelHasItsLogo() {
        model.show(SampleStats.busy(3));
        assertThat(model.streams().getFirst().get().logo()).isEqualTo("logo:1");
    }

    @Test
    void factsWithoutMeaningForAUserAreLeftOut() {
        model.record(new Event.Changed(NOON, Topic.CHANNELS));
        assertThat(model.activity()).isEmpty();
    }

    @Test
    void onlyTheNewestThousandAreKept() {
        for (var i = 1; i <= 1_050; i++) model.record(new Event.StreamClosed(NOON, new ChannelId(i), "C" + i));
        assertThat(model.activity()).hasSize(1_000);
        assertThat(model.activity().getFirst().text()).startsWith("C1050 ");
        assertThat(model.activity().getLast().text()).startsWith("C51 ");
    }

    @Test
    void blocksFillTheColumnAndSmallOnesCanStillBeSeen() {
        var blocks = MergeDiagram.SankeyBlock.apart(new MergeDiagram.SankeyBlock(0, 108), List.of(9_990, 10));
        assertThat(blocks.getFirst()).isEqualTo(new MergeDiagram.SankeyBlock(0, 97));
        assertThat(blocks.getLast()).isEqualTo(new MergeDiagram.SankeyBlock(105, 3));
    }

    private static LiveStats with(LiveStats stats, CatalogCounts counts) {
        return new LiveStats(
                NOON, stats.uptime(), 0, 0, 0, 0, 0, 0, 0, 0, 100, stats.hls(), List.of(), counts, stats.providers());
    }
}
