package tv.tributary.catalog.bench;

import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Events;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;

/// Measures the search, key by key: `SearchBench [channels]`. Each channel has two streams of other names. Prints the
/// processor's time, which a busy machine does not change much.
public final class SearchBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final String[] COUNTRIES = {"UK", "DE", "FR", "IT", "ES", "PL", "TR", "US"};
    private static final String[] BRANDS = {"Sky News", "BBC One", "Sport", "Kino", "Canal Plus", "Nova", "Rai", "TVP"};

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length == 0 ? 150_000 : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("search-bench");
        var list = folder.resolve("list.m3u");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            out.write("#EXTM3U\n");
            for (var i = 0; i < count; i++) {
                var country = COUNTRIES[i % COUNTRIES.length];
                var name = BRANDS[i / COUNTRIES.length % BRANDS.length] + " Nr" + i + "q";
                for (var mark : new String[] {" HD", " FHD"}) {
                    out.write("#EXTINF:-1 group-title=\"" + country + "| GROUP " + i % 40 + "\"," + country + ": "
                            + name.toUpperCase(Locale.ROOT) + mark + "\n");
                    out.write("http://provider.test/live/u/p/" + (2 * i + mark.length()) + ".ts\n");
                }
            }
        }
        try (var events = new Events();
                var http = new Http();
                var database = Database.open(folder.resolve("tributary.db"), events);
                var jobs = new Jobs();
                var catalog =
                        new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system())) {
            var provider = catalog.providers().add(ProviderSettings.of("Bench", list.toString()));
            if (!catalog.sync().sync(provider.id()).await(Duration.ofMinutes(10))) throw new IllegalStateException();
            var channels = catalog.channels();
            System.out.printf("%,d channels%n", channels.counts().channels());
            for (var round = 0; round < 3; round++) {
                for (var typed : new String[] {"bbc one hd", "sky news nr1024q", "bbc1", "zzz"}) keys(channels, typed);
            }
        }
    }

    /// Each of the keys, as one types.
    private static void keys(Channels channels, String typed) {
        var worst = 0.0;
        var took = new double[typed.length()];
        var found = 0;
        for (var end = 1; end <= typed.length(); end++) {
            var began = CLOCK.getCurrentThreadCpuTime();
            found = channels.list(ChannelQuery.of(typed.substring(0, end))).size();
            took[end - 1] = (CLOCK.getCurrentThreadCpuTime() - began) / 1e6;
            worst = Math.max(worst, took[end - 1]);
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-20s a key takes %5.1f ms in the middle, %5.1f ms at most; %,d found at the end%n",
                typed,
                took[took.length / 2],
                worst,
                found);
    }
}
