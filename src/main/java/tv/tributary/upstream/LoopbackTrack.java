package tv.tributary.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.upstream.account.UpstreamException;

/// One track on the loopback server: its newest segments, for as long as they may be requested. Thread-safe.
final class LoopbackTrack implements AutoCloseable {
    /// Segments that nobody has asked for yet.
    private static final int AHEAD = 3;
    /// Segments that stay behind the one asked for last.
    private static final int BEHIND = 2;

    /// So many first bytes tell what a segment is.
    private static final int NAMED_BY = 8;

    private static final Duration LONGEST_TAG = Duration.ofSeconds(5);

    private final HlsLoader loader;
    private final Thread follower;
    private final Thread mover;
    private final String language;
    private final boolean alone;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Integer, FetchedSegment> items = new TreeMap<>();
    /// The items from which on another process reads: what it needs first is another, or clocks have nothing
    /// to do with those before.
    private final TreeSet<Integer> sections = new TreeSet<>();

    private int next;
    private int lastTaken = -1;
    private @Nullable UpstreamException end;
    private boolean closed;

    /// @param follower runs the loader
    /// @param first what it shipped first
    /// @param alone whether there is no other track that would have to change together with it
    LoopbackTrack(HlsLoader loader, Thread follower, FetchedSegment first, String language, boolean alone) {
        this.alone = alone;
        this.loader = loader;
        this.follower = follower;
        this.language = language.matches("[A-Za-z-]{2,8}") ? ",LANGUAGE=\"" + language + "\"" : "";
        items.put(next++, first);
        loader.segmentQueue().readAhead();
        mover = Thread.ofVirtual().name("hls-shelf").start(this::move);
    }

    /// As an attribute, with its comma.
    String language() {
        return language;
    }

    private void move() {
        try {
            while (true) {
                awaitRoom();
                var fetchedSegment = loader.segmentQueue().take(Long.MAX_VALUE / 2);
                if (fetchedSegment.isEmpty()) return;
                awaitStart(fetchedSegment.get());
                put(fetchedSegment.get());
            }
        } catch (UpstreamException e) {
            lock.lock();
            try {
                end = e;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (next - 1 - lastTaken >= AHEAD) changed.await();
        } finally {
            lock.unlock();
        }
    }

    /// An ID3 tag may hold a picture of any size; what is behind it tells the name.
    private static void awaitStart(FetchedSegment item) throws InterruptedException {
        var tag = new byte[10];
        int have = item.segment().read(0, tag, 0, tag.length);
        int length = ContainerFormat.tagLength(tag, have);
        if (length > 0) item.segment().await(length + NAMED_BY, LONGEST_TAG.toNanos());
    }

    private void put(FetchedSegment fetchedSegment) {
        lock.lock();
        try {
            if (!closed) {
                if (startsSection(fetchedSegment.piece())) sections.add(next);
                items.put(next++, fetchedSegment);
                return;
            }
        } finally {
            lock.unlock();
        }
        fetchedSegment.close();
    }

    private boolean startsSection(MediaSegment now) {
        if (!alone || items.isEmpty() || now.init().isEmpty()) return false;
        var before = items.lastEntry().getValue().piece().init();
        return now.discontinuity() || !now.init().equals(before);
    }

    /// Goes on to the next section, once all before it has been read.
    ///
    /// @return whether there is one
    boolean nextSection() {
        lock.lock();
        try {
            if (closed || sections.isEmpty()) return false;
            int from = sections.removeFirst();
            while (!items.isEmpty() && items.firstKey() < from) {
                items.pollFirstEntry().getValue().close();
            }
            lastTaken = Math.max(lastTaken, from - 1);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Durations in it are short, so that it is asked for often: nobody but this machine is asked.
    String playlist(String folder) {
        lock.lock();
        try {
            var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n");
            text.append("#EXT-X-MEDIA-SEQUENCE:")
                    .append(items.isEmpty() ? next : items.firstKey())
                    .append('\n');
            var initBefore = "";
            var now = sections.isEmpty() ? items : items.headMap(sections.first());
            for (var item : now.entrySet()) {
                var mediaSegment = item.getValue().piece();
                if (mediaSegment.discontinuity()) text.append("#EXT-X-DISCONTINUITY\n");
                var init = mediaSegment.init().map(i -> i.url() + i.range()).orElse("");
                if (!init.equals(initBefore)) {
                    text.append("#EXT-X-MAP:URI=\"" + folder + "init" + item.getKey() + ".mp4\"\n");
                }
                initBefore = init;
                text.append("#EXTINF:0.5,\n" + folder + item.getKey() + "." + extension(item.getValue()) + "\n");
            }
            boolean over = end != null || !sections.isEmpty();
            return text.append(over ? "#EXT-X-ENDLIST\n" : "").toString();
        } finally {
            lock.unlock();
        }
    }

    /// Those who read it believe a name more than what they see.
    private static String extension(FetchedSegment item) {
        if (item.piece().init().isPresent()) return "m4s";
        var path = item.piece().url().replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
        var start = new byte[NAMED_BY];
        if (item.secret().isEmpty() && begin(item, start)) {
            if (start[0] == 0x47) return "ts";
            if (new String(start, 4, 4, StandardCharsets.ISO_8859_1).matches("ftyp|styp|moof|sidx|moov")) return "mp4";
            if (start[0] == 0x0B && start[1] == 0x77) return path.endsWith(".ec3") ? "ec3" : "ac3";
            if ((start[0] & 0xFF) == 0xFF && (start[1] & 0xF6) == 0xF0) return "aac";
            if ((start[0] & 0xFF) == 0xFF && (start[1] & 0xE0) == 0xE0) return "mp3";
        }
        for (var known : List.of("aac", "mp3", "ac3", "ec3", "mp4", "m4s", "m4a", "m4v")) {
            if (path.endsWith("." + known)) return known;
        }
        return "ts";
    }

    /// Reads the first bytes behind an ID3 tag.
    ///
    /// @return whether they are there
    private static boolean begin(FetchedSegment item, byte[] start) {
        var tag = new byte[10];
        int have = item.segment().read(0, tag, 0, tag.length);
        return item.segment().read(ContainerFormat.tagLength(tag, have), start, 0, start.length) == start.length;
    }

    Optional<FetchedSegment> item(int number) {
        lock.lock();
        try {
            return Optional.ofNullable(items.get(number));
        } finally {
            lock.unlock();
        }
    }

    /// A segment has been read to its end: older ones go.
    void taken(int number) {
        lock.lock();
        try {
            lastTaken = Math.max(lastTaken, number);
            while (!items.isEmpty() && items.firstKey() < lastTaken - BEHIND) {
                items.pollFirstEntry().getValue().close();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Why nothing more comes, where that is so.
    Optional<UpstreamException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        follower.interrupt();
        mover.interrupt();
        loader.segmentQueue().close();
        lock.lock();
        try {
            closed = true;
            items.values().forEach(FetchedSegment::close);
            items.clear();
        } finally {
            lock.unlock();
        }
    }
}
