package tv.tributary.upstream;

import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.Claim;
import tv.tributary.upstream.account.Connections;
import tv.tributary.upstream.account.Patience;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.segment.Segments;

/// Opens sources and proves by their first bytes that they are what they should be. Blocking: call it on virtual
/// threads; an interrupt ends every wait. Thread-safe.
public final class Upstreams {
    /// Providers put warnings of their scripts before the stream; more text than this is no stream.
    private static final int PROOF_BYTES = 4096;

    /// What drips more slowly cannot be played anyway.
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);

    /// Less never proves anything.
    private static final int ENOUGH = 5 * 188;

    private final Http http;
    private final Connections connections;
    private final Supplier<Patience> patience;
    private final HlsOpening hls;
    private final Conversion conversion;

    /// Takes the best of several qualities.
    ///
    /// @param patience asked at each try
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(Http http, Slots slots, Supplier<Patience> patience, Segments segments, Ffmpeg ffmpeg) {
        this(http, slots, patience, Quality::best, segments, ffmpeg);
    }

    /// @param patience asked at each try
    /// @param quality likewise
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(
            Http http,
            Slots slots,
            Supplier<Patience> patience,
            Supplier<Quality> quality,
            Segments segments,
            Ffmpeg ffmpeg) {
        this.http = http;
        this.connections = new Connections(slots, patience);
        this.patience = patience;
        this.conversion = new Conversion(ffmpeg, patience);
        this.hls = new HlsOpening(http, segments, quality, patience, conversion);
    }

    /// Whether a connection for it is free, so that opening it takes nobody's away and waits for nobody.
    public boolean spare(Candidate candidate) {
        return connections.spare(candidate);
    }

    /// Gets a connection of the account for the claim, opens the stream on it and proves it. A [Use#PROBE] takes only
    /// a connection that is free; any other waits for one, or takes it from whoever comes later. Until this returns
    /// the connection may be taken from it likewise; afterwards the caller says what happens then, with
    /// [Slot#whenTaken].
    ///
    /// @throws Unusable with the reason if there is no stream to be had
    public Upstream open(Candidate candidate, Claim claim) throws Unusable, InterruptedException {
        var scheme = candidate.url().toLowerCase(Locale.ROOT);
        boolean known =
                scheme.startsWith("http://") || scheme.startsWith("https://") || Conversion.reads(candidate.url());
        if (!known) throw new Unusable(Trouble.UNSUPPORTED);
        return connections.open(candidate, claim, slot -> open(candidate, slot), Upstream::close);
    }

    /// The same for a file, or a part of it. Slots are dealt with in the same way.
    ///
    /// @param range for the `Range` header, empty for the whole
    /// @param ifRange for `If-Range`, mostly empty
    /// @throws Unusable with the reason if there is no file to be had
    public FileUpstream openFile(Candidate candidate, Claim claim, String range, String ifRange)
            throws Unusable, InterruptedException {
        var headers = new LinkedHashMap<>(candidate.headers());
        if (!range.isEmpty()) headers.put("Range", range);
        if (!ifRange.isEmpty()) headers.put("If-Range", ifRange);
        return connections.open(candidate, claim, slot -> openFile(candidate, headers, slot), FileUpstream::close);
    }

    private FileUpstream openFile(Candidate candidate, Map<String, String> headers, Slot slot) throws Unusable {
        var answer = answer(candidate, headers);
        try {
            if (answer.status() != 416) Unusable.check(answer);
            var file = new FileUpstream(answer, slot);
            slot.streams();
            return file;
        } catch (Unusable | RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    /// The same, but gives up after `within`.
    ///
    /// @throws Unusable STALLED if that was not enough
    public Upstream open(Candidate candidate, Claim claim, Duration within) throws Unusable, InterruptedException {
        var deadline = new Deadline(within);
        try {
            return open(candidate, claim);
        } catch (InterruptedException e) {
            if (deadline.passed()) throw new Unusable(Trouble.STALLED);
            throw e;
        } finally {
            deadline.lift();
        }
    }

    private Upstream open(Candidate candidate, Slot slot) throws Unusable, InterruptedException {
        if (Conversion.reads(candidate.url())) return conversion.open(candidate, slot);
        var answer = answer(candidate, candidate.headers());
        try {
            Unusable.check(answer);
            if (Notice.isAt(candidate.url(), answer.finalUrl())) throw new Unusable(Trouble.NOTICE);
            if (HlsRequests.isZipped(answer)) return hls.open(candidate, slot, answer, new byte[0]);
            var body = answer.body();
            var first = prove(body);
            if (PlaylistReader.recognises(first, first.length)) return hls.open(candidate, slot, answer, first);
            slot.streams();
            return new TsUpstream(answer, body, slot, first);
        } catch (Unusable | RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    private Answer answer(Candidate candidate, Map<String, String> headers) throws Unusable {
        var now = patience.get();
        try {
            var silence = candidate.grace().stall().plus(now.beyond());
            return http.stream(candidate.url(), headers, now.connect(), silence);
        } catch (NetException e) {
            throw Unusable.of(e);
        }
    }

    /// Reads until packets are seen to follow each other, or a playlist begins; returns what was read.
    private static byte[] prove(InputStream body) throws Unusable {
        var bytes = new byte[PROOF_BYTES];
        int have = 0;
        long deadline = System.nanoTime() + LONGEST_PROOF.toNanos();
        while (have < bytes.length) {
            if (System.nanoTime() - deadline > 0) throw new Unusable(Trouble.STALLED);
            try {
                have += TsUpstream.read(body, bytes, have);
            } catch (Unusable e) {
                // A short text and then the end is a text, not a stream that ended.
                throw have > 0 && e.trouble() == Trouble.ENDED ? new Unusable(Trouble.NOT_MEDIA) : e;
            }
            boolean recognised =
                    PlaylistReader.recognises(bytes, have) || (have >= ENOUGH && Aligner.recognises(bytes, have));
            if (recognised) return Arrays.copyOf(bytes, have);
        }
        throw new Unusable(Trouble.NOT_MEDIA);
    }
}
