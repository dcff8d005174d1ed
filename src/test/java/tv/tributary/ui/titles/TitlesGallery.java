package tv.tributary.ui.titles;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Parent;
import tv.tributary.library.TitleQuery;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// Draws the page in its states, to look at: `TitlesGallery FOLDER`.
final class TitlesGallery {
    private TitlesGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        FxToolkit.start();
        try (var many = new SampleLibrary(10_000, 300);
                var none = new SampleLibrary(0, 0)) {
            // Fills the shelf of posters.
            Gallery.save(folder, "titles-first", 1188, 680, () -> open(many));
            watchSome(many);
            many.describe(many.library
                    .page(TitleQuery.of(TitleKind.MOVIE, "endless melody 25"), 0, 1)
                    .titles()
                    .getFirst());
            Gallery.save(folder, "titles-wall", 1188, 680, () -> open(many));
            Gallery.save(folder, "titles-small", 652, 480, () -> open(many));
            Gallery.save(folder, "titles-none", 1188, 680, () -> open(none));
            Gallery.save(folder, "titles-film", 1188, 680, () -> open(many, TitleKind.MOVIE, "endless melody 25"));
            Gallery.save(folder, "titles-series", 1188, 680, () -> open(many, TitleKind.SERIES, "silent"));
            Gallery.save(folder, "titles-series-small", 652, 480, () -> open(many, TitleKind.SERIES, "silent"));
            many.home.settings.save(
                    TitlesLayout.NAME,
                    new TitlesLayout(TitleKind.MOVIE, TitleFace.TABLE, TitleQuery.TitleOrder.RATING, false, true));
            Gallery.save(folder, "titles-table", 1188, 680, () -> open(many));
        }
        System.exit(0);
    }

    private static void watchSome(SampleLibrary sample) {
        var films = sample.library.rows(TitleQuery.of(TitleKind.MOVIE, "melody 25"));
        for (var i = 0; i < films.size(); i += 2)
            sample.library
                    .progress()
                    .note(films.get(i).id(), 0, Duration.ofMinutes(20 + i * 4L), Duration.ofMinutes(110));
        var series =
                sample.library.rows(TitleQuery.of(TitleKind.SERIES, "silent")).getFirst();
        var episodes = sample.library.knownEpisodes(series.id());
        sample.library.progress().mark(series.id(), episodes.getFirst().id(), true);
        sample.library
                .progress()
                .note(series.id(), episodes.get(1).id(), Duration.ofMinutes(17), Duration.ofMinutes(44));
    }

    private static Parent open(SampleLibrary sample) {
        var page = sample.page();
        page.open();
        return (Parent) page.view();
    }

    private static Parent open(SampleLibrary sample, TitleKind kind, String text) {
        var page = sample.page();
        page.open();
        page.show(sample.library.rows(TitleQuery.of(kind, text)).getFirst());
        return (Parent) page.view();
    }
}
