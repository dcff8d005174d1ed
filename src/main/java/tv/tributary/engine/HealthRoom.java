package tv.tributary.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import tv.tributary.catalog.Catalog;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.HealthSettings;
import tv.tributary.health.Measurements;
import tv.tributary.health.NightlyRound;
import tv.tributary.health.StreamPictures;
import tv.tributary.job.Jobs;
import tv.tributary.relay.Relay;
import tv.tributary.settings.Settings;
import tv.tributary.store.Database;

/// Makes the room of stream tests out of the others.
final class HealthRoom {
    private HealthRoom() {}

    static HealthChecks open(
            Measurements measurements,
            Catalog catalog,
            Relay relay,
            Path data,
            Database database,
            Ffmpeg ffmpeg,
            Jobs jobs,
            InstantSource clock) {
        return new HealthChecks(
                measurements,
                relay.upstreams(),
                catalog::tuning,
                catalog.channels()::isShown,
                IdleConnections.watching(catalog, relay),
                StreamPictures.open(data, database),
                ffmpeg,
                jobs,
                clock);
    }

    /// The tests that the clock starts.
    static NightlyRound rounds(HealthChecks health, Settings settings, InstantSource clock) {
        return new NightlyRound(health, settings.of(HealthSettings.NAME, HealthSettings.defaults())::get, clock);
    }
}
