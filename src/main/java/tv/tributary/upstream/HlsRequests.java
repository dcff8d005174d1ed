package tv.tributary.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import tv.tributary.net.Http;
import tv.tributary.net.NetException;

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

    private final Http http;
    private final Candidate candidate;
    private final Supplier<Upstreams.Patience> patience;
    private final HlsTurn turn = new HlsTurn();

    HlsRequests(Http http, Candidate candidate, Supplier<Upstreams.Patience> patience) {
        this.http = http;
        this.candidate = candidate;
        this.patience = patience;
    }

    String home() {
        return candidate.url();
    }

    Upstreams.Patience patience() {
        return patience.get();
    }

    /// Longest wait for the next bytes of something.
    Duration stall() {
        return candidate.grace().stall().plus(patience.get().beyond());
    }

    Document document(String url, HlsTurn.Rank rank) throws Unusable, InterruptedException {
        try (var answer = open(url, Optional.empty(), rank)) {
            return document(answer, new byte[0]);
        }
    }

    /// The rest of a playlist.
    ///
    /// @param first what has been read of it, where it is not packed
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

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        var buffer = new byte[8192];
        for (int n = from.read(buffer); n >= 0 && to.size() <= PlaylistReader.MOST_BYTES; n = from.read(buffer)) {
            to.write(buffer, 0, n);
        }
    }

    /// How segments and what belongs to them are asked for: each waits for its turn and keeps it until all has come.
    Segments.Source source(HlsTurn.Rank rank) {
        return key -> {
            try {
                return open(key.url(), key.range(), rank);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Unusable(Trouble.ENDED);
            }
        };
    }

    private Answer open(String url, Optional<Piece.Range> range, HlsTurn.Rank rank)
            throws Unusable, InterruptedException {
        var hold = turn.take(rank);
        boolean opened = false;
        try {
            var answer = ask(url, range).closing(hold::give);
            opened = true;
            hold.cancelBy(answer::close);
            return answer;
        } finally {
            if (!opened) hold.give();
        }
    }

    private Answer ask(String url, Optional<Piece.Range> range) throws Unusable {
        Map<String, String> headers = new HashMap<>(candidate.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Range"));
        range.ifPresent(r -> headers.put("Range", "bytes=" + r.from() + "-" + (r.from() + r.length() - 1)));
        var now = patience.get();
        Answer answer;
        try {
            answer = http.part(url, candidate.url(), headers, now.connect(), stall());
        } catch (NetException e) {
            throw new Unusable(Upstreams.troubleOf(e));
        }
        try {
            Upstreams.check(answer);
            // A server that knows no ranges would give the whole file for each of its parts.
            if (range.isPresent() && answer.status() != 206) throw new Unusable(Trouble.UNSUPPORTED);
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
