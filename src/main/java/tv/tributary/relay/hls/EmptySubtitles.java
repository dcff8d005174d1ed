package tv.tributary.relay.hls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tv.tributary.upstream.segment.Segments;

/// Subtitle segments without text, for as long as a channel has no subtitles. Guarded by its session's lock.
final class EmptySubtitles implements AutoCloseable {
    private static final byte[] NOTHING = "WEBVTT\n\n".getBytes(StandardCharsets.US_ASCII);

    private final SegmentContent segmentContent;

    EmptySubtitles(Segments.Making making) {
        making.put(ByteBuffer.wrap(NOTHING));
        segmentContent = new SegmentContent.Held(making.lease());
        making.finish();
    }

    /// As long as those segments.
    SegmentWindow like(SegmentWindow pictures) {
        var offers = pictures.offers().stream().map(this::like).toList();
        return new SegmentWindow(pictures.id(), pictures.first(), pictures.target(), offers);
    }

    private SourceSegment like(SourceSegment picture) {
        return new SourceSegment(
                picture.length(),
                picture.discontinuity(),
                true,
                false,
                picture.time(),
                SegmentType.VTT,
                segmentContent,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void close() {
        segmentContent.close();
    }
}
