package tv.tributary.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.ParsedPlaylist;

/// Finds the new segments of a live playlist. Uses the playlist's own sequence numbers, unless they are missing or jump
/// although the playlist continues. Pure; owned by the poller.
final class LiveEdge {
    /// How far from the end of a live playlist to begin: players keep three segments, so servers must; and so much
    /// that the next one is announced and fetched before these have been played.
    private static final int SEGMENTS = 3;

    private static final long MILLIS = 6000;
    /// A restarted server counts from far below.
    private static final long RESTARTED = 10;

    private final int segments;
    private final long millis;
    private long next = -1;
    private Optional<MediaSegment> last = Optional.empty();
    private long lost;
    /// What is added to the list's numbers.
    private long shift;

    private long counted;

    LiveEdge() {
        this(SEGMENTS, MILLIS);
    }

    /// Begins so many segments from the end, or further from it where they are shorter than so much.
    LiveEdge(int segments, long millis) {
        this.segments = segments;
        this.millis = millis;
    }

    /// Segments that went by before they were seen.
    long lost() {
        return lost;
    }

    /// What is new, in order.
    List<MediaSegment> take(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        if (pieces.isEmpty()) return List.of();
        var fresh = next < 0 ? pieces.subList(start(media), pieces.size()) : since(media);
        next = Math.max(next, pieces.getLast().sequence() + 1);
        if (fresh.isEmpty()) return List.of();
        next = fresh.getLast().sequence() + 1;
        last = Optional.of(fresh.getLast());
        counted = next + shift;
        return fresh.stream().map(p -> p.numbered(p.sequence() + shift)).toList();
    }

    /// The playlist was resolved again after a segment could not be fetched: what is to come of it, that piece
    /// first if it lies elsewhere now.
    List<MediaSegment> renewed(ParsedPlaylist.Media media, MediaSegment mediaSegment) {
        long number = mediaSegment.sequence() - shift;
        boolean moved = media.sequenced()
                && media.pieces().stream()
                        .anyMatch(p -> p.sequence() == number && !p.url().equals(mediaSegment.url()));
        if (moved) {
            next = number;
            last = Optional.empty();
        }
        return take(media);
    }

    private int start(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        if (media.ended()) return 0;
        long length = 0;
        for (int i = pieces.size() - 1; i > 0; i--) {
            length += pieces.get(i).millis();
            if (pieces.size() - i >= segments && length >= millis) return i;
        }
        return 0;
    }

    private List<MediaSegment> since(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        long first = pieces.getFirst().sequence();
        long end = pieces.getLast().sequence() + 1;
        if (isLast(pieces.getLast())) return List.of();
        if (media.sequenced() && end > next) {
            lost += Math.max(0, first - next);
            return pieces.stream().filter(p -> p.sequence() >= next).toList();
        }
        // It does not count, counts wrongly, or is a mirror that is a little behind.
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (isLast(pieces.get(i))) return after(pieces, i);
        }
        if (media.sequenced() && end + RESTARTED > next && (end < next || isSame(pieces.getLast()))) return List.of();
        return restart(media);
    }

    private List<MediaSegment> after(List<MediaSegment> pieces, int last) {
        shift = counted - pieces.get(last).sequence() - 1;
        return pieces.subList(last + 1, pieces.size());
    }

    /// Segments may be parts of one file: the address alone does not tell.
    private boolean isLast(MediaSegment mediaSegment) {
        return last.filter(p -> p.url().equals(mediaSegment.url()) && p.range().equals(mediaSegment.range()))
                .isPresent();
    }

    /// Whether it is the last one under an address that changes each time.
    private boolean isSame(MediaSegment mediaSegment) {
        return last.filter(p -> name(p.url()).equals(name(mediaSegment.url()))
                        && p.range().equals(mediaSegment.range()))
                .isPresent();
    }

    private static String name(String url) {
        var path = url.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<MediaSegment> restart(ParsedPlaylist.Media media) {
        shift = 0;
        var pieces = new ArrayList<>(
                media.pieces().subList(start(media), media.pieces().size()));
        pieces.set(0, pieces.getFirst().apart());
        return pieces;
    }
}
