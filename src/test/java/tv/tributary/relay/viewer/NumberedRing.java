package tv.tributary.relay.viewer;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// A ring whose packets hold their own number, so that readers can tell what they got. One thread writes.
final class NumberedRing {
    static final int DATA = 0;
    static final int JOIN = 1;
    static final int RESUME = 2;

    /// Holds 348 packets at first.
    private final Ring ring = new Ring(1 << 16);

    private final Set<Long> frames = ConcurrentHashMap.newKeySet();
    private final Set<Long> keyframes = ConcurrentHashMap.newKeySet();
    private long count;

    Ring ring() {
        return ring;
    }

    /// Writes and publishes so many frames of so many packets; each fourth is a keyframe.
    void frames(int number, int packets) {
        for (int i = 0; i < number; i++) {
            begin();
            write(packets);
            ring.publish(ring.written());
        }
    }

    /// A frame that its source leaves unfinished is taken back.
    void breaksInAFrame(int packets) {
        begin();
        write(packets);
        frames.remove(ring.head() / Packet.SIZE);
        keyframes.remove(ring.head() / Packet.SIZE);
        ring.rewind(ring.head());
    }

    private void begin() {
        long place = ring.written();
        long number = place / Packet.SIZE;
        ring.frame();
        frames.add(number);
        if (count++ % 4 != 0) return;
        keyframes.add(number);
        ring.start(new Ring.Start(place, packet(JOIN, number), packet(RESUME, number)), Pes.NONE);
    }

    private void write(int packets) {
        for (int i = 0; i < packets; i++) ring.append(packet(DATA, ring.written() / Packet.SIZE), 0);
    }

    private static byte[] packet(int kind, long number) {
        return ByteBuffer.allocate(Packet.SIZE)
                .put(Packet.SYNC)
                .put((byte) kind)
                .putLong(number)
                .position(Packet.SIZE - Long.BYTES)
                .putLong(number)
                .array();
    }

    boolean startsFrame(long number) {
        return frames.contains(number) || number == ring.head() / Packet.SIZE;
    }

    boolean isKeyframe(long number) {
        return keyframes.contains(number);
    }

    NumberedReader join() {
        var start = ring.newest();
        if (start == null) throw new AssertionError("no keyframe");
        return new NumberedReader(
                this,
                new TsViewer(
                        new ViewerRequest(1, StreamUse.VIEWER, new ClientId("", ""), "", ""),
                        Instant.EPOCH,
                        new NoSink(),
                        ring,
                        start,
                        (_, _) -> {}));
    }
}
