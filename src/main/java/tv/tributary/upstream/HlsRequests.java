package tv.tributary.upstream;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import tv.tributary.format.hls.Piece;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.model.Candidate;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.NetException;
import tv.tributary.net.Parts;
import tv.tributary.upstream.account.Patience;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.segment.Segments;

/// How the playlists, segments and keys of one HLS source are asked for: with its headers, and never two at once, since
/// an account's one connection has to do. Thread-safe.
final class HlsRequests implements AutoCloseable {
    /// A playlist as it came.
    static final class Document {
        private final byte[] bytes;
        private final String url;

        private Document(byte[] bytes, String url) {
            this.bytes = bytes;
            this.url = url;
        }

        byte[] bytes() {
            return bytes;
        }

        /// Where it came from, after redirects.
        String url() {
            return url;
        }
    }

    /// A playlist that takes longer is none; a segment comes too late.
    private static final Duration DOCUMENT = Duration.ofSeconds(20);

    private static final Duration SEGMENT = Duration.ofSeconds(60);

    private static final long LARGEST_SMALL = 4 << 20;
    /// The status of an answer that is not the whole.
    private static final int PART = 206;

    private final Parts parts;
    private final Candidate candidate;
    private final Supplier<Patience> patience;
    private final HlsTurn turn = new HlsTurn();
    private final HlsKeys keys = new HlsKeys(Ticker.systemTicker());

    HlsRequests(Parts parts, Candidate candidate, Supplier<Patience> patience) {
        this.parts = parts;
        this.candidate = candidate;
        this.patience = patience;
    }

    String home() {
        return candidate.url();
    }

    Patience patience() {
        return patience.get();
    }

    /// Longest wait for the next bytes of something.
    Duration stall() {
        return candidate.grace().stall().plus(patience.get().beyond());
    }

    /// So long a segment of the feed's lasts at most.
    void segments(Duration target) {
        turn.segments(target);
    }

    /// Whoever waits for something that was asked for need not wait longer: it gives up by itself, but may have to
    /// wait for its turn first.
    Duration longest() {
        return patience().connect().plus(stall()).plus(HlsTurn.LONGEST);
    }

    Document document(String url, HlsTurn.Rank rank) throws Unusable, InterruptedException {
        try (var answer = open(url, Optional.empty(), rank, DOCUMENT)) {
            return document(answer, new byte[0]);
        }
    }

    /// The rest of a playlist.
    ///
    /// @param first what has been read of it, where it is not packed
    /// @throws Unusable NOT_MEDIA if it is larger than any, STALLED if it breaks off or takes too long
    static Document document(Answer answer, byte[] first) throws Unusable {
        try (var body = isZipped(answer) ? new GZIPInputStream(answer.body()) : answer.body()) {
            var all = new ByteArrayOutputStream();
            all.writeBytes(first);
            copy(body, all);
            return new Document(all.toByteArray(), answer.finalUrl());
        } catch (IOException | NetException _) {
            throw new Unusable(Trouble.STALLED);
        }
    }

    /// Some servers pack what nobody asked them to pack. No stream is ever packed.
    static boolean isZipped(Answer answer) {
        return answer.header("Content-Encoding")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("gzip");
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException, Unusable {
        var buffer = new byte[8192];
        long deadline = System.nanoTime() + DOCUMENT.toNanos();
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            if (to.size() > PlaylistReader.MOST_BYTES) throw new Unusable(Trouble.NOT_MEDIA);
            if (System.nanoTime() > deadline) throw new Unusable(Trouble.STALLED);
        }
    }

    /// What to ask the cache for instead of a key's address.
    Segments.Key key(String url) {
        return keys.of(url);
    }

    /// How segments are asked for: each waits for its turn and keeps it until all has come.
    Segments.Source source(HlsTurn.Rank rank) {
        return source(rank, Long.MAX_VALUE);
    }

    /// The same for keys, and for what decoders need first. The feed may need it too, so it comes first whoever asks.
    Segments.Source small() {
        return source(HlsTurn.Rank.FEED, LARGEST_SMALL);
    }

    private Segments.Source source(HlsTurn.Rank rank, long most) {
        return (key, from) -> {
            try {
                return open(key, from, rank).upTo(most);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Unusable(Trouble.ENDED);
            }
        };
    }

    private Answer open(Segments.Key key, int from, HlsTurn.Rank rank) throws Unusable, InterruptedException {
        var answer = open(key.url(), range(key, from), rank, SEGMENT);
        try {
            // A server that knows no ranges would give the whole file for each of its parts.
            if (key.range().isPresent() && answer.status() != PART) throw new Unusable(Trouble.UNSUPPORTED);
            if (from > 0) begin(answer, key.range().map(Piece.Range::from).orElse(0L) + from);
            return answer;
        } catch (Unusable e) {
            answer.close();
            throw e;
        }
    }

    private static Optional<String> range(Segments.Key key, int from) {
        if (key.range().isPresent()) {
            var part = key.range().get();
            return Optional.of("bytes=" + (part.from() + from) + "-" + (part.from() + part.length() - 1));
        }
        return from == 0 ? Optional.empty() : Optional.of("bytes=" + from + "-");
    }

    /// What comes next of it is the byte `at`: a server that knows no ranges gives what comes before, too.
    private static void begin(Answer answer, long at) throws Unusable {
        if (answer.status() != PART) {
            skip(answer, at);
            return;
        }
        var words = answer.header("Content-Range").orElse("");
        if (!words.startsWith("bytes " + at + "-")) throw new Unusable(Trouble.UNSUPPORTED);
    }

    private static void skip(Answer answer, long count) throws Unusable {
        var nowhere = ByteBuffer.allocate(8192);
        try {
            for (long left = count; left > 0; left -= nowhere.position()) {
                nowhere.clear().limit((int) Math.min(nowhere.capacity(), left));
                if (answer.read(nowhere) < 0) throw new Unusable(Trouble.ENDED);
            }
        } catch (IOException | NetException _) {
            throw new Unusable(Trouble.ENDED);
        }
    }

    private Answer open(String url, Optional<String> range, HlsTurn.Rank rank, Duration whole)
            throws Unusable, InterruptedException {
        var hold = turn.take(rank);
        boolean opened = false;
        try {
            // As long as there is no answer to close.
            hold.cancelBy(Thread.currentThread()::interrupt);
            var answer = ask(url, range, whole).closing(hold::give);
            opened = true;
            hold.cancelBy(answer::close);
            return answer;
        } finally {
            if (!opened) hold.give();
        }
    }

    private Answer ask(String url, Optional<String> range, Duration whole) throws Unusable {
        Map<String, String> headers = new HashMap<>(candidate.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Range"));
        range.ifPresent(bytes -> headers.put("Range", bytes));
        var now = patience.get();
        Answer answer;
        try {
            answer = parts.open(url, headers, now.connect(), stall(), whole);
        } catch (NetException e) {
            throw Unusable.of(e);
        }
        try {
            Unusable.check(answer);
            return answer;
        } catch (Unusable e) {
            answer.close();
            throw e;
        }
    }

    /// The source is left: what is under way ends, and nothing more is asked for.
    @Override
    public void close() {
        turn.close();
    }
}
