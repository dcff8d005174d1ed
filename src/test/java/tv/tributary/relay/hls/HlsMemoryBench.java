package tv.tributary.relay.hls;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import tv.tributary.format.ts.Pes;
import tv.tributary.relay.hls.OpenSegment.CutSegment;
import tv.tributary.relay.hls.PartWriter.PartialSegment;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.Segments;

/// What memory many packaged channels need: `HlsMemoryBench CHANNELS SPEED SECONDS MEGABYTES WINDOW`. Each channel has
/// 4 to 8 Mbit/s and a window of so many segments, two readers at its end and one at its beginning, and plays at so
/// many times its speed. Every segment that is read is compared with what was made. Prints the peaks. With
/// `-Xms256m -Xmx256m -XX:+AlwaysPreTouch` the growth is what lies outside the heap.
public final class HlsMemoryBench {
    private static final long MB = 1 << 20;
    /// Media time between two deliveries.
    private static final int TICK_MILLIS = 40;

    private final Segments segments;
    private final int window;
    private final LongAdder read = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final CountDownLatch over = new CountDownLatch(1);

    private record Entry(Segments.Lease lease, int length, long sum) {}

    private HlsMemoryBench(Segments segments, int window) {
        this.segments = segments;
        this.window = window;
    }

    public static void main(String[] args) throws Exception {
        int channels = Integer.parseInt(args[0]);
        double speed = Double.parseDouble(args[1]);
        long seconds = Long.parseLong(args[2]);
        long most = Long.parseLong(args[3]) * MB;
        var name = "hls-memory-bench-" + ProcessHandle.current().pid();
        var folder = Path.of(System.getProperty("java.io.tmpdir"), name);
        try (var segments = new Segments(() -> most, folder)) {
            var bench = new HlsMemoryBench(segments, Integer.parseInt(args[4]));
            long start = status("RssAnon");
            var threads = new ArrayList<Thread>();
            for (int n = 0; n < channels; n++) {
                var channel = bench.new Channel(n, speed);
                threads.add(Thread.ofVirtual().start(channel));
            }
            bench.watch(seconds, most, start);
            bench.over.countDown();
            for (var thread : threads) thread.join(Duration.ofSeconds(5));
        }
        System.out.println("folder left behind: " + Files.exists(folder));
    }

    private void watch(long seconds, long most, long start) throws InterruptedException, IOException {
        long held = 0;
        long direct = 0;
        long rss = 0;
        long files = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Thread.sleep(50);
            held = Math.max(held, segments.counts().held());
            direct = Math.max(direct, direct());
            rss = Math.max(rss, status("RssAnon") - start);
            try (var open = Files.list(Path.of("/proc/self/fd"))) {
                files = Math.max(files, open.count());
            }
        }
        var counts = segments.counts();
        System.out.printf("budget %d MB%n", most / MB);
        System.out.printf("peak of slabs in use %.1f MB, of other direct memory %.1f MB%n", mb(held), mb(direct));
        System.out.printf("growth of anonymous RSS %.1f MB at most, from %.1f MB%n", mb(rss), mb(start));
        System.out.printf(
                "made %.0f MB, on disk %.0f MB, read %.0f MB%n",
                mb(counts.made()), mb(counts.spilled()), mb(read.sum()));
        System.out.printf(
                "wrong %d, missing %d, late deliveries %d, most open files %d%n",
                wrong.sum(), missing.sum(), late.sum(), files);
    }

    private static double mb(long bytes) {
        return (double) bytes / MB;
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /// In bytes.
    private static long status(String name) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        }
    }

    private final class Channel implements Runnable, OpenSegment.Output {
        private final Loop loop;
        private final double speed;
        private final Packager packager = new Packager(segments::make, this, InstantSource.system());
        private final Deque<Entry> entries = new ArrayDeque<>();
        private final Random random;

        private Channel(int n, double speed) {
            this.loop = new Loop(4_000_000 + n % 5 * 1_000_000);
            this.speed = speed;
            this.random = new Random(n);
        }

        @Override
        public void run() {
            try {
                // Not all channels cut at the same moment.
                long due = System.nanoTime() + random.nextInt(1_000_000_000);
                while (!over.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    packager.take(loop.next());
                    due += (long) (TICK_MILLIS * 1_000_000 / speed);
                    if (System.nanoTime() - due > 1_000_000_000L) late.increment();
                }
                packager.end();
                entries.forEach(entry -> entry.lease.close());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void part(PartialSegment partialSegment) {}

        @Override
        public void segment(CutSegment cutSegment) {
            var sum = new CRC32();
            int length = 0;
            try (var reader = cutSegment.lease().again()) {
                for (var view = reader.segment().bytes(0);
                        view.hasRemaining();
                        view = reader.segment().bytes(length)) {
                    length += view.remaining();
                    sum.update(view);
                }
            }
            var newest = new Entry(cutSegment.lease(), length, sum.getValue());
            entries.addLast(newest);
            reader(newest);
            reader(newest);
            reader(entries.getFirst());
            if (entries.size() > window) entries.removeFirst().lease.close();
        }

        private void reader(Entry entry) {
            var lease = entry.lease.again();
            Thread.ofVirtual().start(() -> read(lease, entry));
        }
    }

    /// Sockets take a segment in portions.
    private void read(Segments.Lease lease, Entry entry) {
        try (lease) {
            Segment segment = lease.segment();
            var sum = new CRC32();
            int at = 0;
            var grown = new Semaphore(0);
            Runnable told = grown::release;
            segment.listen(told);
            while (at < entry.length && segment.failure().isEmpty()) {
                var view = segment.bytes(at);
                if (!view.hasRemaining()) {
                    if (!grown.tryAcquire(10, TimeUnit.SECONDS)) break;
                    continue;
                }
                at += view.remaining();
                sum.update(view);
                over.await(5, TimeUnit.MILLISECONDS);
            }
            segment.ignore(told);
            read.add(at);
            if (at < entry.length) missing.increment();
            else if (sum.getValue() != entry.sum) wrong.increment();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Two seconds of pictures, again and again.
    private static final class Loop {
        private static final int PICTURES = 50;
        private static final int FRAME = 3600;
        private final List<byte[]> pictures = new ArrayList<>();
        private int next;
        private int rounds;

        private Loop(int bitsPerSecond) {
            // Counters go on from round to round.
            int packets = bitsPerSecond / 8 * 2 / PICTURES / 188 / 16 * 16;
            var words = new StringBuilder();
            var ts = Ts.first();
            for (int n = 0; n < PICTURES; n++) {
                words.setLength(0);
                if (n == 0) words.append("PAT PMT ");
                words.append(n == 0 ? "K" : "p").append(" +".repeat(packets - 1));
                pictures.add(ts.write(words.toString()));
            }
        }

        private ByteBuffer next() {
            var picture = pictures.get(next).clone();
            long ticks = (long) rounds * PICTURES * FRAME;
            for (int at = 0; at < picture.length; at += 188) {
                boolean unit = (picture[at + 1] & 0x40) != 0 && picture[at + 4] == 0 && picture[at + 6] == 1;
                if (unit) Pes.move(picture, at + 4, at + 188, ticks);
            }
            next = (next + 1) % PICTURES;
            if (next == 0) rounds++;
            return ByteBuffer.wrap(picture);
        }
    }
}
