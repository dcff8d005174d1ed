package tv.tributary.ui.titles;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.library.SampleTitles;
import tv.tributary.logo.SamplePosters;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.MediaInfo;
import tv.tributary.store.TitleDetailsStore;
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

    private final LogoImages backdrops = LogoImages.ofBackdrops(SamplePosters::wide);
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

    /// A provider has said more of it.
    void describe(Title title) {
        var details = new TitleDetails(
                "",
                title.plot(),
                title.genres(),
                "Mara Lind, Jonas Verhoeven, Aiko Tanabe",
                "Ines Okafor",
                "Pavel Hruska",
                "Norway, France",
                OptionalDouble.empty(),
                "FSK 12",
                Optional.of(LocalDate.of(2011, 3, 4)),
                Optional.of(Duration.ofMinutes(112)),
                "",
                List.of("backdrop:" + title.id()),
                Map.of(),
                "",
                "",
                "",
                new MediaInfo("h264", 1_920, 800, "aac", 6, List.of("eng"), 5_000));
        new TitleDetailsStore(home.store.database())
                .set(
                        title.kind(),
                        title.id(),
                        library.versions(title.id()).getFirst().source(),
                        new Listing(details, List.of()),
                        Instant.now());
    }

    TitlesPage page() {
        return new TitlesPage(
                library,
                home.catalog,
                _ -> Map.of("Living room", List.of("Movies/Sample (2001)/Sample (2001).strm")),
                posters,
                backdrops,
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
