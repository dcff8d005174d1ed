package tv.tributary.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.ParsedPlaylist;

/// Finds the new segments of a playlist. Goes by the playlist's own sequence numbers, unless they are missing, or say
/// something else of segments that were seen before; the numbers it gives them never go back. Pure; owned by the
/// poller.
final class LiveEdge {
    /// How far from the end of a live playlist to begin: players keep three segments, so servers must; and so much
    /// that the next one is announced and fetched before these have been played.
    private static final int SEGMENTS = 3;

    private static final long MILLIS = 6000;
    /// Numbers that leap by more than this count something else.
    private static final int LEAP = 10;
    /// A mirror is this far behind at most: a list that has grown by more and is still behind was begun anew.
    private static final int BEHIND = 3;
    /// So many segments are recognised.
    private static final int KNOWN = 100;

    private final int segments;
    private final long millis;
    /// The list's number of what is to come; -1 before anything has.
    private long next = -1;
    private Optional<MediaSegment> last = Optional.empty();
    /// What is added to the list's numbers.
    private long shift;
    /// The number that comes next.
    private long counted;
    /// The number of the last discontinuity.
    private long since;
    /// Names of what was listed, by the list's numbers.
    private final SequencedMap<Long, String> known = new LinkedHashMap<>();
    /// How many the last list had that was not behind.
    private int length;
    /// Where the list ended when it was behind first; -1 while it is not.
    private long fallenTo = -1;
    /// The next list is another one.
    private boolean moved;
    /// The next segment does not go on from the last.
    private boolean apart;
    private boolean over;

    LiveEdge() {
        this(SEGMENTS, MILLIS);
    }

    /// Begins so many segments from the end, or further from it where they are shorter than so much.
    LiveEdge(int segments, long millis) {
        this.segments = segments;
        this.millis = millis;
    }

    /// What is new, in order.
    List<MediaSegment> take(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        if (pieces.isEmpty()) return List.of();
        var fresh = fresh(media);
        if (fallenTo < 0) length = pieces.size();
        remember(pieces);
        if (fresh.isEmpty()) return List.of();
        last = Optional.of(fresh.getLast());
        next = fresh.getLast().sequence() + 1;
        counted = next + shift;
        List<MediaSegment> numbered = new ArrayList<>();
        for (var mediaSegment : fresh) numbered.add(numbered(mediaSegment));
        moved = false;
        return numbered;
    }

    private MediaSegment numbered(MediaSegment mediaSegment) {
        var numbered = mediaSegment.numbered(mediaSegment.sequence() + shift);
        if (apart) numbered = numbered.apart();
        apart = false;
        if (numbered.discontinuity()) since = numbered.sequence();
        return numbered.since(since);
    }

    /// The next list is of the same programme in another quality: it goes on where that one was.
    void move() {
        moved = true;
        apart = true;
        last = Optional.empty();
        known.clear();
    }

    /// From that number on nothing has come.
    void goBack(long number) {
        next = number - shift;
        counted = number;
    }

    /// The next list is read from its start.
    void startOver() {
        over = true;
    }

    /// Whether a list holds a segment that was taken.
    boolean lists(ParsedPlaylist.Media media, MediaSegment taken) {
        return media.pieces().stream()
                .anyMatch(p -> media.sequenced()
                        ? p.sequence() + shift == taken.sequence()
                        : p.url().equals(taken.url()) && p.range().equals(taken.range()));
    }

    /// The playlist was resolved again after a segment could not be fetched: what is to come of it, that piece
    /// first if it lies elsewhere now.
    List<MediaSegment> renewed(ParsedPlaylist.Media media, MediaSegment mediaSegment) {
        long number = mediaSegment.sequence() - shift;
        boolean elsewhere = media.sequenced()
                && media.pieces().stream()
                        .anyMatch(p -> p.sequence() == number && !p.url().equals(mediaSegment.url()));
        if (elsewhere) {
            next = number;
            last = Optional.empty();
        }
        return take(media);
    }

    private List<MediaSegment> fresh(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        boolean anew = over;
        over = false;
        if (next < 0) return pieces.subList(start(media), pieces.size());
        if (anew) return restart(media);
        if (!media.sequenced()) return byName(pieces).orElseGet(() -> restart(media));
        long end = pieces.getLast().sequence() + 1;
        if (end < next) return earlier(media, end);
        fallenTo = -1;
        return later(media);
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

    /// By its numbers, unless they leap or stand still while the list goes on: then by names, where those are known.
    private List<MediaSegment> later(ParsedPlaylist.Media media) {
        var pieces = media.pieces();
        long gone = pieces.getFirst().sequence() - next;
        boolean still = pieces.getLast().sequence() == next - 1 && !isSame(pieces.getLast());
        if (gone > LEAP || still) {
            var after = byName(pieces);
            if (after.isPresent()) return after.get();
        }
        if (gone > LEAP && moved) return restart(media);
        apart |= gone > 0;
        return pieces.stream().filter(p -> p.sequence() >= next).toList();
    }

    /// A mirror that is a little behind, one that counts otherwise, or a server that has begun anew.
    private List<MediaSegment> earlier(ParsedPlaylist.Media media, long end) {
        var pieces = media.pieces();
        boolean agrees = pieces.stream().anyMatch(p -> word(p).equals(known.get(p.sequence())));
        boolean near = next - end <= LEAP;
        if (!agrees || !near) {
            var after = byName(pieces);
            if (after.isPresent()) return after.get();
        }
        if (!agrees && !(moved && near)) return restart(media);
        if (fallenTo < 0) fallenTo = end;
        boolean anew = 2 * pieces.size() <= length || end - fallenTo >= BEHIND;
        return anew ? restart(media) : List.of();
    }

    /// What follows the last one, wherever the list has that.
    private Optional<List<MediaSegment>> byName(List<MediaSegment> pieces) {
        int at =
                lastIndex(pieces, p -> last.filter(before -> isEqual(before, p)).isPresent());
        boolean distinct = pieces.stream().map(LiveEdge::word).distinct().count() == pieces.size();
        if (at < 0 && distinct) at = lastIndex(pieces, this::isSame);
        if (at < 0) return Optional.empty();
        fallenTo = -1;
        next = pieces.get(at).sequence() + 1;
        shift = counted - next;
        return Optional.of(pieces.subList(at + 1, pieces.size()));
    }

    private static int lastIndex(List<MediaSegment> pieces, Predicate<MediaSegment> wanted) {
        int at = pieces.size() - 1;
        while (at >= 0 && !wanted.test(pieces.get(at))) at--;
        return at;
    }

    private static boolean isEqual(MediaSegment a, MediaSegment b) {
        return a.url().equals(b.url())
                && a.range().equals(b.range())
                && a.time().equals(b.time());
    }

    private List<MediaSegment> restart(ParsedPlaylist.Media media) {
        var pieces = media.pieces().subList(start(media), media.pieces().size());
        known.clear();
        fallenTo = -1;
        apart = true;
        shift = counted - pieces.getFirst().sequence();
        return pieces;
    }

    private void remember(List<MediaSegment> pieces) {
        for (var mediaSegment : pieces) known.putLast(mediaSegment.sequence(), word(mediaSegment));
        while (known.size() > KNOWN) known.pollFirstEntry();
    }

    /// Whether it is the last one, perhaps under an address that changes each time.
    private boolean isSame(MediaSegment mediaSegment) {
        return last.filter(p -> word(p).equals(word(mediaSegment))).isPresent();
    }

    /// What tells a segment from its neighbours: segments may be parts of one file, and addresses hold tokens that
    /// change.
    private static String word(MediaSegment mediaSegment) {
        var path = mediaSegment.url().replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1) + " " + mediaSegment.range() + " " + mediaSegment.time();
    }
}
