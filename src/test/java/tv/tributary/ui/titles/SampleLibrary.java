package tv.tributary.ui.titles;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.library.SampleTitles;
import tv.tributary.logo.SamplePosters;
import tv.tributary.model.ProviderSettings;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.control.LogoImages;

/// A real library of sample titles, over a household of its own.
final class SampleLibrary implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final Household home = new Household();
    final Library library = new Library(
            home.store.database(),
            home.jobs,
            home.store.events(),
            new DetailsLookup(home.catalog.films()::accountOf, home.catalog.films()::details),
            InstantSource.system());

    private final LogoImages posters = LogoImages.ofPosters(SamplePosters::find);

    /// Takes in that many; none leaves the household without a provider.
    SampleLibrary(int movies, int series) throws Exception {
        if (movies + series == 0) return;
        var list = home.list("films.m3u", SampleTitles.list(movies, series));
        var id = home.catalog
                .providers()
                .add(ProviderSettings.of("Northwind", list).withRefreshEvery(Duration.ZERO))
                .id();
        if (!home.catalog.sync().sync(id).await(PATIENCE)) throw new IllegalStateException("still runs");
        if (!library.refresh().await(PATIENCE)) throw new IllegalStateException("still runs");
    }

    TitlesPage page() {
        return new TitlesPage(
                library,
                home.catalog,
                _ -> Map.of("Living room", List.of("Movies/Sample (2001)/Sample (2001).strm")),
                posters,
                home.settings,
                SamplePreview.of(home),
                home.background,
                home.fxBridge,
                home.toasts,
                _ -> {});
    }

    @Override
    public void close() {
        library.close();
        home.close();
    }
}
