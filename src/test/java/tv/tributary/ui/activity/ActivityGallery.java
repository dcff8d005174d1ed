package tv.tributary.ui.activity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.StoryRow;

/// Draws the page of what happened in its states, to look at: `ActivityGallery FOLDER`.
final class ActivityGallery {
    private static final ChannelId SPORT = new ChannelId(4);
    private static final ChannelId NEWS = new ChannelId(5);

    private ActivityGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household()) {
            var activity = new ActivityLog(
                    home.store.database(),
                    home.store.events(),
                    home.settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
                    (_, _) -> "",
                    InstantSource.system());
            save(folder, home, activity, "empty", 1072, _ -> {});
            evening(Instant.now().minus(Duration.ofHours(26))).forEach(home.store.events()::publish);
            evening(Instant.now().minus(Duration.ofHours(2))).forEach(home.store.events()::publish);
            activity.close();
            save(folder, home, activity, "some", 1072, _ -> {});
            save(folder, home, activity, "narrow", 796, _ -> {});
            save(folder, home, activity, "open", 1072, model -> model.rows.subscribe(() -> openOutage(model)));
            save(folder, home, activity, "filtered", 1072, model -> model.filterChannel(Optional.of(SPORT)));
            save(folder, home, activity, "none", 1072, model -> model.search("nothing of the kind"));
        }
    }

    private static void openOutage(ActivityModel model) {
        model.rows.stream()
                .filter(row -> row instanceof StoryRow it && it.story().facts() > 3 && !it.open())
                .findFirst()
                .ifPresent(row -> {
                    if (model.rows.stream().noneMatch(other -> other instanceof StoryRow it && it.open()))
                        model.toggle(((StoryRow) row).story());
                });
    }

    private static void save(
            Path folder, Household home, ActivityLog activity, String name, double width, Consumer<ActivityModel> state)
            throws Exception {
        Gallery.save(folder, "activity-" + name, width, 720, () -> {
            var model = new ActivityModel(
                    activity,
                    home.settings,
                    _ -> "Sport Arena 2 UHD",
                    _ -> {},
                    home.background,
                    home.fxBridge,
                    home.toasts,
                    _ -> {});
            var view = new ActivityView(model);
            var _ = model.open();
            state.accept(model);
            return view;
        });
    }

    private static List<Event> evening(Instant at) {
        return List.of(
                new Event.SyncFinished(at, new ProviderId(1), "Northwind TV", 12_400, 31, 12, 4, 0),
                new Event.StreamOpened(at.plusSeconds(600), SPORT, "Sport Arena 2 UHD", "Northwind TV"),
                joined(at.plusSeconds(601), SPORT, "Sport Arena 2 UHD", "Anna"),
                refused(at.plusSeconds(1_200)),
                over(at.plusSeconds(1_201), "Northwind TV", "Antenna"),
                over(at.plusSeconds(1_290), "Antenna", "Northwind TV"),
                over(at.plusSeconds(1_330), "Northwind TV", "Antenna"),
                new Event.SlateShown(at.plusSeconds(1_400), SPORT, "Sport Arena 2 UHD", FailureReason.UNREACHABLE),
                new Event.FailedBack(at.plusSeconds(1_500), SPORT, "Sport Arena 2 UHD", "Antenna", "Northwind TV"),
                joined(at.plusSeconds(2_000), NEWS, "Aurora News", ""),
                new Event.ViewerLeft(
                        at.plusSeconds(5_000),
                        SPORT,
                        "Sport Arena 2 UHD",
                        "Anna",
                        "192.168.1.22",
                        "VLC/3.0.20",
                        StreamUse.VIEWER,
                        Duration.ofSeconds(4_400),
                        2_900_000_000L),
                new Event.SyncFailed(at.plusSeconds(5_100), new ProviderId(2), "Antenna", "The host did not answer."),
                new Event.LoginsRefused(at.plusSeconds(5_200), "Anna", "192.168.1.77"),
                new Event.DevicePaired(at.plusSeconds(5_300), "Bedroom TV", "Anna", "192.168.1.31"));
    }

    private static Event refused(Instant at) {
        return new Event.SourceRefused(
                at, SPORT, "Sport Arena 2 UHD", "Northwind TV", "UK: Sport Arena 2 FHD", FailureReason.NO_SLOT);
    }

    private static Event joined(Instant at, ChannelId channel, String name, String user) {
        return new Event.ViewerJoined(at, channel, name, user, "192.168.1.22", "VLC/3.0.20", StreamUse.VIEWER);
    }

    private static Event over(Instant at, String from, String to) {
        return new Event.FailedOver(
                at, SPORT, "Sport Arena 2 UHD", from, to, FailureReason.STALLED, Duration.ofMillis(420));
    }
}
