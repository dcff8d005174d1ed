package tv.tributary.catalog.bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.RenameRule;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Events;
import tv.tributary.job.Jobs;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;

/// Measures changes of channels: `EditBench [channels]`. Prints the median of each, with the time until it shows.
public final class EditBench {
    private EditBench() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length == 0 ? 150_000 : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("edit-bench");
        var list = folder.resolve("list.m3u");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            out.write("#EXTM3U\n");
            for (var i = 0; i < count; i++) {
                out.write("#EXTINF:-1 group-title=\"Group " + i % 300 + "\",Station Nr" + i + "q\n");
                out.write("http://provider.test/live/u/p/" + (i + 1) + ".ts\n");
            }
        }
        try (var events = new Events();
                var http = new Http();
                var database = Database.open(folder.resolve("tributary.db"), events);
                var jobs = new Jobs();
                var catalog =
                        new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system())) {
            var provider = catalog.providers().add(ProviderSettings.of("Bench", list.toString()));
            if (!catalog.sync().sync(provider.id()).await(Duration.ofMinutes(5))) throw new IllegalStateException();
            measure(catalog);
        }
    }

    private static void measure(Catalog catalog) {
        var ids = catalog.channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .map(Channel::id)
                .toList();
        System.out.printf("%,d channels%n", ids.size());
        var editor = catalog.editor();
        median("rename", i -> editor.rename(ids.get(i * 500), "Renamed " + i));
        median("pin a number", i -> editor.renumber(ids.get(i * 500 + 1), Integer.toString(70_000 + i)));
        median("merge two", i -> editor.merge(List.of(ids.get(i * 500 + 2), ids.get(i * 500 + 3))));
        median("hide", i -> editor.hide(List.of(ids.get(i * 500 + 4))));
        median("undo", _ -> catalog.history().undo());
        median("redo", _ -> catalog.history().redo());
        var many = ids.subList(0, ids.size() / 2);
        once("hide half", () -> editor.hide(many));
        once("undo that", () -> catalog.history().undo());
        once("preview a pattern for all", () -> editor.preview(ids, new RenameRule.Match("(\\d+)q$", "$1")));
        once("number 10,000", () -> editor.renumber(ids.subList(0, 10_000), 500_000));
        once("figures", () -> catalog.review().figures(20));
    }

    private interface Step {
        void run(int turn);
    }

    private static void median(String name, Step step) {
        var times = new long[21];
        for (var i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            step.run(i);
            times[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(times);
        System.out.printf("%-28s %6.1f ms (best %.1f)%n", name, times[times.length / 2] / 1e6, times[0] / 1e6);
    }

    private static void once(String name, Runnable step) {
        var start = System.nanoTime();
        step.run();
        System.out.printf("%-28s %6.0f ms%n", name, (System.nanoTime() - start) / 1e6);
    }
}
