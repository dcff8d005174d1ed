package tv.tributary.relay.live;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ring that a splice fills, and a viewer that is there from the first keyframe.
final class SplicedRing {
    final Ring ring = new Ring(8 << 20);
    final Splice splice = new Splice(ring);
    private Ring.@Nullable Start first;

    /// Packets of the source that plays.
    void pass(byte[] packets) {
        splice.take(packets, packets.length);
        ring.publish(splice.whole());
        if (first == null) first = ring.newest();
    }

    /// What the viewer gets.
    byte[] everything() {
        if (first == null) throw new AssertionError("no keyframe");
        var viewer =
                new Viewer(new Arrival(1, new Who("", "")), Instant.EPOCH, new NoOutlet(), ring, first, (_, _) -> {});
        var out = new ByteArrayOutputStream();
        while (true) {
            var bytes = viewer.next();
            if (!bytes.hasRemaining()) return out.toByteArray();
            var taken = new byte[bytes.remaining()];
            bytes.get(taken);
            out.writeBytes(taken);
            viewer.taken(taken.length);
        }
    }
}
