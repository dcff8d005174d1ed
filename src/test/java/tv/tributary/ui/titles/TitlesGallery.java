package tv.tributary.ui.titles;

import java.nio.file.Path;
import javafx.scene.Parent;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;

/// Draws the page in its states, to look at: `TitlesGallery FOLDER`.
final class TitlesGallery {
    private TitlesGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        FxToolkit.start();
        try (var many = new SampleLibrary(10_000, 300);
                var none = new SampleLibrary(0, 0)) {
            Gallery.save(folder, "titles-wall", 1188, 680, () -> open(many));
            Gallery.save(folder, "titles-small", 652, 480, () -> open(many));
            Gallery.save(folder, "titles-none", 1188, 680, () -> open(none));
        }
        System.exit(0);
    }

    private static Parent open(SampleLibrary sample) {
        var page = sample.page();
        page.open();
        return (Parent) page.view();
    }
}
