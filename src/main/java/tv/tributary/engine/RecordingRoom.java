package tv.tributary.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import tv.tributary.catalog.Channels;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.event.Events;
import tv.tributary.relay.Relay;
import tv.tributary.settings.Settings;
import tv.tributary.store.Database;

/// Makes the room of recordings out of the others.
final class RecordingRoom {
    /// Among the data, for whoever has chosen no other folder.
    private static final String FOLDER = "recordings";

    private RecordingRoom() {}

    static Recordings open(
            Database database,
            Relay relay,
            Events events,
            Settings settings,
            Channels channels,
            Path data,
            InstantSource clock) {
        return new Recordings(
                database,
                relay,
                events,
                settings.of(RecordingSettings.NAME, RecordingSettings.defaults()),
                id -> channels.find(id).map(detail -> detail.channel().name()),
                data.toAbsolutePath().resolve(FOLDER),
                clock);
    }
}
