package tv.tributary.upstream;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// The first bytes of a source, read until they tell what it is: what the server calls it is often wrong.
///
/// @param bytes without an ID3 tag before them
/// @param container for a container other than a transport stream
@SuppressWarnings("ArrayRecordComponent") // handed on at once, compared by nobody
record SniffedContent(Kind kind, byte[] bytes, Optional<ContainerFormat> container) {
    enum Kind {
        TRANSPORT_STREAM,
        CONTAINER,
        /// HLS, DASH, or a list of addresses; perhaps packed.
        DOCUMENT
    }

    /// Less is never enough for a transport stream.
    private static final int ENOUGH = 5 * 188;
    /// Less may be too little for a container, and may be a transport stream with sound in it.
    private static final int ENOUGH_FOR_CONTAINER = 2048;
    /// Providers put warnings of their scripts before the stream; more text than this is no stream.
    private static final int MOST_TEXT = 4096;
    /// Three frames of sound fit, and half a one before them.
    private static final int MOST = 1 << 14;
    /// What drips more slowly cannot be played anyway.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// Reads from the start of an answer.
    ///
    /// @param type what the server says it is
    /// @throws UpstreamException with the reason if it is nothing that can be played
    static SniffedContent read(InputStream body, String type) throws UpstreamException {
        var bytes = new byte[MOST];
        int have = 0;
        boolean over = false;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                have += TsUpstream.read(body, bytes, have);
                have = skipTag(body, bytes, have);
            } catch (UpstreamException e) {
                // A short text and then the end is a text, not a stream that ended.
                if (have == 0 || e.trouble() != FailureReason.ENDED) throw e;
                over = true;
            }
            var found = of(bytes, have, over);
            if (found.isPresent()) return found.get();
            if (over && lower(type).contains("mpegurl") && isText(bytes, have))
                return of(Kind.DOCUMENT, bytes, 0, have);
            // A stream that hardly began.
            if (over && bytes[0] == Packet.SYNC && have < ENOUGH) throw new UpstreamException(FailureReason.ENDED);
            if (over || have == MOST || (have >= MOST_TEXT && isText(bytes, have))) {
                throw new UpstreamException(noStream(bytes, have, type));
            }
            if (System.nanoTime() - deadline > 0) throw new UpstreamException(FailureReason.STALLED);
        }
    }

    /// Looks at the beginning of a file. All that was read is kept, whatever stands before the content.
    ///
    /// @throws UpstreamException if it is nothing that can be played
    static SniffedContent peek(InputStream body) throws UpstreamException {
        var bytes = new byte[MOST];
        int have = 0;
        boolean over = false;
        while (true) {
            try {
                have += TsUpstream.read(body, bytes, have);
            } catch (UpstreamException e) {
                if (have == 0 || e.trouble() != FailureReason.ENDED) throw e;
                over = true;
            }
            var found = of(bytes, have, over);
            if (found.isPresent())
                return new SniffedContent(
                        found.get().kind(),
                        Arrays.copyOf(bytes, have),
                        found.get().container());
            if (over || have == MOST) throw new UpstreamException(FailureReason.NOT_MEDIA);
        }
    }

    /// @param over whether there is no more
    static Optional<SniffedContent> of(byte[] b, int have, boolean over) {
        if (isDocument(b, have)) return Optional.of(of(Kind.DOCUMENT, b, 0, have));
        if (have >= ENOUGH && Aligner.recognises(b, have)) {
            return Optional.of(of(Kind.TRANSPORT_STREAM, b, 0, have));
        }
        if (have < ENOUGH_FOR_CONTAINER && !over) return Optional.empty();
        return ContainerFormat.of(b, have)
                .map(found -> new SniffedContent(
                        Kind.CONTAINER, Arrays.copyOfRange(b, found.from(), have), Optional.of(found.format())));
    }

    private static SniffedContent of(Kind kind, byte[] b, int from, int have) {
        return new SniffedContent(kind, Arrays.copyOfRange(b, from, have), Optional.empty());
    }

    private static int skipTag(InputStream body, byte[] b, int have) throws UpstreamException {
        int tag = ContainerFormat.tagLength(b, have);
        if (tag == 0) return have;
        if (tag <= have) {
            System.arraycopy(b, tag, b, 0, have - tag);
            return have - tag;
        }
        for (int left = tag - have; left > 0; ) left -= TsUpstream.read(body, b, b.length - Math.min(left, b.length));
        return 0;
    }

    private static boolean isDocument(byte[] b, int have) {
        if (PlaylistReader.recognises(b, have) || OriginRequests.isPacked(b, have)) return true;
        return switch (kind(b, have)) {
            case PLS, XSPF, ASX, DASH -> true;
            case LINES -> startsWithAddress(b, have);
            default -> false;
        };
    }

    /// A list without any header: the first line that is no comment is an address.
    private static boolean startsWithAddress(byte[] b, int have) {
        return new String(b, 0, Math.min(have, ContentKind.ENOUGH), StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.matches("(?i)https?://.*"))
                .isPresent();
    }

    private static ContentKind kind(byte[] b, int have) {
        return ContentKind.of(Arrays.copyOf(b, Math.min(have, ContentKind.ENOUGH)));
    }

    private static boolean isText(byte[] b, int have) {
        for (int i = 0; i < have; i++) {
            if (b[i] >= 0 && b[i] < ' ' && b[i] != '\n' && b[i] != '\r' && b[i] != '\t') return false;
        }
        return true;
    }

    private static String lower(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    /// A page is no stream at all.
    private static FailureReason noStream(byte[] b, int have, String type) {
        var lower = lower(type);
        boolean saysMedia = lower.startsWith("audio/") && !lower.contains("mpegurl");
        boolean media = kind(b, have) == ContentKind.MEDIA || (!isText(b, have) && kind(b, have) == ContentKind.LINES);
        return saysMedia || media ? FailureReason.UNSUPPORTED : FailureReason.NOT_MEDIA;
    }
}
