package tv.tributary.ui.channels;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import tv.tributary.logo.SampleLogos;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.channels.ChannelsLayout.ChannelFace;
import tv.tributary.ui.control.LogoImages;

/// Prints how long pictures of the window take while 100,000 channels are scrolled through, a page each, without logos
/// and with them in turn, and how much of it is work of the FX thread and of the one that draws: `ScrollMeasure [ROWS
/// [ROUNDS]]`.
final class ScrollMeasure {
    private static final int PAGES = 200;

    private ScrollMeasure() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        FxToolkit.start();
        for (int round = 0; round < rounds; round++) {
            for (var face : ChannelFace.values()) {
                measure(face, count, _ -> Optional.empty(), "without logos");
                measure(face, count, SampleLogos::find, "with logos");
            }
        }
        System.exit(0);
    }

    private static void measure(ChannelFace face, int count, LogoImages.Keeper keeper, String what) throws Exception {
        var asked = new AtomicInteger();
        var view = FxToolkit.on(() -> open(count, face, new LogoImages(url -> {
            asked.incrementAndGet();
            return keeper.find(url);
        })));
        Thread.sleep(2_000);
        var before = asked.get();
        scroll(view, face, count, what);
        Thread.sleep(1_000);
        System.out.println("  asked for at first " + before + ", while scrolling " + (asked.get() - before));
        FxToolkit.on(() -> {
            view.getScene().getWindow().hide();
            return true;
        });
    }

    private static ChannelsView open(int count, ChannelFace face, LogoImages logos) {
        var home = new Household();
        var catalog = home.catalog;
        var model = new ChannelsModel(catalog.channels(), catalog.providers(), home.background, home.fxBridge);
        var edits = new ChannelEdits(catalog.editor(), catalog.history(), home.background, home.fxBridge, home.toasts);
        var preview = SamplePreview.of(home);
        var tests = new StreamTests(home.health, home.background, home.fxBridge);
        var view = new ChannelsView(
                model,
                edits,
                ChannelsLayout.defaults(),
                preview,
                home.streamBlockActions,
                logos,
                tests,
                new LineupModel(catalog.selection(), catalog.history(), home.background, home.toasts),
                () -> {});
        var stage = new Stage();
        stage.setScene(new Scene(view, 1200, 800));
        stage.show();
        model.face.set(face);
        model.providers.set(ManyChannels.PROVIDERS);
        model.total.set(count);
        model.stage.set(ChannelsModel.Stage.ROWS);
        model.rows.set(ManyChannels.rows(count));
        return view;
    }

    /// The processor time of a thread so far, in nanoseconds.
    private static long work(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(one -> one != null && one.getThreadName().startsWith(name))
                .mapToLong(one -> threads.getThreadCpuTime(one.getThreadId()))
                .sum();
    }

    private static void scroll(ChannelsView view, ChannelFace face, int count, String what) throws Exception {
        var over = new CountDownLatch(1);
        var worked = new long[2];
        var drawn = new long[2];
        var gaps = new double[PAGES];
        FxToolkit.on(() -> {
            new AnimationTimer() {
                private int page;
                private long last = System.nanoTime();

                @Override
                public void handle(long now) {
                    if (page == 0) {
                        worked[0] = work("JavaFX Application Thread");
                        drawn[0] = work("QuantumRenderer");
                    }
                    if (page == PAGES) {
                        worked[1] = work("JavaFX Application Thread");
                        drawn[1] = work("QuantumRenderer");
                        stop();
                        over.countDown();
                        return;
                    }
                    gaps[page] = (System.nanoTime() - last) / 1e6;
                    last = System.nanoTime();
                    page++;
                    if (face == ChannelFace.GRID) {
                        if (view.lookup(".channel-grid") instanceof ListView<?> grid)
                            grid.scrollTo((int) ((long) page * grid.getItems().size() / (PAGES + 1)));
                    } else if (view.lookup(".channel-table") instanceof TableView<?> table) {
                        table.scrollTo((int) ((long) page * count / (PAGES + 1)));
                    }
                }
            }.start();
            return true;
        });
        over.await();
        Arrays.sort(gaps);
        System.out.printf(
                Locale.ROOT,
                "%s %s: a page takes %.1f ms of the FX thread and %.1f ms of the one that draws; picture to picture,"
                        + " median %.1f ms, 95 of 100 within %.1f ms, worst %.1f ms%n",
                face,
                what,
                (worked[1] - worked[0]) / 1e6 / PAGES,
                (drawn[1] - drawn[0]) / 1e6 / PAGES,
                gaps[PAGES / 2],
                gaps[PAGES * 95 / 100],
                gaps[PAGES - 1]);
    }
}
