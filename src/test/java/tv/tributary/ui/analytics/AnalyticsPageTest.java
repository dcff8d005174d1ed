package tv.tributary.ui.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderSettings;
import tv.tributary.stats.TrafficHistory.TrafficReport;
import tv.tributary.store.ViewingRow;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.store.ViewingStore;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.analytics.AnalyticsModel.AnalyticsLook;
import tv.tributary.ui.analytics.AnalyticsModel.AnalyticsPeriod;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;

@Timeout(60)
@ExtendWith(FxToolkit.class)
class AnalyticsPageTest {
    private static final Instant NOW = Instant.parse("2026-03-03T18:00:00Z");

    private final Household home = new Household();
    private ActivityLog activity;
    private AnalyticsModel model;
    private AnalyticsView view;
    private Subscription open = Subscription.none();

    @BeforeEach
    void watchForTwoMonths() throws Exception {
        var list = home.list("north.m3u", """
                #EXTM3U
                #EXTINF:-1 group-title="News",Alpha
                http://192.0.2.1/1.ts
                #EXTINF:-1 group-title="Sport",Beta
                http://192.0.2.1/2.ts
                #EXTINF:-1 group-title="Sport",Gamma
                http://192.0.2.1/3.ts
                """);
        var added = home.catalog.providers().add(ProviderSettings.of("Northwind", list));
        assertThat(home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        new ViewingStore(home.store.database())
                .put(List.of(
                        watched(1, "Beta", "Anna", Duration.ofDays(60), Duration.ofHours(1)),
                        watched(2, "Alpha", "Anna", Duration.ofDays(2), Duration.ofHours(2)),
                        watched(3, "Alpha", "", Duration.ofDays(1), Duration.ofMinutes(30))));
        var kept = home.settings.of(ActivitySettings.NAME, ActivitySettings.defaults());
        activity = new ActivityLog(
                home.store.database(), home.store.events(), kept, (_, _) -> "", InstantSource.fixed(NOW));
        model = FxToolkit.on(() -> {
            var turns = new SerialExecutor(home.background);
            return new AnalyticsModel(
                    activity.viewings(),
                    (_, _) -> new TrafficReport(0, 0, 0, List.of()),
                    activity::forgetPeople,
                    home.settings,
                    home.catalog.channels(),
                    home.catalog.editor(),
                    new UndoToasts(home.catalog.history(), turns, home.background, home.fxBridge, home.toasts),
                    turns,
                    InstantSource.fixed(NOW),
                    home.background,
                    home.fxBridge,
                    home.toasts);
        });
        view = FxToolkit.on(() -> new AnalyticsView(model));
        open = FxToolkit.on(() -> {
            var _ = new Scene(view, 1072, 720);
            return model.open();
        });
        until(() -> model.content.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            return true;
        });
        activity.close();
        home.close();
    }

    private ViewingRow watched(long id, String channel, String person, Duration ago, Duration time) {
        var began = NOW.minus(ago);
        return new ViewingRow(
                id,
                began,
                began.plus(time),
                id(channel),
                channel,
                person,
                "VLC",
                "Northwind",
                1 << 20,
                0,
                Ending.LEFT,
                "",
                Duration.ZERO);
    }

    private long id(String name) {
        return home.catalog
                .channels()
                .list(ChannelQuery.of(name))
                .getFirst()
                .channel()
                .id()
                .value();
    }

    private List<String> words() throws Exception {
        return FxToolkit.on(() -> {
            view.applyCss();
            view.layout();
            return view.lookupAll(".label").stream()
                    .filter(node -> node instanceof Label
                            && node.isVisible()
                            && node.getParent().isVisible())
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
    }

    private List<String> shown() {
        return home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }

    private void choose(AnalyticsPeriod period, int days) throws Exception {
        FxToolkit.on(() -> {
            model.period.set(period);
            return true;
        });
        var from = NOW.minus(Duration.ofDays(days));
        until(() -> model.content.get().orElseThrow().report().from().equals(from));
    }

    @Test
    void theWeekIsAddedUpByChannelAndPersonBesideTheWeekBefore() throws Exception {
        assertThat(words())
                .contains("2 h 30 min", "0 s in the period before", "Alpha", "Anna", "The household", "Northwind")
                .doesNotContain("Beta");
    }

    @Test
    void tablesStandInThePlaceOfCharts() throws Exception {
        assertThat(words()).noneMatch(words -> words.startsWith("Sunday 18:00"));
        FxToolkit.on(() -> {
            model.look.set(AnalyticsLook.TABLES);
            return true;
        });
        assertThat(words().stream().filter(words -> words.contains(":00 · "))).isNotEmpty();
    }

    @Test
    void whatNobodyWatchedForAMonthIsHiddenInOneStepAndBroughtBackByOne() throws Exception {
        assertThat(model.content.get().orElseThrow().unwatched())
                .as("a week is too short")
                .isEmpty();
        choose(AnalyticsPeriod.MONTH, 30);
        assertThat(model.content.get().orElseThrow().unwatched())
                .extracting(Channel::name)
                .containsExactly("Beta", "Gamma");
        FxToolkit.on(() -> {
            model.hideUnwatched();
            return true;
        });
        until(() -> model.content.get().orElseThrow().unwatched().isEmpty());
        assertThat(shown()).containsExactly("Alpha");
        home.catalog.history().undo();
        assertThat(shown()).containsExactly("Alpha", "Beta", "Gamma");
    }

    @Test
    void beforeAPeriodIsOverNothingIsSaidToBeUnwatched() throws Exception {
        choose(AnalyticsPeriod.QUARTER, 91);
        assertThat(model.content.get().orElseThrow().unwatched()).isEmpty();
    }

    @Test
    void namesAreNoLongerKeptAndThoseOfThePastAreRemoved() throws Exception {
        assertThat(model.named.get()).isTrue();
        FxToolkit.on(() -> {
            model.keepNames(false);
            model.forgetNames();
            return true;
        });
        until(() -> model.content.get().orElseThrow().report().people().stream()
                .allMatch(total -> total.name().isEmpty()));
        until(() -> !model.named.get());
        assertThat(words()).doesNotContain("Anna", "VLC");
    }

    @Test
    void thePeriodIsWrittenAsCsv() throws Exception {
        var file = home.store.folder().resolve("viewings.csv");
        FxToolkit.on(() -> {
            model.export(file);
            return true;
        });
        until(() -> home.toasts.said.stream().anyMatch(words -> words.contains("viewings.csv")));
        assertThat(Files.readString(file))
                .contains("\"Alpha\",\"Anna\",\"VLC\"")
                .doesNotContain("Beta");
    }
}
