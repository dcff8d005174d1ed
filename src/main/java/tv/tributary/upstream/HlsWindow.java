package tv.tributary.upstream;

import java.util.List;
import tv.tributary.format.hls.Piece;
import tv.tributary.format.hls.Playlist;

/// Which segments of a playlist that moves on are new. Pure; owned by whoever polls.
final class HlsWindow {
    /// How far from the end of a live playlist to begin: players keep three segments, so servers must; and so much
    /// that the next one is announced and fetched before these have been played.
    private static final int SEGMENTS = 3;

    private static final long MILLIS = 6000;
    /// A server that starts anew counts from far below.
    private static final long RESTARTED = 10;

    private long next = -1;
    private String lastUrl = "";
    private long lost;

    /// Segments that went by before they were seen.
    long lost() {
        return lost;
    }

    /// What is new, in order.
    List<Piece> take(Playlist.Media media) {
        var pieces = media.pieces();
        if (pieces.isEmpty()) return List.of();
        var fresh = next < 0 ? pieces.subList(start(media), pieces.size()) : since(media);
        next = Math.max(next, pieces.getLast().sequence() + 1);
        if (!fresh.isEmpty()) {
            next = fresh.getLast().sequence() + 1;
            lastUrl = fresh.getLast().url();
        }
        return fresh;
    }

    private static int start(Playlist.Media media) {
        var pieces = media.pieces();
        if (media.ended()) return 0;
        long millis = 0;
        for (int i = pieces.size() - 1; i > 0; i--) {
            millis += pieces.get(i).millis();
            if (pieces.size() - i >= SEGMENTS && millis >= MILLIS) return i;
        }
        return 0;
    }

    private List<Piece> since(Playlist.Media media) {
        var pieces = media.pieces();
        long first = pieces.getFirst().sequence();
        long end = pieces.getLast().sequence() + 1;
        if (pieces.getLast().url().equals(lastUrl)) return List.of();
        if (media.sequenced() && end > next) {
            lost += Math.max(0, first - next);
            return pieces.stream().filter(p -> p.sequence() >= next).toList();
        }
        // It does not count, counts wrongly, or is a mirror that is a little behind.
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i).url().equals(lastUrl)) return pieces.subList(i + 1, pieces.size());
        }
        if (media.sequenced() && end + RESTARTED > next && end < next) return List.of();
        return pieces.subList(start(media), pieces.size());
    }
}
