package tv.tributary.relay.viewer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.format.ts.Packet;

/// Reads a [NumberedRing] through a viewer and notes what should not be.
final class NumberedReader {
    private final NumberedRing ring;
    private final TsViewer viewer;
    private final List<String> wrong = new ArrayList<>();
    private long next = -1;
    /// What it was to finish had been overwritten already.
    private boolean mayJump;

    NumberedReader(NumberedRing ring, TsViewer viewer) {
        this.ring = ring;
        this.viewer = viewer;
    }

    List<String> wrong() {
        return wrong;
    }

    /// The packet to come.
    long next() {
        return next;
    }

    /// Reads at most so many packets.
    void read(int packets) {
        for (int left = packets; left > 0; ) {
            boolean lost = lost();
            var bytes = viewer.next();
            mayJump = mayJump || lost || lost();
            int n = Math.min(left, bytes.remaining() / Packet.SIZE);
            if (n == 0) return;
            var copy = new byte[n * Packet.SIZE];
            bytes.get(copy);
            viewer.taken(copy.length);
            for (int at = 0; at < copy.length; at += Packet.SIZE)
                see(ByteBuffer.wrap(copy, at, Packet.SIZE).slice());
            left -= n;
        }
    }

    private void see(ByteBuffer packet) {
        long number = packet.getLong(2);
        if (packet.get(0) != Packet.SYNC || number != packet.getLong(Packet.SIZE - Long.BYTES)) {
            wrong.add("torn packet after " + next);
        }
        switch (packet.get(1)) {
            case NumberedRing.JOIN -> jump(next == -1, number);
            case NumberedRing.RESUME -> jump((mayJump || ring.startsFrame(next)) && number > next, number);
            default -> {
                if (number != next) wrong.add("expected " + next + " and got " + number);
                next = number + 1;
            }
        }
    }

    private void jump(boolean allowed, long to) {
        if (!allowed) wrong.add("jumped out of a frame at " + next + " to " + to);
        if (!ring.isKeyframe(to)) wrong.add("jumped to no keyframe: " + to);
        next = to;
        mayJump = false;
    }

    private boolean lost() {
        var memory = ring.ring().hold().orElseThrow();
        boolean intact = memory.intact(next * Packet.SIZE, ring.ring().head());
        memory.release();
        return !intact;
    }
}
