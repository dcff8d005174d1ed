package tv.tributary.ui.guide;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;

/// Prints the processor time of the FX thread for a picture while the guide of 10,000 channels is scrolled
/// down, and then through its days: `GuideScrollMeasure [ROWS]`.
final class GuideScrollMeasure {
    private static final int PICTURES = 300;

    private GuideScrollMeasure() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        FxToolkit.start();
        var home = new Household();
        var model = FxToolkit.on(() -> new GuideModel(
                SampleListings.channels(count),
                new SampleListings(),
                _ -> {},
                (_, _) -> {},
                InstantSource.fixed(Instant.parse("2026-09-01T18:40:00Z")),
                ZoneId.of("Europe/London"),
                home.background,
                home.fxBridge));
        var view = FxToolkit.on(() -> {
            var made = new GuideView(
                    model,
                    new RecordingMarks(model, new SampleMarks(), home.background),
                    new LogoImages(_ -> Optional.empty()),
                    () -> {},
                    () -> {},
                    () -> {});
            var stage = new Stage();
            stage.setScene(new Scene(made, 1280, 720));
            Gallery.dress(stage.getScene(), "dark");
            stage.show();
            model.open();
            return made;
        });
        Thread.sleep(3_000);
        for (var round = 0; round < 3; round++) {
            measure("down, 1 row a picture", () -> model.down(1));
            measure("down, 12 rows a picture", () -> model.down(12));
            measure("sideways, 24 pixels a picture", () -> model.pan(24));
            FxToolkit.on(() -> {
                model.moveTo(new GuideCursor(0, model.now.get()));
                return true;
            });
        }
        System.out.println(view.lookupAll(".airing").size() + " programmes and "
                + ((ListView<?>) view.lookup(".guide-list"))
                        .lookupAll(".guide-row")
                        .size() + " rows have nodes");
        System.exit(0);
    }

    private static long work() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// From the timer's call, before the layout, to the end of the pulse.
    private static void measure(String what, Runnable step) throws Exception {
        var over = new CountDownLatch(1);
        var works = new double[PICTURES];
        FxToolkit.on(() -> {
            new AnimationTimer() {
                private int picture;

                @Override
                public void handle(long now) {
                    if (picture == PICTURES) {
                        stop();
                        over.countDown();
                        return;
                    }
                    var begun = work();
                    step.run();
                    var mine = picture++;
                    javafx.application.Platform.runLater(() -> works[mine] = (work() - begun) / 1e6);
                }
            }.start();
            return true;
        });
        over.await();
        Thread.sleep(200);
        Arrays.sort(works);
        System.out.printf(
                Locale.ROOT,
                "%-30s median %.1f ms, 95 %% within %.1f ms, longest %.1f ms%n",
                what,
                works[PICTURES / 2],
                works[PICTURES * 95 / 100],
                works[PICTURES - 1]);
    }
}
