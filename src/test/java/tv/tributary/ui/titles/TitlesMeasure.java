package tv.tributary.ui.titles;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import tv.tributary.library.TitleQuery;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;

/// Prints what a page of many titles costs: reading them, a search from key to rows, and the processor time of the FX
/// thread for a picture while the wall is scrolled: `TitlesMeasure [MOVIES SERIES]`.
final class TitlesMeasure {
    private static final int PICTURES = 300;

    private TitlesMeasure() {}

    public static void main(String[] arguments) throws Exception {
        var movies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 125_000;
        var series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 25_000;
        FxToolkit.start();
        var sample = new SampleLibrary(movies, series);
        var begun = System.nanoTime();
        var all = sample.library.rows(TitleQuery.of(TitleKind.MOVIE, "")).size();
        System.out.printf("%,d films and series read into the index in %.0f ms%n", movies + series, ms(begun));
        for (var round = 0; round < 3; round++) {
            for (var text : List.of("", "s", "si", "silent", "silent river 2", "zzz")) {
                begun = System.nanoTime();
                var cpu = cpu();
                var found = sample.library
                        .rows(TitleQuery.of(TitleKind.MOVIE, text))
                        .size();
                if (round == 2)
                    System.out.printf(
                            "of %,d \"%s\" finds %,d: %.1f ms of CPU, %.1f ms%n",
                            all, text, found, (cpu() - cpu) / 1e6, ms(begun));
            }
        }
        var view = FxToolkit.on(() -> {
            var page = sample.page();
            var stage = new Stage();
            stage.setScene(new Scene((Parent) page.view(), 1280, 720));
            Gallery.dress(stage.getScene(), "dark");
            stage.show();
            page.open();
            return (Parent) page.view();
        });
        Thread.sleep(3_000);
        typing(view);
        var wall = (PosterWall) view.lookup(".poster-wall");
        for (var round = 0; round < 2; round++) {
            measure("down, a line a picture", picture -> wall.scrollTo(picture));
            measure(
                    "anywhere",
                    picture -> wall.scrollTo(picture * 7919 % wall.getItems().size()));
        }
        System.out.println(view.lookupAll(".poster-tile").size() + " tiles have nodes");
        System.gc();
        System.out.printf(
                "heap %,d MB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        System.exit(0);
    }

    /// From the key to the picture with its rows.
    private static void typing(Parent view) throws Exception {
        var search = (TextInputControl) view.lookup(".channel-search");
        var wall = (PosterWall) view.lookup(".poster-wall");
        var texts = List.of("v", "second", "velvet", "little", "endless", "iron", "quiet r", "crimson", "");
        var times = new double[texts.size()];
        for (var i = 0; i < texts.size(); i++) {
            var changed = new CountDownLatch(1);
            var text = texts.get(i);
            var begun = new long[1];
            FxToolkit.on(() -> {
                var before = wall.getAccessibleText();
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (wall.getAccessibleText().equals(before)) return;
                        stop();
                        changed.countDown();
                    }
                }.start();
                begun[0] = System.nanoTime();
                search.setText(text);
                return true;
            });
            if (!changed.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("nothing for " + text);
            times[i] = ms(begun[0]);
            Thread.sleep(300);
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "a key to its rows: median %.0f ms, longest %.0f ms%n",
                times[times.length / 2],
                times[times.length - 1]);
    }

    private static double ms(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// From the timer's call, before the layout, to the end of the pulse.
    private static void measure(String what, IntConsumer step) throws Exception {
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
                    var begun = cpu();
                    var mine = picture++;
                    step.accept(mine);
                    Platform.runLater(() -> works[mine] = (cpu() - begun) / 1e6);
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
