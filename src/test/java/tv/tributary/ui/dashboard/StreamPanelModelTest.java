package tv.tributary.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.testkit.SampleStats.NOON;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.dashboard.CandidateRow.Does;
import tv.tributary.ui.dashboard.StreamPanelModel.DashboardLayout;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.StreamBlockActions;

@ExtendWith(FxToolkit.class)
class StreamPanelModelTest {
    private final SilentToasts toasts = new SilentToasts();
    private final List<Object> asked = new CopyOnWriteArrayList<>();
    private final Events events = new Events();
    private RateLimits rateLimits = RateLimits.none();
    private final DashboardModel dashboard =
            SampleDashboard.model(SampleStats.busy(3), SampleStats::tenMinutes, toasts);
    private final Background background = new Background(toasts);
    private final StreamActions actions = new StreamActions(
            _ -> List.of(1L, 2L),
            _ -> Optional.empty(),
            () -> rateLimits,
            asked::add,
            (_, source) -> asked.add(source),
            asked::add);
    private final StreamPanelModel panel = new StreamPanelModel(
            dashboard,
            actions,
            new StreamBlockActions(asked::add, asked::add, background, toasts),
            SampleSharing.of(toasts, new ProgramLauncher(List.of())),
            background,
            new FxBridge(events),
            toasts);

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void aStreamIsShownWithItsViewersAndSources() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            assertThat(panel.name().get()).isEqualTo("Kanal Fyra");
            assertThat(panel.detail().get().orElseThrow().choice()).isEqualTo("1 of 3");
            assertThat(panel.bitrates().get()).containsExactly(1L, 2L);
            assertThat(panel.viewers()).hasSize(3);
            assertThat(panel.candidates().stream().map(LiveRow::get).map(CandidateRow::does))
                    .containsExactly(Does.PLAYS, Does.WAITS, Does.RESTS);
        });
    }

    @Test
    void viewersOfHlsAreToldApartAndHaveFiguresOfTheirOwn() throws Exception {
        onFx(() -> {
            dashboard.show(SampleStats.withHls(3));
            panel.select(new ChannelId(3));
            assertThat(panel.viewers().stream().map(row -> row.get().protocol()))
                    .containsExactly(
                            ViewerSnapshot.Protocol.TS, ViewerSnapshot.Protocol.TS, ViewerSnapshot.Protocol.HLS);
            assertThat(panel.viewers().getFirst().get().facts()).startsWith("400 ms behind live");
            assertThat(panel.viewers().getLast().get().facts()).isEqualTo("900 MB · 0 s");
            assertThat(panel.detail().get().orElseThrow().hls())
                    .contains(new StreamDetail.HlsDetail("HLS: 1 viewer", "30 min", "300", "99.6 %", "3.1 GB"));
        });
    }

    @Test
    void aRestingSourceSaysWhyAndForHowLong() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(1));
            assertThat(panel.candidates().getLast().get().why())
                    .isEqualTo(
                            "The provider refused the connection: wrong login, expired account or too many connections."
                                    + " Retried in 47 s.");
        });
    }

    @Test
    void aRowStaysWhileItsFiguresChange() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            var viewer = panel.viewers().getFirst();
            dashboard.show(SampleStats.busy(3));
            assertThat(panel.viewers().getFirst()).isSameAs(viewer);
        });
    }

    @Test
    void onlyWhatHappenedOnTheChannelIsTold() throws Exception {
        onFx(() -> {
            dashboard.record(new Event.StreamClosed(NOON, new ChannelId(1), "Other"));
            dashboard.record(new Event.FailedOver(
                    NOON, new ChannelId(3), "Kanal Fyra", "One", "One", FailureReason.ENDED, Duration.ofMillis(420)));
            panel.select(new ChannelId(3));
            assertThat(panel.activity().stream().map(ActivityEntry::text))
                    .containsExactly(
                            "Kanal Fyra switched to another stream of One. The stream ended." + " No data for 420 ms.");
        });
    }

    @Test
    void itStaysOpenWhenTheStreamEnds() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            dashboard.show(SampleStats.idle());
            assertThat(panel.channel().get()).contains(new ChannelId(3));
            assertThat(panel.name().get()).isEqualTo("Kanal Fyra");
            assertThat(panel.detail().get()).isEmpty();
            assertThat(panel.viewers()).isEmpty();
        });
    }

    @Test
    void commandsAreGivenAndConfirmed() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            panel.next();
            panel.choose(panel.candidates().get(1).get());
            assertThat(asked).containsExactly(new ChannelId(3), new SourceId(22));
            assertThat(toasts.said)
                    .containsExactly(
                            "Kanal Fyra is switching to its next stream.", "Kanal Fyra is switching to SRC 2 HD.");
        });
    }

    @Test
    void nothingCanBeSwitchedOnAChannelThatStopped() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            dashboard.show(SampleStats.idle());
            panel.next();
            assertThat(asked).isEmpty();
            assertThat(toasts.failed)
                    .containsExactly("Kanal Fyra is no longer playing, so there is nothing to switch.");
        });
    }

    @Test
    void aDisconnectedViewerIsNamed() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(1));
            panel.disconnect(panel.viewers().getFirst().get());
        });
        until(() -> !toasts.said.isEmpty());
        assertThat(asked).containsExactly(0L);
        assertThat(toasts.said.getFirst()).startsWith("VLC 3.0 on 192.168.1.20 was disconnected.");
    }

    @Test
    void aLimitBelowWhatTheStreamNeedsIsTold() throws Exception {
        onFx(() -> {
            panel.select(new ChannelId(3));
            assertThat(shortage()).isEmpty();
            rateLimits = new RateLimits(500_000, 0, 0, Map.of());
            dashboard.show(SampleStats.busy(4));
            assertThat(shortage())
                    .isEqualTo(
                            "Each viewer gets at most 4 Mbit/s, but the stream needs 4.8 Mbit/s: it stutters. Raise the"
                                    + " limit in the settings.");
            rateLimits = new RateLimits(0, 1_000_000, 0, Map.of());
            dashboard.show(SampleStats.busy(5));
            assertThat(shortage()).contains("viewers of this channel");
            rateLimits = new RateLimits(1_000_000, 2_000_000, 9_000_000, Map.of());
            dashboard.show(SampleStats.busy(6));
            assertThat(shortage()).isEmpty();
        });
    }

    private String shortage() {
        return panel.detail().get().orElseThrow().shortage();
    }

    @Test
    void whatIsOpenIsRemembered() throws Exception {
        onFx(() -> {
            var told = new ArrayList<DashboardLayout>();
            panel.remember(new DashboardLayout(Optional.of(new ChannelId(2)), 0.5), told::add);
            assertThat(panel.divider().get()).isEqualTo(0.5);
            assertThat(panel.name().get()).isEqualTo("Harbour News 24");
            panel.select(new ChannelId(1));
            panel.close();
            assertThat(told)
                    .containsExactly(
                            new DashboardLayout(Optional.of(new ChannelId(1)), 0.5),
                            new DashboardLayout(Optional.empty(), 0.5));
        });
    }

    @Test
    void aLayoutOfAnEarlierReleaseHasTheUsualBorder() {
        assertThat(new DashboardLayout(Optional.empty(), 0)).isEqualTo(DashboardLayout.defaults());
    }

    private static void onFx(Runnable steps) throws Exception {
        FxToolkit.on(() -> {
            steps.run();
            return true;
        });
    }
}
