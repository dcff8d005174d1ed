package tv.tributary.catalog.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Events;
import tv.tributary.job.Jobs;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;
import tv.tributary.testkit.FakePanel;

/// Measures syncs of an Xtream account: `XtreamBench [live movies series]`. Prints seconds and the peak heap of each.
public final class XtreamBench {
    private static final int LIVE = 30_000;
    private static final int MOVIES = 125_000;
    private static final int SERIES = 25_000;

    private XtreamBench() {}

    public static void main(String[] arguments) throws Exception {
        var isGiven = arguments.length == 3;
        var live = isGiven ? Integer.parseInt(arguments[0]) : LIVE;
        var movies = isGiven ? Integer.parseInt(arguments[1]) : MOVIES;
        var series = isGiven ? Integer.parseInt(arguments[2]) : SERIES;
        var folder = Files.createTempDirectory("xtream-bench");
        System.out.printf("%,d live, %,d films, %,d series%n", live, movies, series);
        try (var panel = new FakePanel(live, movies, series);
                var events = new Events();
                var http = new Http();
                var database = Database.open(folder.resolve("tributary.db"), events);
                var jobs = new Jobs();
                var catalog =
                        new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system())) {
            var id = catalog.providers()
                    .add(ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO))
                    .id();
            sync("first", catalog, id);
            sync("second, nothing new", catalog, id);
            try (var library = new Library(
                    database,
                    jobs,
                    events,
                    new DetailsLookup(catalog.films()::accountOf, catalog.films()::details),
                    InstantSource.system())) {
                sort("first", library);
                panel.renameMovies(200);
                sync("200 films renamed", catalog, id);
                sort("200 films renamed", library);
            }
            panel.rename("UK: Other");
            sync("all channels renamed", catalog, id);
            System.out.printf("database: %,d bytes%n", Files.size(folder.resolve("tributary.db")));
        }
    }

    private static void sort(String what, Library library) throws InterruptedException {
        var start = System.nanoTime();
        if (!library.refresh().await(Duration.ofMinutes(10))) throw new IllegalStateException("still runs");
        var sorted = System.nanoTime();
        var page = library.list(TitleKind.MOVIE, "film 1", 0, 100);
        System.out.printf(
                "into titles, %s: %.2f s; a search that finds %,d: %.0f ms%n",
                what, (sorted - start) / 1e9, page.total(), (System.nanoTime() - sorted) / 1e6);
    }

    private static void sync(String what, Catalog catalog, ProviderId id) throws InterruptedException {
        var heaps = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heaps.forEach(pool -> pool.resetPeakUsage());
        var start = System.nanoTime();
        if (!catalog.sync().sync(id).await(Duration.ofMinutes(10))) throw new IllegalStateException("still runs");
        var seconds = (System.nanoTime() - start) / 1e9;
        var peak =
                heaps.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        var last = catalog.providers().find(id).orElseThrow().last();
        System.out.printf(
                "%-24s %6.2f s, peak heap %,d MB: %s (%d changed)%n",
                what, seconds, peak >> 20, last.words(), last.changed());
    }
}
