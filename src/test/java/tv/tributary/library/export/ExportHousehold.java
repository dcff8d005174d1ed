package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tv.tributary.catalog.Catalog;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.SourceId;
import tv.tributary.net.AddressGuard;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// A catalogue that is filled by lists in files, and exports of it.
final class ExportHousehold implements AutoCloseable {
    static final String ADDRESS = "http://192.168.1.20:9188";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final TempStore store = new TempStore();
    final Http http = new Http();
    final Jobs jobs = new Jobs();
    final ManualClock clock = new ManualClock(Instant.parse("2026-11-30T12:00:00Z"));
    final Catalog catalog =
            new Catalog(store.database(), Catalog.kinds(new Fetch(http)), jobs, store.events(), InstantSource.system());
    final Library library = new Library(
            store.database(),
            jobs,
            store.events(),
            new DetailsLookup(catalog.films()::accountOf, catalog.films()::details),
            InstantSource.system());
    final LibraryExports exports = new LibraryExports(
            store.database(),
            library,
            jobs,
            store.events(),
            http,
            new PlainAddresses(),
            new ArtworkDownload(new Fetch(http, new AddressGuard(_ -> true)), BundledFfmpeg.FFMPEG, clock),
            (_, _) -> OptionalLong.empty(),
            clock,
            store.folder());
    private final Path lists;

    /// @param lists a folder for the lists
    ExportHousehold(Path lists) {
        this.lists = lists;
    }

    /// Addresses with a token of their own.
    record PlainAddresses() implements ExportAddresses {
        @Override
        public String movie(String base, long title, String ending) {
            return base + "/t0ken/movie/" + title + "." + ending;
        }

        @Override
        public String episode(String base, long episode, String ending) {
            return base + "/t0ken/episode/" + episode + "." + ending;
        }

        @Override
        public String film(String base, SourceId source, String ending) {
            return base + "/t0ken/film/" + source + "." + ending;
        }
    }

    /// @param films each `group|name`, at an address that ends in `.mkv`
    ProviderId provider(String name, List<String> films) throws Exception {
        var id = catalog.providers()
                .add(ProviderSettings.of(name, list(name, films)).withRefreshEvery(Duration.ZERO))
                .id();
        sync(id);
        return id;
    }

    /// The provider's list is another one now.
    void relist(ProviderId id, String name, List<String> films) throws Exception {
        list(name, films);
        sync(id);
    }

    /// The list has to be another one than before.
    void sync(ProviderId id) throws InterruptedException {
        var before = exports.syncsOf(id);
        assertThat(catalog.sync().sync(id).await(PATIENCE)).isTrue();
        assertThat(library.refresh().await(PATIENCE)).isTrue();
        // The fact is counted on a thread of its own.
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (exports.syncsOf(id) == before && System.nanoTime() < deadline) LockSupport.parkNanos(1_000_000);
        assertThat(exports.syncsOf(id)).isGreaterThan(before);
    }

    /// Writes the export and says what came of it.
    ExportStatus run(long id) throws InterruptedException {
        var job = exports.run(id);
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(job.view().state()).describedAs(job.view().note()).isEqualTo(Job.State.DONE);
        return exports.find(id).orElseThrow();
    }

    /// Whether an export, or what follows it, still runs.
    boolean isBusy(long id) {
        return jobs.running("export " + id).isPresent()
                || exports.artwork(id).isPresent()
                || exports.details(id).isPresent();
    }

    /// All files in a folder but our own sign, with their content.
    static Map<String, String> files(Path root) {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve(".tributary")))
                    .collect(Collectors.toMap(
                            file -> root.relativize(file).toString().replace('\\', '/'),
                            ExportHousehold::text,
                            (one, _) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same files, without their content.
    static List<String> names(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve(".tributary")))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String list(String name, List<String> films) throws IOException {
        var text = new StringBuilder("#EXTM3U\n");
        for (var film : films) {
            var bar = film.indexOf('|');
            var title = film.substring(bar + 1);
            text.append("#EXTINF:-1 group-title=\"%s\",%s%nhttp://127.0.0.1:9/movie/u/p/%s.mkv%n"
                    .formatted(film.substring(0, bar), title, Integer.toHexString(title.hashCode())));
        }
        return Files.writeString(lists.resolve(name + ".m3u"), text).toString();
    }

    @Override
    public void close() {
        exports.close();
        library.close();
        catalog.close();
        jobs.close();
        http.close();
        store.close();
    }
}
