package tv.tributary.ui.channels;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import tv.tributary.logo.SampleLogos;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;
import tv.tributary.ui.control.LogoImages;

/// Prints how long 100,000 channels keep the FX thread, in processor time, and the thread that sorts:
/// `ChannelTableMeasure [ROWS]`.
final class ChannelTableMeasure {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    /// The first lays out, the second may have to once more.
    private static final int FRAMES = 3;

    private ChannelTableMeasure() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        FxToolkit.start();
        var all = ManyChannels.rows(count);
        var model = FxToolkit.on(() -> open(all.size()));
        report("first rows, with layout", 1, () -> shown(model, all));
        var few =
                all.stream().filter(row -> row.channel().name().contains("BBC")).toList();
        model.selected.set(Optional.of(new ChannelId(count / 2)));
        for (var round = 0; round < 3; round++) {
            report("filter to " + few.size() + " rows, FX thread", 5, () -> shown(model, few));
            report("back to all rows, FX thread", 5, () -> shown(model, all));
        }
        for (var column : ChannelColumn.values()) {
            var order = List.of(new SortBy(column, SortBy.Direction.DOWN));
            report(
                    "sort by " + column + ", background thread",
                    5,
                    () -> ChannelQueryResult.sorted(all, order, ManyChannels.PROVIDERS));
        }
        System.exit(0);
    }

    private static ChannelsModel open(int total) {
        var home = new Household();
        var model =
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge);
        var catalog = home.catalog;
        var edits = new ChannelEdits(catalog.editor(), catalog.history(), home.background, home.fxBridge, home.toasts);
        var tests = new StreamTests(home.health, home.background, home.fxBridge);
        var preview = SamplePreview.of(home);
        var stage = new Stage();
        stage.setScene(new Scene(
                new ChannelsView(
                        model,
                        edits,
                        ChannelsLayout.defaults(),
                        preview,
                        home.streamBlockActions,
                        new LogoImages(SampleLogos::find),
                        tests,
                        new LineupModel(catalog.selection(), catalog.history(), home.background, home.toasts),
                        () -> {}),
                1000,
                800));
        stage.show();
        model.providers.set(ManyChannels.PROVIDERS);
        model.total.set(total);
        model.stage.set(ChannelsModel.Stage.ROWS);
        return model;
    }

    /// The processor's time of the FX thread in milliseconds, which a busy machine does not change much: setting the
    /// rows, then layout and drawing.
    private static Double shown(ChannelsModel model, List<tv.tributary.catalog.lineup.ChannelRow> rows)
            throws Exception {
        var drawn = new CountDownLatch(1);
        var began = FxToolkit.on(() -> {
            var before = CLOCK.getCurrentThreadCpuTime();
            model.rows.set(rows);
            frames(drawn).start();
            return before;
        });
        drawn.await();
        return (FxToolkit.on(CLOCK::getCurrentThreadCpuTime) - began) / 1e6;
    }

    /// Counts down once the rows are drawn.
    private static AnimationTimer frames(CountDownLatch drawn) {
        return new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames < FRAMES) return;
                stop();
                drawn.countDown();
            }
        };
    }

    private static void report(String what, int times, Callable<?> work) throws Exception {
        var took = new double[times];
        for (var i = 0; i < times; i++) {
            var began = System.nanoTime();
            var answer = work.call();
            took[i] = answer instanceof Double measured ? measured : (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT, "%-40s median %6.1f ms, worst %6.1f ms%n", what, took[times / 2], took[times - 1]);
    }
}
