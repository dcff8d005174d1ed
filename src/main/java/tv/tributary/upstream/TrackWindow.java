package tv.tributary.upstream;

import java.util.List;
import tv.tributary.format.hls.MediaSegment;

/// The newest pieces of a track, newest last. Each came, comes, or is missing; once listed, a piece stays as it is.
/// Their numbers are the source's own, counted on where that counts anew; a hole in the programme, a restart or another
/// quality is a discontinuity.
///
/// @param target milliseconds, as the source says
/// @param first the first piece's number among all that this track ever listed: they are counted from 0 on
///     without a hole, so that a reader knows those it has seen
public record TrackWindow(long target, List<MediaSegment> pieces, long first) {
    public TrackWindow {
        pieces = List.copyOf(pieces);
    }
}
