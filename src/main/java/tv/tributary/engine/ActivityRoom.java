package tv.tributary.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.event.Events;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.Guide;
import tv.tributary.model.ChannelId;
import tv.tributary.settings.Settings;
import tv.tributary.store.Database;
import tv.tributary.store.StoreException;

/// Opens the room that keeps what happened, and lends it the guide.
final class ActivityRoom {
    private ActivityRoom() {}

    /// @param guide may be built later
    static ActivityLog open(
            Database database, Events events, Settings settings, Supplier<Guide> guide, InstantSource clock) {
        return new ActivityLog(
                database,
                events,
                settings.of(ActivitySettings.NAME, ActivitySettings.defaults()),
                titles(guide),
                clock);
    }

    private static BiFunction<ChannelId, Instant, String> titles(Supplier<Guide> guide) {
        return (channel, at) -> {
            try {
                return guide.get().programmes().of(channel, at, at.plusMillis(1)).stream()
                        .findFirst()
                        .map(Programme::title)
                        .orElse("");
            } catch (StoreException _) {
                return "";
            }
        };
    }
}
