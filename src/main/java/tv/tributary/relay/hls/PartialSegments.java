package tv.tributary.relay.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of the segment that is listed next, and the name of the part after them (preload hint). Guarded by its
/// session's lock.
final class PartialSegments implements AutoCloseable {
    private final SegmentNamer segmentNamer;
    private final List<PlaylistSegment.Piece> parts = new ArrayList<>();
    private boolean discontinuity;
    private String time = "";
    private Optional<SegmentContent> following = Optional.empty();
    private Optional<String> hint = Optional.empty();

    PartialSegments(SegmentNamer segmentNamer) {
        this.segmentNamer = segmentNamer;
    }

    int count() {
        return parts.size();
    }

    /// @param number of the segment
    void add(long number, PartWriter.Made part) {
        // Of a segment that had begun before, not all parts are known: it is not listed in parts.
        if (part.index() != parts.size()) return;
        discontinuity = part.discontinuity();
        time = Segmenter.time(part.time());
        var name = segmentNamer.put(
                number, use(part.index()), SegmentType.TS, part.content().again());
        parts.add(new PlaylistSegment.Piece(name, part.length(), part.independent()));
        follow(part.following().again());
        hint = Optional.of(segmentNamer.put(
                number, use(part.index() + 1), SegmentType.TS, part.following().again()));
    }

    private void follow(SegmentContent next) {
        following.ifPresent(SegmentContent::close);
        following = Optional.of(next);
    }

    private static String use(int index) {
        return "part " + index;
    }

    /// The segment is whole; the next one begins with the part that was to come.
    ///
    /// @param next the next segment's number
    List<PlaylistSegment.Piece> end(long next) {
        var all = List.copyOf(parts);
        parts.clear();
        hint.ifPresent(segmentNamer::remove);
        hint = following.map(segmentContent -> segmentNamer.put(next, use(0), SegmentType.TS, segmentContent.again()));
        return all;
    }

    MediaPlaylist.LowLatency listing() {
        return new MediaPlaylist.LowLatency(OpenSegment.PART_TARGET, parts, discontinuity, time, hint);
    }

    /// What has come is not listed any more.
    @Override
    public void close() {
        parts.forEach(part -> segmentNamer.remove(part.name()));
        hint.ifPresent(segmentNamer::remove);
        following.ifPresent(SegmentContent::close);
    }
}
