package tv.tributary.ui.duplicates;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.duplicates.DuplicatesModel.Stage;

/// Draws the page in its states, to look at: `DuplicatesGallery FOLDER`.
final class DuplicatesGallery {
    private DuplicatesGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(folder, "duplicates-empty", 1100, 760, () -> view(model -> model.stage.set(Stage.NO_CHANNELS)));
        Gallery.save(
                folder,
                "duplicates-some",
                1188,
                860,
                () -> view(model -> {
                    fill(model);
                    model.questions.setAll(SampleReview.questions());
                }));
        Gallery.save(folder, "duplicates-decided", 908, 760, () -> view(DuplicatesGallery::fill));
        System.exit(0);
    }

    private static void fill(DuplicatesModel model) {
        model.figures.set(Optional.of(SampleReview.figures()));
        model.largest.setAll(SampleReview.figures().largest());
        model.steps.setAll(SampleReview.steps());
        model.undo.set(Optional.of(SampleReview.steps().getFirst()));
        model.stage.set(Stage.READY);
    }

    private static DuplicatesView view(Consumer<DuplicatesModel> fill) {
        var home = new Household();
        var model = new DuplicatesModel(
                home.catalog.review(), home.catalog.history(), home.background, home.fxBridge, home.toasts, _ -> {});
        var view = new DuplicatesView(model, () -> {});
        fill.accept(model);
        return view;
    }
}
