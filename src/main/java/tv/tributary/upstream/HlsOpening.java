package tv.tributary.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.HlsVariantResolver.LocatedPlaylist;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Opens an HLS source: selects the variant, starts its loader and probes its first segment. Thread-safe.
final class HlsOpening {
    private static final int PROOF = 4096;

    private final Http http;
    private final Segments segments;
    private final Supplier<VariantChoice> quality;
    private final Supplier<Timeouts> patience;
    private final FfmpegRemux ffmpegRemux;

    HlsOpening(
            Http http,
            Segments segments,
            Supplier<VariantChoice> quality,
            Supplier<Timeouts> patience,
            FfmpegRemux ffmpegRemux) {
        this.http = http;
        this.segments = segments;
        this.quality = quality;
        this.patience = patience;
        this.ffmpegRemux = ffmpegRemux;
    }

    /// @param httpResponse to the source's own address, over
    /// @param document what it said
    Upstream open(Candidate candidate, Slot slot, HttpResponse httpResponse, OriginRequests.Document document)
            throws UpstreamException, InterruptedException {
        var requests = new OriginRequests(http.parts(httpResponse), candidate, patience);
        var lists = new HlsVariantResolver(requests, quality.get());
        LocatedPlaylist found;
        try {
            found = lists.from(document);
        } catch (UpstreamException e) {
            if (lists.stream().isEmpty()) throw e;
            return stream(requests.stream(lists.stream().get()), slot);
        }
        var pictures = new Following(new HlsLoader(lists, requests, segments, found, lists::again));
        Optional<Following> sound = Optional.empty();
        try {
            var list = lists.soundList();
            if (list.isPresent()) {
                var loader = new HlsLoader(lists, requests, segments, list.get(), lists::soundAgain);
                sound = Optional.of(new Following(loader));
            }
            return start(requests, lists, pictures, sound, slot);
        } catch (UpstreamException | InterruptedException | RuntimeException e) {
            pictures.close();
            sound.ifPresent(Following::close);
            requests.close();
            throw e;
        }
    }

    /// The playlist of something recorded, from its first segment to its last.
    ///
    /// @param httpResponse to its address
    /// @param document what it said
    /// @return empty where it goes on, or its segments are no files that can be played one by one
    Optional<ParsedPlaylist.Media> recorded(
            Candidate candidate, HttpResponse httpResponse, OriginRequests.Document document)
            throws UpstreamException, InterruptedException {
        try (var requests = new OriginRequests(http.parts(httpResponse), candidate, patience)) {
            var lists = new HlsVariantResolver(requests, quality.get());
            var media = lists.from(document).media();
            var passes = media.ended()
                    && !media.pieces().isEmpty()
                    && lists.soundList().isEmpty()
                    && media.pieces().stream()
                            .allMatch(piece -> piece.key().isEmpty()
                                    && piece.init().isEmpty()
                                    && piece.range().isEmpty());
            return passes ? Optional.of(media) : Optional.empty();
        }
    }

    /// What a master playlist names instead of a playlist.
    private static Upstream stream(HttpResponse httpResponse, Slot slot) throws UpstreamException {
        try {
            var body = httpResponse.body();
            var head = SniffedContent.read(
                    body, httpResponse.header("Content-Type").orElse(""));
            if (head.kind() != SniffedContent.Kind.TRANSPORT_STREAM)
                throw new UpstreamException(FailureReason.UNSUPPORTED);
            slot.streams();
            return new TsUpstream(httpResponse, body, slot, head.bytes());
        } catch (UpstreamException | RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// A loader and the thread it runs on.
    private static final class Following {
        private final HlsLoader loader;
        private final Thread thread;

        Following(HlsLoader loader) {
            this.loader = loader;
            this.thread = Thread.ofVirtual().name("hls").start(loader);
        }

        FetchedSegment first(Duration within) throws UpstreamException, InterruptedException {
            return loader.segmentQueue()
                    .take(within.toNanos())
                    .orElseThrow(() -> new UpstreamException(FailureReason.STALLED));
        }

        void close() {
            thread.interrupt();
            loader.segmentQueue().close();
        }
    }

    private Upstream start(
            OriginRequests requests, HlsVariantResolver lists, Following pictures, Optional<Following> sound, Slot slot)
            throws UpstreamException, InterruptedException {
        var source = new HlsSource(requests, segments, lists, pictures.loader, sound.map(s -> s.loader));
        var wait = requests.patience().connect().plus(requests.stall());
        var first = pictures.first(wait);
        Optional<FetchedSegment> firstSound = Optional.empty();
        boolean kept = false;
        try {
            var kind = kind(first, wait);
            if (kind == Kind.TEXT) throw new UpstreamException(FailureReason.NOT_MEDIA);
            if (kind == Kind.TS && sound.isEmpty()) {
                var upstream = new HlsUpstream(
                        slot,
                        source,
                        pictures.loader,
                        pictures.thread,
                        first,
                        requests.stall().toNanos());
                slot.streams();
                kept = true;
                return upstream;
            }
            if (sound.isPresent()) firstSound = Optional.of(sound.get().first(wait));
            var tracks = new ArrayList<LoopbackTrack>();
            kept = true;
            tracks.add(new LoopbackTrack(pictures.loader, pictures.thread, first, "", sound.isEmpty()));
            if (sound.isPresent() && firstSound.isPresent()) {
                tracks.add(new LoopbackTrack(
                        sound.get().loader, sound.get().thread, firstSound.get(), lists.language(), false));
            }
            return ffmpegRemux.open(new LoopbackHlsServer(tracks, Optional.of(source)), slot, requests.stall());
        } finally {
            if (!kept) first.close();
        }
    }

    private enum Kind {
        TS,
        /// Media in another wrapping.
        OTHER,
        TEXT
    }

    private static Kind kind(FetchedSegment first, Duration within) throws UpstreamException, InterruptedException {
        if (first.init().isPresent()) return Kind.OTHER;
        var plain = new SegmentDecryptor(first);
        var portion = new byte[64 << 10];
        var proof = new byte[PROOF];
        int have = 0;
        long deadline = System.nanoTime() + within.toNanos();
        while (have < PROOF) {
            int n = plain.read(portion, Math.max(0, deadline - System.nanoTime()));
            if (n == 0) throw new UpstreamException(FailureReason.STALLED);
            if (n == SegmentDecryptor.END) break;
            int taken = Math.min(n, PROOF - have);
            System.arraycopy(portion, 0, proof, have, taken);
            have += taken;
            if (Aligner.recognises(proof, have)) return Kind.TS;
        }
        var start = new String(proof, 0, Math.min(have, 64), StandardCharsets.ISO_8859_1).strip();
        return start.isEmpty() || start.startsWith("<") || start.startsWith("{") ? Kind.TEXT : Kind.OTHER;
    }
}
