package tv.tributary.relay.viewer;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.mux.Splice;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// A ring that a splice fills, and a viewer that is there from the first keyframe.
public final class SplicedRing implements AutoCloseable {
    public final Ring ring = new Ring(8 << 20);
    public final Splice splice;
    private Ring.@Nullable Start first;

    public SplicedRing() {
        this("");
    }

    /// @param service what the stream calls itself
    SplicedRing(String service) {
        splice = new Splice(ring, service);
    }

    /// Packets of the source that plays.
    public void pass(byte[] packets) {
        splice.take(packets, packets.length);
        ring.publish(splice.whole());
        if (first == null) first = ring.newest();
    }

    /// What the viewer gets.
    public byte[] everything() {
        if (first == null) throw new AssertionError("no keyframe");
        var viewer = new TsViewer(
                new ViewerRequest(1, StreamUse.VIEWER, new ClientId("", ""), "", ""),
                Instant.EPOCH,
                new NoSink(),
                ring,
                first,
                (_, _) -> {});
        var out = new ByteArrayOutputStream();
        while (true) {
            var bytes = viewer.next();
            if (!bytes.hasRemaining()) break;
            var taken = new byte[bytes.remaining()];
            bytes.get(taken);
            out.writeBytes(taken);
            viewer.taken(taken.length);
        }
        viewer.release();
        return out.toByteArray();
    }

    @Override
    public void close() {
        ring.close();
    }
}
