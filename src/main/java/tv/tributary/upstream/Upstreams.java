package tv.tributary.upstream;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.m3u.ContentKind;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.upstream.account.Connections;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Timeouts;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Opens sources and probes their first bytes. Blocking: call it on virtual threads; an interrupt ends every wait.
/// Thread-safe.
public final class Upstreams {
    /// Providers put warnings of their scripts before the stream; more text than this is no stream.
    private static final int PROOF_BYTES = 4096;

    /// What drips more slowly cannot be played anyway.
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);

    /// Less is never enough for a probe.
    private static final int ENOUGH = 5 * 188;

    private final Http http;
    private final Connections connections;
    private final Supplier<Timeouts> patience;
    private final HlsOpening hls;
    private final FfmpegRemux ffmpegRemux;

    /// Takes the best of several qualities.
    ///
    /// @param patience asked at each try
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(Http http, Slots slots, Supplier<Timeouts> patience, Segments segments, Ffmpeg ffmpeg) {
        this(http, slots, patience, VariantChoice::best, segments, ffmpeg);
    }

    /// @param patience asked at each try
    /// @param quality likewise
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(
            Http http,
            Slots slots,
            Supplier<Timeouts> patience,
            Supplier<VariantChoice> quality,
            Segments segments,
            Ffmpeg ffmpeg) {
        this.http = http;
        this.connections = new Connections(slots, patience);
        this.patience = patience;
        this.ffmpegRemux = new FfmpegRemux(ffmpeg, patience);
        this.hls = new HlsOpening(http, segments, quality, patience, ffmpegRemux);
    }

    /// Whether a connection for it is free, so that opening it takes nobody's away and waits for nobody.
    public boolean spare(Candidate candidate) {
        return connections.spare(candidate);
    }

    /// Gets a connection of the account, opens the stream on it and probes it. A [Priority#PROBE] takes only
    /// a connection that is free; any other waits for one, or takes it from whoever comes later. Until this returns
    /// the connection may be taken from it likewise; afterwards the caller says what happens then, with
    /// [Slot#whenTaken].
    ///
    /// @throws UpstreamException with the reason if there is no stream to be had
    public Upstream open(Candidate candidate, SlotRequest slotRequest) throws UpstreamException, InterruptedException {
        var scheme = candidate.url().toLowerCase(Locale.ROOT);
        boolean known =
                scheme.startsWith("http://") || scheme.startsWith("https://") || FfmpegRemux.reads(candidate.url());
        if (!known) throw new UpstreamException(FailureReason.UNSUPPORTED);
        return connections.open(candidate, slotRequest, slot -> open(candidate, slot), Upstream::close);
    }

    /// The same for a file, or a part of it. Slots are dealt with in the same way.
    ///
    /// @param range for the `Range` header, empty for the whole
    /// @param ifRange for `If-Range`, mostly empty
    /// @throws UpstreamException with the reason if there is no file to be had
    public FileUpstream openFile(Candidate candidate, SlotRequest slotRequest, String range, String ifRange)
            throws UpstreamException, InterruptedException {
        var headers = new LinkedHashMap<>(candidate.headers());
        if (!range.isEmpty()) headers.put("Range", range);
        if (!ifRange.isEmpty()) headers.put("If-Range", ifRange);
        return connections.open(
                candidate, slotRequest, slot -> openFile(candidate, headers, slot), FileUpstream::close);
    }

    private FileUpstream openFile(Candidate candidate, Map<String, String> headers, Slot slot)
            throws UpstreamException {
        var httpResponse = answer(candidate, headers);
        try {
            if (httpResponse.status() != 416) UpstreamException.check(httpResponse);
            var file = new FileUpstream(httpResponse, slot);
            slot.streams();
            return file;
        } catch (UpstreamException | RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// The same, but gives up after `within`.
    ///
    /// @throws UpstreamException STALLED if that was not enough
    public Upstream open(Candidate candidate, SlotRequest slotRequest, Duration within)
            throws UpstreamException, InterruptedException {
        var deadline = new Deadline(within);
        try {
            return open(candidate, slotRequest);
        } catch (InterruptedException e) {
            if (deadline.passed()) throw new UpstreamException(FailureReason.STALLED);
            throw e;
        } finally {
            deadline.lift();
        }
    }

    private Upstream open(Candidate candidate, Slot slot) throws UpstreamException, InterruptedException {
        if (FfmpegRemux.reads(candidate.url())) return ffmpegRemux.open(candidate, slot);
        var httpResponse = answer(candidate, candidate.headers());
        try {
            UpstreamException.check(httpResponse);
            if (ErrorClip.isAt(candidate.url(), httpResponse.finalUrl()))
                throw new UpstreamException(FailureReason.NOTICE);
            if (HlsRequests.isZipped(httpResponse)) return hls.open(candidate, slot, httpResponse, new byte[0]);
            var body = httpResponse.body();
            var first = prove(body, httpResponse.header("Content-Type").orElse(""));
            if (PlaylistReader.recognises(first, first.length)) return hls.open(candidate, slot, httpResponse, first);
            slot.streams();
            return new TsUpstream(httpResponse, body, slot, first);
        } catch (UpstreamException | RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    private HttpResponse answer(Candidate candidate, Map<String, String> headers) throws UpstreamException {
        var now = patience.get();
        try {
            var silence = candidate.grace().stall().plus(now.beyond());
            return http.stream(candidate.url(), headers, now.connect(), silence);
        } catch (NetException e) {
            throw UpstreamException.of(e);
        }
    }

    /// Reads until packets are seen to follow each other, or a playlist begins; returns what was read.
    ///
    /// @param type what the server says it is
    private static byte[] prove(InputStream body, String type) throws UpstreamException {
        var bytes = new byte[PROOF_BYTES];
        int have = 0;
        long deadline = System.nanoTime() + LONGEST_PROOF.toNanos();
        while (have < bytes.length) {
            if (System.nanoTime() - deadline > 0) throw new UpstreamException(FailureReason.STALLED);
            try {
                have += TsUpstream.read(body, bytes, have);
            } catch (UpstreamException e) {
                // A short text and then the end is a text, not a stream that ended.
                throw have > 0 && e.trouble() == FailureReason.ENDED
                        ? new UpstreamException(noStream(bytes, have, type))
                        : e;
            }
            boolean recognised =
                    PlaylistReader.recognises(bytes, have) || (have >= ENOUGH && Aligner.recognises(bytes, have));
            if (recognised) return Arrays.copyOf(bytes, have);
        }
        throw new UpstreamException(noStream(bytes, have, type));
    }

    /// Radio and films come in other forms than a transport stream; a page is no stream at all.
    private static FailureReason noStream(byte[] bytes, int have, String type) {
        var head = Arrays.copyOf(bytes, Math.min(have, ContentKind.ENOUGH));
        var saysSound = type.regionMatches(true, 0, "audio/", 0, 6)
                && !type.toLowerCase(Locale.ROOT).contains("mpegurl");
        return saysSound || ContentKind.of(head) == ContentKind.MEDIA
                ? FailureReason.UNSUPPORTED
                : FailureReason.NOT_MEDIA;
    }

    /// Tells by the place a provider sends us to that it has no channel for us but a clip that says so. Such clips look
    /// like good video; panels name them for what they say.
    static final class ErrorClip {
        private static final Pattern NAMES =
                Pattern.compile("(?<![a-z])(no[-_]?(signal|stream|access|channel)|expired?|limit(ed)?"
                        + "|max[-_]?con[a-z]*|offline|blocked|banned|disabled|suspended|abuse|unavailable|not[-_]?(found|available)"
                        + "|maintenance|kicked)(?![a-z])");

        private ErrorClip() {}

        /// @param asked the source's own URL
        /// @param landed where its redirects ended
        static boolean isAt(String asked, String landed) {
            var name = name(landed);
            return !asked.equals(landed)
                    && NAMES.matcher(name).find()
                    && !NAMES.matcher(name(asked)).find();
        }

        /// The last two parts of the path: a clip's file and its folder.
        private static String name(String url) {
            try {
                var path = URI.create(url).getPath();
                if (path == null) return "";
                int file = path.lastIndexOf('/');
                return path.substring(Math.max(0, path.lastIndexOf('/', file - 1)))
                        .toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException _) {
                return "";
            }
        }
    }
}
