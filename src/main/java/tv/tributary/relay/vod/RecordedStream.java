package tv.tributary.relay.vod;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.vod.FileStreams.OpenResult;

/// A past programme in segments, as one viewer plays it. Players fetch two segments at once, and again what they have
/// given up: the provider sees one after the other. Thread-safe.
public final class RecordedStream {
    /// A player that lets a segment wait so long has given it up.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Players have so much in store; who has not fetched anything for longer watches no more.
    private static final Duration STORE = Duration.ofSeconds(30);

    private final String id;
    private final InstantSource clock;
    private final Instant since;
    private final Optional<ChannelId> channel;
    private final String name;
    private final Candidate candidate;
    private final List<MediaSegment> segments;
    private final Semaphore turn = new Semaphore(1);
    private volatile Instant used;
    private volatile @Nullable FilmReader reading;

    /// @param candidate the account by which its playlist was read
    RecordedStream(
            String id,
            InstantSource clock,
            Optional<ChannelId> channel,
            String name,
            Candidate candidate,
            List<MediaSegment> segments) {
        this.id = id;
        this.clock = clock;
        this.since = clock.instant();
        this.used = since;
        this.channel = channel;
        this.name = name;
        this.candidate = candidate;
        this.segments = List.copyOf(segments);
    }

    /// Nobody can guess it.
    public String id() {
        return id;
    }

    Instant since() {
        return since;
    }

    /// Its playlist: complete, so that players seek.
    ///
    /// @param address of a segment by its number from 0 on, relative to that of the playlist
    public String playlist(IntFunction<String> address) {
        used = clock.instant();
        return text(segments, address);
    }

    /// How a playlist that is complete is written (RFC 8216, 4.3.3.5).
    private static String text(List<MediaSegment> segments, IntFunction<String> address) {
        var longest = segments.stream().mapToLong(MediaSegment::millis).max().orElse(0);
        var lines = new ArrayList<String>();
        lines.add("#EXTM3U");
        lines.add("#EXT-X-VERSION:3");
        lines.add("#EXT-X-TARGETDURATION:" + Math.max(1, Math.ceilDiv(longest, 1_000)));
        lines.add("#EXT-X-MEDIA-SEQUENCE:0");
        lines.add("#EXT-X-PLAYLIST-TYPE:VOD");
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.discontinuity() && i > 0) lines.add("#EXT-X-DISCONTINUITY");
            if (segment.missing()) lines.add("#EXT-X-GAP");
            if (!segment.time().isEmpty()) lines.add("#EXT-X-PROGRAM-DATE-TIME:" + segment.time());
            lines.add(String.format(Locale.ROOT, "#EXTINF:%.3f,", segment.millis() / 1_000.0));
            lines.add(address.apply(i));
        }
        lines.add("#EXT-X-ENDLIST");
        return String.join("\n", lines) + "\n";
    }

    /// Whether somebody watches it: by what was fetched lately.
    public boolean isWatched() {
        return reading != null || used.plus(STORE).isAfter(clock.instant());
    }

    /// Ends the segment that is on its way. The player may ask for the next one.
    public void stop() {
        used = Instant.EPOCH;
        var open = reading;
        if (open != null) open.close();
    }

    Optional<Film> segment(int number) {
        if (number < 0 || number >= segments.size()) return Optional.empty();
        var at = candidate.at(segments.get(number).url(), Map.of());
        return Optional.of(new Film(candidate.source(), channel, name, List.of(at)));
    }

    /// Opens a segment.
    interface SegmentOpener {
        OpenResult open() throws InterruptedException;
    }

    OpenResult inTurn(SegmentOpener opener) throws InterruptedException {
        if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            stop();
            turn.acquire();
        }
        var kept = false;
        try {
            used = clock.instant();
            var result = opener.open();
            if (!(result instanceof OpenResult.Opened(var film))) return result;
            var reader = new TurnReader(film);
            reading = reader;
            kept = true;
            return new OpenResult.Opened(reader);
        } finally {
            if (!kept) turn.release();
        }
    }

    /// Lets the next one in when it is closed.
    private final class TurnReader implements FilmReader {
        private final FilmReader film;
        private final AtomicBoolean over = new AtomicBoolean();

        TurnReader(FilmReader film) {
            this.film = film;
        }

        @Override
        public int status() {
            return film.status();
        }

        @Override
        public Map<String, String> headers() {
            return film.headers();
        }

        @Override
        public long length() {
            return film.length();
        }

        @Override
        public long total() {
            return film.total();
        }

        @Override
        public int read(ByteBuffer into) throws IOException, InterruptedException {
            var count = film.read(into);
            used = clock.instant();
            return count;
        }

        @Override
        public void rest() {
            film.rest();
        }

        @Override
        public void close() {
            film.close();
            if (!over.compareAndSet(false, true)) return;
            reading = null;
            turn.release();
        }
    }
}
