package tv.tributary.ui.guide;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.guide.GuideModel.Stage;

/// Draws the page in its states, to look at: `GuideGallery FOLDER`.
final class GuideGallery {
    private static final Instant NOW = Instant.parse("2026-09-01T18:40:00Z");

    private GuideGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(folder, "guide-grid", 1188, 680, () -> view(GuideModel::open));
        Gallery.save(folder, "guide-small", 796, 480, () -> view(GuideModel::open));
        Gallery.save(folder, "guide-wide", 2400, 1300, () -> view(GuideModel::open));
        Gallery.save(folder, "guide-none", 1188, 680, () -> view(model -> model.stage.set(Stage.NO_GUIDE)));
        Gallery.save(
                folder,
                "guide-found",
                1188,
                680,
                () -> view(model -> {
                    model.open();
                    model.search("news");
                }));
        System.exit(0);
    }

    private static GuideView view(Consumer<GuideModel> fill) {
        var home = new Household();
        var model = new GuideModel(
                SampleListings.channels(10_000),
                new SampleListings(),
                _ -> {},
                (_, _) -> {},
                InstantSource.fixed(NOW),
                ZoneId.of("Europe/London"),
                home.background,
                home.fxBridge);
        var view = new GuideView(
                model,
                new RecordingMarks(model, new SampleMarks(), home.background),
                new LogoImages(_ -> Optional.empty()),
                () -> {},
                () -> {},
                () -> {});
        fill.accept(model);
        return view;
    }
}
