package tv.tributary.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.upstream.OriginRequests.Document;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;

/// Opens a source over HTTP by what it answers: a transport stream is passed on, a container and DASH are
/// remuxed, HLS is loaded by segments, and an address that it names is followed. One connection at a time.
/// Thread-safe.
final class HttpOpening {
    /// An M3U may name a PLS that names the stream.
    private static final int MOST_DOCUMENTS = 2;
    /// The status of an answer that wants a `Range`, or another one.
    static final int RANGE_WANTED = 416;
    /// Some servers start a stream on demand: its answer, or the first byte after it, may take so long.
    private static final Duration FIRST_BYTE = Duration.ofSeconds(11);

    private final Http http;
    private final Supplier<Timeouts> patience;
    private final Supplier<VariantChoice> quality;
    private final HlsOpening hls;
    private final FfmpegRemux ffmpegRemux;

    HttpOpening(
            Http http,
            Supplier<Timeouts> patience,
            Supplier<VariantChoice> quality,
            HlsOpening hls,
            FfmpegRemux ffmpegRemux) {
        this.http = http;
        this.patience = patience;
        this.quality = quality;
        this.hls = hls;
        this.ffmpegRemux = ffmpegRemux;
    }

    /// @throws UpstreamException with the reason if there is no stream to be had
    Upstream open(Candidate candidate, Slot slot) throws UpstreamException, InterruptedException {
        return open(candidate, slot, stream(candidate), 0);
    }

    /// @param httpResponse closed here, or with what this returns
    /// @param depth how many documents led here
    private Upstream open(Candidate candidate, Slot slot, HttpResponse httpResponse, int depth)
            throws UpstreamException, InterruptedException {
        try {
            UpstreamException.check(httpResponse);
            if (ErrorClip.isAt(candidate.url(), httpResponse.finalUrl()))
                throw new UpstreamException(FailureReason.NOTICE);
            var body = IcyBody.of(httpResponse);
            var head = SniffedContent.read(
                    body, httpResponse.header("Content-Type").orElse(""));
            httpResponse.stall(silence(candidate));
            if (head.kind() == SniffedContent.Kind.TRANSPORT_STREAM) {
                slot.streams();
                return candidate.recorded()
                        ? new RecordedUpstream(httpResponse, body, slot, head.bytes(), silence(candidate))
                        : new TsUpstream(httpResponse, body, slot, head.bytes());
            }
            if (head.container().isPresent())
                return container(
                        candidate,
                        slot,
                        httpResponse,
                        body,
                        head,
                        head.container().get());
            var document = OriginRequests.document(httpResponse, head.bytes());
            httpResponse.close();
            return open(candidate, slot, httpResponse, document, depth);
        } catch (UpstreamException | RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// What a source has recorded, or a part of it: providers answer with a page, or a clip, where they have nothing.
    ///
    /// @param httpResponse with a good status, or 416; closed with what this returns
    FileUpstream recorded(Candidate candidate, HttpResponse httpResponse, Slot slot)
            throws UpstreamException, InterruptedException {
        if (ErrorClip.isAt(candidate.url(), httpResponse.finalUrl())) throw new UpstreamException(FailureReason.NOTICE);
        var part = httpResponse.header("Content-Range").orElse("").strip();
        boolean isBeginning = httpResponse.status() == 200 || part.matches("bytes\\s+0-.*");
        if (!isBeginning || httpResponse.status() == RANGE_WANTED) return FileUpstream.of(httpResponse, slot);
        var first = SniffedContent.peek(httpResponse.body());
        if (first.kind() != SniffedContent.Kind.DOCUMENT) return FileUpstream.of(httpResponse, first.bytes(), slot);
        httpResponse.close();
        return FileUpstream.of(open(candidate, slot));
    }

    /// The playlist of what a source has recorded.
    ///
    /// @return empty where that is no HLS, or none whose segments can be passed on as they are, one for one
    Optional<ParsedPlaylist.Media> recordedPlaylist(Candidate candidate)
            throws UpstreamException, InterruptedException {
        try (var httpResponse = answer(candidate, candidate.headers())) {
            UpstreamException.check(httpResponse);
            if (ErrorClip.isAt(candidate.url(), httpResponse.finalUrl()))
                throw new UpstreamException(FailureReason.NOTICE);
            var first = SniffedContent.peek(httpResponse.body());
            if (first.kind() != SniffedContent.Kind.DOCUMENT) return Optional.empty();
            var document = OriginRequests.document(httpResponse, first.bytes());
            return PlaylistReader.recognises(document.bytes(), document.bytes().length)
                    ? hls.recorded(candidate, httpResponse, document)
                    : Optional.empty();
        }
    }

    private Upstream container(
            Candidate candidate,
            Slot slot,
            HttpResponse httpResponse,
            InputStream body,
            SniffedContent head,
            ContainerFormat format)
            throws UpstreamException, InterruptedException {
        if (ContainerFormat.isIndexLast(head.bytes(), head.bytes().length)) {
            var length = SegmentInput.length(httpResponse);
            if (length.isEmpty()) throw new UpstreamException(FailureReason.UNSUPPORTED);
            var requests = new OriginRequests(http.parts(httpResponse), candidate, patience);
            var file = new LoopbackFile(httpResponse, length.getAsLong(), requests);
            return ffmpegRemux.open(format, file, slot, silence(candidate));
        }
        var httpFeed = new HttpFeed(httpResponse, body, head.bytes());
        return ffmpegRemux.open(format, httpFeed, slot, silence(candidate));
    }

    /// @param httpResponse of the document, over
    private Upstream open(
            Candidate candidate, Slot slot, HttpResponse httpResponse, OriginRequests.Document document, int depth)
            throws UpstreamException, InterruptedException {
        var addresses = AddressList.entries(document);
        if (!addresses.isEmpty()) return follow(candidate, slot, httpResponse, addresses, depth);
        if (PlaylistReader.recognises(document.bytes(), document.bytes().length)) {
            return hls.open(candidate, slot, httpResponse, document);
        }
        var start = Arrays.copyOf(document.bytes(), Math.min(document.bytes().length, ContentKind.ENOUGH));
        if (ContentKind.of(start) != ContentKind.DASH) throw new UpstreamException(FailureReason.NOT_MEDIA);
        var requests = new OriginRequests(http.parts(httpResponse), candidate, patience);
        var dash = new LoopbackDash(httpResponse, document, requests, quality.get());
        return ffmpegRemux.open(dash, slot, silence(candidate));
    }

    /// Takes the first address that leads to a stream.
    private Upstream follow(Candidate candidate, Slot slot, HttpResponse document, List<M3uEntry> addresses, int depth)
            throws UpstreamException, InterruptedException {
        var why = new UpstreamException(FailureReason.NOT_MEDIA);
        if (depth == MOST_DOCUMENTS) throw why;
        for (var entry : addresses) {
            var named = candidate.at(entry.url(), entry.headers());
            try {
                return open(named, slot, answer(named, named.headers(), Optional.of(document)), depth + 1);
            } catch (UpstreamException e) {
                why = e;
            }
        }
        throw why;
    }

    /// Some servers answer nothing but a request for a part: everything is a part, too.
    private HttpResponse stream(Candidate candidate) throws UpstreamException {
        var httpResponse = answer(candidate, candidate.headers());
        boolean ranged = candidate.headers().keySet().stream().anyMatch("Range"::equalsIgnoreCase);
        if (httpResponse.status() != RANGE_WANTED || ranged) return httpResponse;
        httpResponse.close();
        var headers = new LinkedHashMap<>(candidate.headers());
        headers.put("Range", "bytes=0-");
        return answer(candidate, headers);
    }

    /// The answer to a request with these headers, whatever its status.
    ///
    /// @throws UpstreamException if there is none
    HttpResponse answer(Candidate candidate, Map<String, String> headers) throws UpstreamException {
        return answer(candidate, headers, Optional.empty());
    }

    private HttpResponse answer(Candidate candidate, Map<String, String> headers, Optional<HttpResponse> document)
            throws UpstreamException {
        var connect = patience.get().connect();
        var silence = silence(candidate);
        var wait = silence.compareTo(FIRST_BYTE) < 0 ? FIRST_BYTE : silence;
        try {
            return document.isPresent()
                    ? http.stream(candidate.url(), headers, connect, wait, document.get())
                    : http.stream(candidate.url(), headers, route(candidate), connect, wait);
        } catch (NetException e) {
            throw UpstreamException.of(e);
        }
    }

    private static OutboundRoute route(Candidate candidate) {
        return OutboundRoute.of(candidate.proxy(), candidate.certificate());
    }

    /// Longest wait for the next bytes of a stream.
    private Duration silence(Candidate candidate) {
        return candidate.grace().stall().plus(patience.get().beyond());
    }

    /// Tells by the place a provider sends us to that it has no channel for us but a clip that says so. Such
    /// clips look like good video; panels name them for what they say.
    static final class ErrorClip {
        private static final Pattern NAMES = Pattern.compile(
                "(?<![a-z])(no[-_]?(signal|stream|access|channel)|expired?|(con[a-z]*|user|account)?[-_]?limit(ed)?"
                        + "|max(imum)?[-_]?con[a-z]*|too[-_]?many|many[-_]?con[a-z]*|multi[-_]?(con|login)[a-z]*"
                        + "|exceed(ed)?|offline|blocked|banned|disabled|suspended|abuse|unavailable|not[-_]?(found|available)"
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

    /// Reads the address lists that radio stations and scripts answer instead of a stream: an M3U, PLS, XSPF or
    /// ASX that names its address, or a few that all lead to it. Pure.
    private static final class AddressList {
        /// More are no addresses of one stream.
        private static final int MOST = 8;

        /// What only stands in playlists of HLS.
        private static final Pattern HLS = Pattern.compile(
                "^\\s*#EXT-X-(TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF|MEDIA|MAP|KEY|BYTERANGE|PLAYLIST-TYPE|ENDLIST"
                        + "|DISCONTINUITY|PROGRAM-DATE-TIME|PART|PART-INF|SERVER-CONTROL)\\b",
                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

        private AddressList() {}

        /// The addresses in the order in which to try them; none for an HLS playlist, or anything else.
        static List<M3uEntry> entries(Document document) {
            var text = new String(document.bytes(), StandardCharsets.ISO_8859_1);
            if (HLS.matcher(text).find()) return List.of();
            var entries = new ArrayList<M3uEntry>();
            try {
                var origin = new ListOrigin("", "", document.url(), "");
                M3uReader.read(new ByteArrayInputStream(headed(document)), origin, entry -> {
                    if (entries.size() <= MOST) entries.add(entry);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return entries.size() <= MOST && entries.stream().allMatch(AddressList::isWhole) && isOne(text, entries)
                    ? entries
                    : List.of();
        }

        /// One line that is no markup is an address too, a relative one perhaps.
        private static byte[] headed(Document document) {
            var text = new String(document.bytes(), StandardCharsets.UTF_8).strip();
            boolean bare = !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '#');
            return bare ? ("#EXTM3U\n#EXTINF:-1,\n" + text).getBytes(StandardCharsets.UTF_8) : document.bytes();
        }

        /// Several names in an M3U are several channels.
        private static boolean isOne(String text, List<M3uEntry> entries) {
            boolean named = text.toUpperCase(Locale.ROOT).contains("#EXTINF");
            return !named || entries.stream().map(M3uEntry::info).distinct().count() <= 1;
        }

        /// Segments have a duration, streams have none.
        private static boolean isWhole(M3uEntry entry) {
            return entry.duration() <= 0;
        }
    }
}
