package tv.tributary.relay.hls;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.SegmentKey;

/// One track of an HLS source, its segments passed on unchanged. Thread-safe.
final class PassthroughTrack {
    private static final Map<String, SegmentType> FORMS = forms();

    private final long id;
    private final HlsSource source;
    private final HlsSource.Track track;
    /// What segments are whose addresses end alike.
    private final Map<String, SegmentType> seen = new ConcurrentHashMap<>();

    /// @param id tells it from other suppliers of segments
    PassthroughTrack(long id, HlsSource source, HlsSource.Track track) {
        this.id = id;
        this.source = source;
        this.track = track;
    }

    private static Map<String, SegmentType> forms() {
        var forms = new HashMap<String, SegmentType>();
        for (var ending : List.of("m4s", "mp4", "m4v", "m4a", "cmfv", "cmfa")) forms.put(ending, SegmentType.M4S);
        forms.put("aac", SegmentType.AAC);
        forms.put("mp3", SegmentType.MP3);
        forms.put("ac3", SegmentType.AC3);
        for (var ending : List.of("ec3", "eac3")) forms.put(ending, SegmentType.EC3);
        for (var ending : List.of("vtt", "webvtt")) forms.put(ending, SegmentType.VTT);
        return Map.copyOf(forms);
    }

    /// Whether it is at hand without asking anybody.
    boolean followed() {
        return track.kind() == HlsSource.Kind.MAIN;
    }

    /// What it lists now. May wait where it is not followed.
    SegmentWindow supply() throws UpstreamException, InterruptedException {
        var window = source.window(track);
        return new SegmentWindow(
                id,
                window.first(),
                window.target(),
                window.pieces().stream().map(this::offer).toList());
    }

    /// To its last segment.
    TimestampOffset timestampOffset() throws InterruptedException {
        try {
            return new TimestampOffset(end());
        } catch (UpstreamException _) {
            return new TimestampOffset(Pes.NONE);
        }
    }

    private long end() throws UpstreamException, InterruptedException {
        var last = source.window(track).pieces().reversed().stream()
                .filter(mediaSegment -> !mediaSegment.missing())
                .findFirst();
        if (last.isEmpty() || last.get().key().isPresent() || form(last.get()) != SegmentType.TS) return Pes.NONE;
        try (var lease = source.open(SegmentKey.of(last.get()))) {
            return SegmentEnd.of(lease.segment());
        }
    }

    private SourceSegment offer(MediaSegment mediaSegment) {
        return new SourceSegment(
                Duration.ofMillis(mediaSegment.millis()),
                mediaSegment.discontinuity(),
                mediaSegment.independent() || source.independent(),
                mediaSegment.missing(),
                mediaSegment.time(),
                form(mediaSegment),
                asked(SegmentKey.of(mediaSegment), mediaSegment),
                mediaSegment.init().map(init -> asked(SegmentKey.of(init), mediaSegment)),
                mediaSegment
                        .key()
                        .map(encryptionKey -> new SourceSegment.Cipher(
                                asked(
                                        new SegmentKey(encryptionKey.url(), Optional.empty(), SegmentKey.ALONE),
                                        mediaSegment),
                                mediaSegment.iv().orElseThrow())));
    }

    private SegmentContent asked(SegmentKey key, MediaSegment mediaSegment) {
        return new SegmentContent.Asked(source, key, followed() && !mediaSegment.missing());
    }

    /// Its init tells, or its first bytes, or else how its address ends: that may be a picture's, to look
    /// harmless.
    private SegmentType form(MediaSegment mediaSegment) {
        if (mediaSegment.init().isPresent()) return SegmentType.M4S;
        if (mediaSegment.missing()) return SegmentType.TS;
        var ending = ending(mediaSegment);
        var known = seen.get(ending);
        if (known != null) return known;
        var bytes = followed() && mediaSegment.key().isEmpty() ? content(mediaSegment) : Optional.<SegmentType>empty();
        bytes.ifPresent(segmentType -> seen.put(ending, segmentType));
        return bytes.orElseGet(() -> FORMS.getOrDefault(
                ending, track.kind() == HlsSource.Kind.SUBTITLES ? SegmentType.VTT : SegmentType.TS));
    }

    /// Empty if nothing has come yet, or nothing that is known.
    private Optional<SegmentType> content(MediaSegment mediaSegment) {
        var start = new byte[10];
        int tag;
        try (var lease = source.open(SegmentKey.of(mediaSegment))) {
            if (lease.segment().read(0, start, 0, start.length) < start.length) return Optional.empty();
            tag = tagLength(start);
            boolean behind = tag == 0 || lease.segment().read(tag, start, 0, start.length) == start.length;
            // It has not come yet: the address tells.
            if (!behind) return Optional.of(sound(mediaSegment));
        }
        var found = content(start);
        return found.isEmpty() && tag > 0 ? Optional.of(sound(mediaSegment)) : found;
    }

    /// How long the ID3 tag is that a segment begins with; 0 without one.
    private static int tagLength(byte[] b) {
        if (b[0] != 'I' || b[1] != 'D' || b[2] != '3') return 0;
        return b.length + ((b[6] & 0x7F) << 21 | (b[7] & 0x7F) << 14 | (b[8] & 0x7F) << 7 | (b[9] & 0x7F));
    }

    private static Optional<SegmentType> content(byte[] start) {
        var words = new String(start, StandardCharsets.ISO_8859_1);
        if (start[0] == 0x47) return Optional.of(SegmentType.TS);
        if (words.substring(4, 8).matches("ftyp|styp|moof|sidx|moov")) return Optional.of(SegmentType.M4S);
        if (words.startsWith("WEBVTT")) return Optional.of(SegmentType.VTT);
        if (start[0] == 0x0B && start[1] == 0x77) {
            // Its version (ETSI TS 102 366, E.1.3.1.6).
            return Optional.of((start[5] & 0xFF) >> 3 > 10 ? SegmentType.EC3 : SegmentType.AC3);
        }
        if ((start[0] & 0xFF) != 0xFF || (start[1] & 0xE0) != 0xE0) return Optional.empty();
        return Optional.of((start[1] & 0xF6) == 0xF0 ? SegmentType.AAC : SegmentType.MP3);
    }

    private static SegmentType sound(MediaSegment mediaSegment) {
        var form = FORMS.getOrDefault(ending(mediaSegment), SegmentType.AAC);
        return form == SegmentType.M4S || form == SegmentType.VTT ? SegmentType.AAC : form;
    }

    private static String ending(MediaSegment mediaSegment) {
        var path = mediaSegment.url().replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.') + 1);
    }

    /// Finds the end of a segment's frames. Pure.
    private static final class SegmentEnd {
        private static final long USUAL_STEP = TimestampMath.SECOND / 25;

        private final TsScanner tsScanner = new TsScanner();
        private final byte[] packet = new byte[Packet.SIZE];
        private int filled;
        private long last = Pes.NONE;
        private long step = USUAL_STEP;

        private SegmentEnd() {}

        /// When a frame that follows it would be decoded, in ticks of 90 kHz; [Pes#NONE] if that cannot be
        /// seen. What has come of it counts.
        static long of(Segment segment) {
            var segmentEnd = new SegmentEnd();
            for (int at = 0; ; ) {
                var bytes = segment.bytes(at);
                if (!bytes.hasRemaining()) break;
                at += bytes.remaining();
                while (bytes.hasRemaining()) {
                    int n = Math.min(bytes.remaining(), Packet.SIZE - segmentEnd.filled);
                    bytes.get(segmentEnd.packet, segmentEnd.filled, n);
                    segmentEnd.filled += n;
                    if (segmentEnd.filled == Packet.SIZE) segmentEnd.take();
                }
            }
            return segmentEnd.last == Pes.NONE ? Pes.NONE : TimestampMath.plus(segmentEnd.last, segmentEnd.step);
        }

        private void take() {
            filled = 0;
            if ((tsScanner.take(packet, 0) & TsScanner.FRAME) == 0 || Packet.scrambled(packet, 0)) return;
            long dts = Pes.dts(packet, Packet.payload(packet, 0), Packet.SIZE);
            if (dts == Pes.NONE) return;
            long ticks = last == Pes.NONE ? 0 : TimestampMath.between(last, dts);
            if (ticks > 0 && ticks < TimestampMath.SECOND) step = ticks;
            last = dts;
        }
    }
}
