package tv.tributary.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A player of HLS that trusts nobody: follows a live playlist as players do (three segments from its end, again after
/// a target duration, after half of one where nothing was new), fetches every segment in order and notes what a real
/// player would stumble over. Runs on one thread; its results may be read from any.
public final class HlsPlayer implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BEHIND = 3;

    private final HttpClient http;
    private final URI start;
    private final String name;
    private final long until;
    private final int enough;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<Long, String> seen = new TreeMap<>();
    private final AtomicInteger segments = new AtomicInteger();
    private final AtomicInteger playlists = new AtomicInteger();
    private final AtomicInteger discontinuities = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long firstByteNanos = -1;
    private final AtomicLong stalledNanos = new AtomicLong();
    private volatile Duration longestSegment = Duration.ZERO;

    private long next = -1;
    private long lastSequence = -1;
    private long playsUntil;

    /// @param name what it calls itself
    public HlsPlayer(HttpClient http, String playlist, String name, Duration during) {
        this(http, playlist, name, during, Integer.MAX_VALUE);
    }

    /// @param enough segments after which it stops sooner
    public HlsPlayer(HttpClient http, String playlist, String name, Duration during, int enough) {
        this.http = http;
        this.start = URI.create(playlist);
        this.name = name;
        this.until = System.nanoTime() + during.toNanos();
        this.enough = enough;
    }

    /// One media playlist, as far as a player needs it.
    private record Listing(long sequence, Duration target, List<Item> items, boolean ended) {}

    private record Item(String uri, Duration lasts, boolean discontinuity) {}

    @Override
    public void run() {
        try {
            var media = media(start);
            long begun = System.nanoTime();
            while (goesOn()) {
                var listing = read(media);
                boolean fresh = listing.isPresent() && take(media, listing.get());
                var target = listing.map(Listing::target).orElse(Duration.ofSeconds(2));
                var pause = fresh ? target : target.dividedBy(2);
                if (!goesOn()) return;
                long due = Math.min(until, begun + pause.toNanos());
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                begun = System.nanoTime();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            faults.add("gave up: " + e);
        }
    }

    private boolean goesOn() {
        return System.nanoTime() < until && segments.get() < enough;
    }

    private URI media(URI entry) throws IOException, InterruptedException {
        var text = text(entry);
        if (text.isEmpty() || !text.get().contains("#EXT-X-STREAM-INF")) return entry;
        var first = text.get()
                .lines()
                .filter(l -> !l.startsWith("#") && !l.isBlank())
                .findFirst();
        return entry.resolve(first.orElseThrow());
    }

    private Optional<String> text(URI uri) throws IOException, InterruptedException {
        var answer = http.send(request(uri), HttpResponse.BodyHandlers.ofString());
        playlists.incrementAndGet();
        if (answer.statusCode() == 200) return Optional.of(answer.body());
        faults.add("playlist answered " + answer.statusCode());
        return Optional.empty();
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("User-Agent", name)
                .build();
    }

    private Optional<Listing> read(URI media) throws IOException, InterruptedException {
        return text(media).map(HlsPlayer::parse);
    }

    private static Listing parse(String text) {
        long sequence = 0;
        var target = Duration.ofSeconds(6);
        var items = new ArrayList<Item>();
        boolean ended = false;
        boolean discontinuity = false;
        var lasts = Duration.ZERO;
        for (var line : text.lines().toList()) {
            var value = line.substring(line.indexOf(':') + 1);
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) sequence = Long.parseLong(value);
            else if (line.startsWith("#EXT-X-TARGETDURATION:")) target = Duration.ofSeconds(Long.parseLong(value));
            else if (line.startsWith("#EXTINF:")) {
                lasts = Duration.ofMillis(Math.round(1000 * Double.parseDouble(value.replaceFirst(",.*", ""))));
            } else if (line.equals("#EXT-X-DISCONTINUITY")) discontinuity = true;
            else if (line.equals("#EXT-X-ENDLIST")) ended = true;
            else if (!line.startsWith("#") && !line.isBlank()) {
                items.add(new Item(line, lasts, discontinuity));
                discontinuity = false;
            }
        }
        return new Listing(sequence, target, items, ended);
    }

    private boolean take(URI media, Listing listing) throws IOException, InterruptedException {
        if (listing.sequence < lastSequence) faults.add("went back from " + lastSequence + " to " + listing.sequence);
        lastSequence = listing.sequence;
        for (int i = 0; i < listing.items.size(); i++) {
            var item = listing.items.get(i);
            var before = seen.putIfAbsent(listing.sequence + i, item.uri);
            if (before != null && !before.equals(item.uri)) faults.add("number " + (listing.sequence + i) + " changed");
            if (item.lasts.toMillis() > listing.target.toMillis() + 500) {
                faults.add(item.lasts + " is longer than the target");
            }
        }
        long end = listing.sequence + listing.items.size();
        if (next < 0) next = Math.max(listing.sequence, end - BEHIND);
        if (next < listing.sequence) {
            faults.add("missed " + (listing.sequence - next) + " segments");
            next = listing.sequence;
        }
        boolean fresh = next < end;
        while (next < end && goesOn()) {
            fetch(media, listing.items.get((int) (next - listing.sequence)));
            next++;
        }
        return fresh;
    }

    private void fetch(URI media, Item item) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        var answer = http.send(request(media.resolve(item.uri)), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() != 200) {
                faults.add("segment answered " + answer.statusCode());
                return;
            }
            drain(body, item.uri.endsWith(".ts"));
        } catch (IOException e) {
            faults.add("segment broke off: " + e.getMessage());
            return;
        }
        long now = System.nanoTime();
        var took = Duration.ofNanos(now - asked);
        if (took.compareTo(longestSegment) > 0) longestSegment = took;
        if (item.discontinuity) discontinuities.incrementAndGet();
        if (segments.get() > 0 && now > playsUntil) stalledNanos.addAndGet(now - playsUntil);
        playsUntil = Math.max(playsUntil, now) + item.lasts.toNanos();
        segments.incrementAndGet();
    }

    private void drain(InputStream body, boolean packets) throws IOException {
        var buffer = new byte[64 << 10];
        long length = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            if (length == 0 && n > 0) {
                if (firstByteNanos < 0) firstByteNanos = System.nanoTime();
                if (packets && buffer[0] != 0x47) faults.add("a segment does not begin with a packet");
            }
            length += n;
        }
        if (packets && length % EndlessTs.PACKET != 0) faults.add("a segment ends within a packet");
        bytes.addAndGet(length);
    }

    /// What a real player would have stumbled over, in words.
    public List<String> faults() {
        return faults;
    }

    public int segments() {
        return segments.get();
    }

    public int playlists() {
        return playlists.get();
    }

    public int discontinuities() {
        return discontinuities.get();
    }

    public long bytes() {
        return bytes.get();
    }

    /// When the first byte of media came, in nano time; negative before.
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /// How long it would have shown a standing picture after its first segment.
    public Duration stalled() {
        return Duration.ofNanos(stalledNanos.get());
    }

    /// The longest that any segment took to come.
    public Duration longestSegment() {
        return longestSegment;
    }
}
