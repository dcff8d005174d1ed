package tv.tributary.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.DayHeading;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.EntryRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.OlderRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.StoryRow;
import tv.tributary.ui.nav.Place;

@ExtendWith(FxToolkit.class)
final class ActivityModelTest {
    /// The middle of a day here.
    private final Instant noon = Instant.now()
            .atZone(ZoneId.systemDefault())
            .toLocalDate()
            .minusDays(3)
            .atTime(12, 0)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    private static final ChannelId FYRA = new ChannelId(4);

    @TempDir
    Path temp;

    private final Household home = new Household();
    private final ActivityLog activity = new ActivityLog(
            home.store.database(),
            home.store.events(),
            home.settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
            (_, _) -> "",
            InstantSource.system());
    private final List<Object> gone = new ArrayList<>();
    private final ActivityModel model;
    private Subscription opened = Subscription.none();

    ActivityModelTest() throws Exception {
        model = FxToolkit.on(() -> new ActivityModel(
                activity,
                home.settings,
                _ -> "Kanal Fyra",
                gone::add,
                home.background,
                home.fxBridge,
                home.toasts,
                gone::add));
    }

    @BeforeEach
    void open() throws Exception {
        run(() -> opened = model.open());
        until(() -> model.known.get());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        activity.close();
        home.close();
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private void happens(List<Event> events) {
        events.forEach(home.store.events()::publish);
    }

    private long stories() {
        return model.rows.stream().filter(StoryRow.class::isInstance).count();
    }

    private ActivityStory first() throws Exception {
        return FxToolkit.on(() -> model.rows.stream()
                .filter(StoryRow.class::isInstance)
                .map(row -> ((StoryRow) row).story())
                .findFirst()
                .orElseThrow());
    }

    @Test
    void whatHappensAppearsUnderItsDay() throws Exception {
        happens(List.of(over(0, FYRA), joined(86_400, "Anna")));
        until(() -> stories() == 2);

        assertThat(FxToolkit.on(() -> model.rows.stream().map(Object::getClass).toList()))
                .isEqualTo(List.of(DayHeading.class, StoryRow.class, DayHeading.class, StoryRow.class));
    }

    @Test
    void anOutageIsOneLineThatOpensAndCloses() throws Exception {
        happens(List.of(over(0, FYRA), over(20, FYRA), over(50, FYRA)));
        until(() -> stories() == 1 && longest() == 3);
        var story = first();
        run(() -> model.toggle(story));
        until(() -> model.rows.size() == 5);

        assertThat(FxToolkit.on(() -> model.rows.subList(2, 5).stream().allMatch(EntryRow.class::isInstance)))
                .isTrue();
        run(() -> model.toggle(story));
        assertThat(FxToolkit.on(() -> model.rows.size())).isEqualTo(2);
    }

    @Test
    void anOpenStoryGrowsWhileItIsLookedAt() throws Exception {
        happens(List.of(over(0, FYRA), over(20, FYRA)));
        until(() -> stories() == 1 && longest() == 2);
        var story = first();
        run(() -> model.toggle(story));
        until(() -> model.rows.size() == 4);
        happens(List.of(over(40, FYRA)));
        until(() -> model.rows.size() == 5);

        assertThat(FxToolkit.on(() -> longest())).isEqualTo(3);
    }

    private int longest() {
        return model.rows.stream()
                .mapToInt(row -> row instanceof StoryRow it ? it.story().facts() : 0)
                .max()
                .orElse(0);
    }

    @Test
    void aLineOfOneFactDoesNotOpen() throws Exception {
        happens(List.of(joined(0, "Anna")));
        until(() -> stories() == 1);
        var story = first();
        run(() -> model.toggle(story));

        assertThat(FxToolkit.on(() -> model.isOpen(story))).isFalse();
    }

    @Test
    void filtersNarrowItAndAreCleared() throws Exception {
        happens(List.of(over(0, FYRA), joined(5, "Anna"), joined(6, "Ben")));
        until(() -> stories() == 3);

        run(() -> model.filterPerson("Anna"));
        until(() -> stories() == 1);
        run(() -> model.filterPerson(""));
        until(() -> stories() == 3);
        run(() -> model.filterKind(Optional.of(StoryKind.OUTAGE)));
        until(() -> stories() == 1);
        run(() -> model.clearFilters());
        until(() -> stories() == 3);
        run(() -> model.filterSeverity(Severity.ERROR));
        until(() -> stories() == 0);
        run(() -> model.clearFilters());
        until(() -> stories() == 3);
        run(() -> model.search("ben"));
        until(() -> stories() == 1);
        run(() -> model.filterChannel(Optional.of(new ChannelId(99))));
        until(() -> stories() == 0);
        assertThat(FxToolkit.on(() -> model.channelName())).isEqualTo("Kanal Fyra");
    }

    @Test
    void olderOnesAreReadWhenTheEndIsReached() throws Exception {
        happens(IntStream.rangeClosed(1, 250)
                .<Event>mapToObj(n -> over(n, new ChannelId(n)))
                .toList());
        until(() -> stories() == ActivityModel.PAGE && model.rows.getLast() instanceof OlderRow);
        until(() -> newest() == 250);
        run(() -> model.readOlder());
        until(() -> stories() == 200);
        run(() -> model.readOlder());
        until(() -> stories() == 250);

        assertThat(FxToolkit.on(() -> model.rows.getLast())).isInstanceOf(StoryRow.class);
        happens(List.of(over(300, new ChannelId(300))));
        until(() -> stories() == 251);
    }

    private long newest() {
        return model.rows.stream()
                .mapToLong(row -> row instanceof StoryRow it ? it.story().id() : 0)
                .max()
                .orElse(0);
    }

    @Test
    void aStoryLeadsToItsChannelAndToThePageThatKnowsMore() throws Exception {
        happens(List.of(new Event.SyncFailed(noon, new ProviderId(1), "Home", "No answer."), over(60, FYRA)));
        until(() -> stories() == 2);
        var outage = first();
        run(() -> {
            model.goToChannel(outage);
            model.goToPlace(outage);
            model.goToPlace(((StoryRow) model.rows.getLast()).story());
        });

        assertThat(gone).isEqualTo(List.of(FYRA, Place.NOW, Place.PROVIDERS));
    }

    @Test
    void whatTheFilterLetsThroughIsExported() throws Exception {
        happens(List.of(over(0, FYRA), joined(5, "Anna")));
        until(() -> stories() == 2);
        var file = temp.resolve("activity.csv");
        run(() -> {
            model.filterPerson("Anna");
            model.export(file, ExportFormat.CSV);
        });
        until(() -> home.toasts.said.stream().anyMatch(words -> words.startsWith("Written to")));

        assertThat(Files.readString(file)).contains("Anna (VLC)").doesNotContain("FailedOver");
    }

    @Test
    void whatIsTooOldGoesWhenLessIsToBeKept() throws Exception {
        happens(List.of(over(-86_400 * 20, FYRA), joined(0, "Anna")));
        until(() -> stories() == 2);
        run(() -> model.keep(7));
        until(() -> stories() == 1);

        assertThat(FxToolkit.on(() -> model.days())).isEqualTo(7);
    }

    private Event over(int second, ChannelId channel) {
        return new Event.FailedOver(
                noon.plusSeconds(second),
                channel,
                "Kanal " + channel,
                "Home",
                "Away",
                FailureReason.STALLED,
                Duration.ZERO);
    }

    private Event joined(int second, String user) {
        return new Event.ViewerJoined(
                noon.plusSeconds(second), FYRA, "Kanal Fyra", user, "192.168.1.9", "VLC", StreamUse.VIEWER);
    }
}
