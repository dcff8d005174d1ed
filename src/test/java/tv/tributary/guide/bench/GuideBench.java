package tv.tributary.guide.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tv.tributary.event.Events;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.ExactIdMatcher;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;

/// Measures how fast guides are read, and what importing one with a million programmes costs. Arguments: how many
/// channels and how many programmes each (10000 100), and `xmltv` to measure the parser alone.
public final class GuideBench {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss Z").withZone(ZoneOffset.UTC);
    private static final String[] WORDS = ("the a of and night day love murder house river city world story return game"
                    + " king queen mystery doctor detective family summer winter secret island journey music dance"
                    + " science history nature planet war peace garden kitchen champion final live weather news")
            .split(" ");

    private GuideBench() {}

    public static void main(String... arguments) throws Exception {
        var channels = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        var folder = Files.createTempDirectory("guide-bench");
        var file = folder.resolve("guide.xml");
        write(file, channels, each);
        System.out.printf("guide: %,d programmes, %,d bytes%n", channels * each, Files.size(file));
        if (arguments.length > 2) parse(file);
        else imported(folder, file, channels);
    }

    private static void parse(Path file) throws IOException {
        for (var round = 0; round < 5; round++) {
            var counter = new Counter();
            var start = System.nanoTime();
            var cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                XmltvReader.read(in, "", counter, () -> {});
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            var busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf(
                    "read %,d programmes in %.2f s, %.2f s of CPU: %.0f MB/s of CPU, peak heap %,d MB%n",
                    counter.programmes, seconds, busy, Files.size(file) / 1e6 / busy, peakMegabytes());
        }
    }

    private static void imported(Path folder, Path file, int channels) throws Exception {
        var events = new Events();
        var lineup = new ArrayList<LineupChannel>();
        for (var i = 1; i <= channels; i++)
            lineup.add(new LineupChannel(
                    new ChannelId(i), "" + i, "Channel " + i, "", "c" + i + ".example", List.of(), 0));
        try (var database = Database.open(folder.resolve("bench.db"), events);
                var http = new Http();
                var jobs = new Jobs();
                var guide = new Guide(
                        database,
                        new Fetch(http),
                        jobs,
                        events,
                        Instant::now,
                        new Guide.Surroundings(
                                () -> lineup,
                                new ExactIdMatcher(),
                                () -> GuideChoices.NONE,
                                _ -> Optional.empty(),
                                GuideSettings::defaults,
                                GeneratedGuideSettings::defaults),
                        Guide.RefreshMode.MANUAL)) {
            var source = guide.sources().add(GuideSource.Settings.of("G", file.toString()));
            for (var round = 0; round < 2; round++) {
                var start = System.nanoTime();
                var job = guide.sync().sync(source.id());
                job.await(Duration.ofMinutes(10));
                System.out.printf(
                        "%s: %s in %.2f s, peak heap %,d MB%n",
                        job.view().state(), job.view().note(), (System.nanoTime() - start) / 1e9, peakMegabytes());
            }
            var ids = lineup.stream().map(LineupChannel::id).toList();
            var now = Instant.now();
            for (var round = 0; round < 3; round++) {
                var start = System.nanoTime();
                var count =
                        guide.programmes().of(ids.subList(0, 40), now, now.plus(Duration.ofHours(6))).values().stream()
                                .mapToInt(List::size)
                                .sum();
                System.out.printf(
                        "40 channels x 6 hours: %d programmes in %.1f ms%n", count, (System.nanoTime() - start) / 1e6);
                start = System.nanoTime();
                var found = guide.programmes()
                        .search("murder of the detective", now, 50)
                        .size();
                System.out.printf("search: %d found in %.1f ms%n", found, (System.nanoTime() - start) / 1e6);
            }
            var start = System.nanoTime();
            var all = 0L;
            for (var at = 0; at < ids.size(); at += 100)
                all += guide
                        .programmes()
                        .of(ids.subList(at, Math.min(ids.size(), at + 100)), now, now.plus(Duration.ofDays(7)))
                        .values()
                        .stream()
                        .mapToInt(List::size)
                        .sum();
            System.out.printf(
                    "all %,d programmes read in %.2f s, peak heap %,d MB%n",
                    all, (System.nanoTime() - start) / 1e9, peakMegabytes());
        }
        System.out.printf("database: %,d bytes%n", Files.size(folder.resolve("bench.db")));
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static void write(Path file, int channels, int each) throws IOException {
        var random = new Random(7);
        var start = Instant.now().minus(Duration.ofHours(6));
        var step = Duration.ofDays(7).dividedBy(each);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tv>\n".getBytes(StandardCharsets.UTF_8));
            for (var i = 1; i <= channels; i++)
                out.write(("<channel id=\"c" + i + ".example\"><display-name>Channel " + i
                                + "</display-name></channel>\n")
                        .getBytes(StandardCharsets.UTF_8));
            for (var i = 1; i <= channels; i++) {
                for (var n = 0; n < each; n++) {
                    var from = start.plus(step.multipliedBy(n));
                    var text = "<programme start=\"" + TIME.format(from) + "\" stop=\"" + TIME.format(from.plus(step))
                            + "\" channel=\"c" + i + ".example\"><title lang=\"en\">" + words(random, 4)
                            + "</title><desc lang=\"en\">"
                            + words(random, 12) + "</desc><category lang=\"en\">Series</category></programme>\n";
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
            }
            out.write("</tv>\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String words(Random random, int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            if (i > 0) text.append(i % 7 == 6 ? " &amp; " : " ");
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static final class Counter implements XmltvReader.Handler {
        private long programmes;

        @Override
        public void channel(XmltvChannel channel) {
            // Not counted.
        }

        @Override
        public void programme(Programme programme) {
            programmes++;
        }
    }
}
