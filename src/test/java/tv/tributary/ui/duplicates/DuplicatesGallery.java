package tv.tributary.ui.duplicates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.logo.SampleLogos;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
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
                    ask(model, 0);
                }));
        for (var question : SampleReview.questions()) {
            var index = SampleReview.questions().indexOf(question);
            Gallery.save(
                    folder,
                    "duplicates-" + question.kind().name().toLowerCase(Locale.ROOT),
                    1188,
                    860,
                    () -> view(model -> {
                        fill(model);
                        ask(model, index);
                    }));
        }
        Gallery.save(folder, "duplicates-decided", 908, 760, () -> view(DuplicatesGallery::fill));
        System.exit(0);
    }

    /// One question first, which is chosen then.
    private static void ask(DuplicatesModel model, int first) {
        var questions = new ArrayList<>(SampleReview.questions());
        Collections.rotate(questions, -first);
        model.open.set(250);
        model.kinds.setAll(SampleReview.kinds());
        model.questions.setAll(questions);
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
                home.catalog.review(),
                home.catalog.questions(),
                home.catalog.history(),
                home.background,
                home.fxBridge,
                home.toasts,
                _ -> {});
        var view = new DuplicatesView(model, new LogoImages(SampleLogos::find), () -> {});
        fill.accept(model);
        return view;
    }
}
