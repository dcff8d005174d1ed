package tv.tributary.relay.hls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tv.tributary.upstream.segment.Segments;

/// Subtitles that say nothing, for as long as a channel has none. Guarded by its session's lock.
final class Blank implements AutoCloseable {
    private static final byte[] NOTHING = "WEBVTT\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Content content;

    Blank(Segments.Making making) {
        making.put(ByteBuffer.wrap(NOTHING));
        content = new Content.Held(making.lease());
        making.finish();
    }

    /// As long as those segments.
    Supply like(Supply pictures) {
        var offers = pictures.offers().stream().map(this::like).toList();
        return new Supply(pictures.id(), pictures.first(), pictures.target(), offers);
    }

    private Offer like(Offer picture) {
        return new Offer(
                picture.length(),
                picture.discontinuity(),
                true,
                false,
                picture.time(),
                Form.VTT,
                content,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void close() {
        content.close();
    }
}
