package tv.tributary.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.catalog.directory.DirectorySettings;
import tv.tributary.catalog.directory.DirectorySource;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.settings.Settings;

/// The public channel directory of a running engine: its index in the data folder, and the timetable that keeps it
/// fresh. Thread-safe but for [#keepFresh()].
final class FreshDirectory implements AutoCloseable {
    private final DirectorySource source;
    private final InstantSource clock;
    private Optional<Timetable> timetable = Optional.empty();

    /// @param providers asked when the directory has changed; their lists are read again then
    FreshDirectory(
            Path data, Http http, Settings settings, Jobs jobs, InstantSource clock, Supplier<Providers> providers) {
        this.clock = clock;
        this.source = new DirectorySource(
                new Fetch(http),
                data.resolve("channel-directory.gz"),
                settings.of(DirectorySettings.NAME, DirectorySettings.defaults()),
                jobs,
                clock,
                () -> providers.get().readAllAgain());
    }

    /// How names are read now.
    ChannelIdentifier identifier() {
        return source.identifier();
    }

    /// Fetches it whenever it is due. Called once, when the engine is whole.
    void keepFresh() {
        timetable = Optional.of(Timetable.start("directory", clock, source));
    }

    @Override
    public void close() {
        timetable.ifPresent(Timetable::close);
        source.close();
    }
}
