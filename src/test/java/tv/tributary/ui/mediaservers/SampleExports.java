package tv.tributary.ui.mediaservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.SourceId;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.ui.Household;

/// A household with some films and a series, and exports of them.
final class SampleExports implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Household home = new Household();
    final Http http = new Http();
    final Library library = new Library(
            home.store.database(),
            home.jobs,
            home.store.events(),
            new DetailsLookup(home.catalog.films()::accountOf, home.catalog.films()::details),
            InstantSource.system());
    final LibraryExports exports = new LibraryExports(
            home.store.database(),
            library,
            home.jobs,
            home.store.events(),
            http,
            new SampleAddresses(),
            new ArtworkDownload(new Fetch(http), BundledFfmpeg.FFMPEG, InstantSource.system()),
            (_, _) -> OptionalLong.empty(),
            InstantSource.system(),
            home.store.folder().resolve("data"));

    private record SampleAddresses() implements ExportAddresses {
        @Override
        public String movie(String base, long title, String ending) {
            return base + "/movie/" + title + "." + ending;
        }

        @Override
        public String episode(String base, long episode, String ending) {
            return base + "/episode/" + episode + "." + ending;
        }

        @Override
        public String film(String base, SourceId source, String ending) {
            return base + "/film/" + source + "." + ending;
        }
    }

    SampleExports() throws Exception {
        var list = new StringBuilder("#EXTM3U\n");
        var films = new String[] {"Alien (1979)", "Heat (1995) 4K", "Amélie (2001)", "Dune: Part Two (2024)"};
        var groups = new String[] {"Science Fiction", "Crime", "FR | Comédie", "Science Fiction"};
        for (var n = 0; n < films.length; n++)
            list.append("#EXTINF:-1 group-title=\"%s\",%s%nhttp://127.0.0.1:9/m/%d.mkv%n"
                    .formatted(groups[n], films[n], n));
        for (var n = 1; n <= 3; n++)
            list.append("#EXTINF:-1 group-title=\"Series\",The Wire S01E0%d%nhttp://127.0.0.1:9/s/%d.mkv%n"
                    .formatted(n, n));
        var added =
                home.catalog.providers().add(ProviderSettings.of("Northwind", home.list("films.m3u", list.toString())));
        home.catalog.sync().sync(added.id()).await(PATIENCE);
        library.refresh().await(PATIENCE);
    }

    ExportsModel model() {
        return new ExportsModel(
                exports,
                home.jobs,
                () -> "http://192.168.1.20:9188",
                () -> Map.of(new ProviderId(1), "Northwind"),
                home.background,
                home.fxBridge,
                home.toasts);
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(home.store.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> result(long id) {
        return exports.find(id).map(status -> status.words());
    }

    @Override
    public void close() {
        exports.close();
        library.close();
        http.close();
        home.close();
    }
}
