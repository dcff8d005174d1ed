package tv.tributary.upstream;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tv.tributary.format.ts.Aligner;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A transport stream that arrives in bursts and is paced by its clock.
abstract class PacedUpstream implements Upstream {
    /// Clocks lie closer together, from one segment to the next too.
    private static final long LONGEST_STEP = 2 * TimestampMath.SECOND;

    private final Slot slot;
    private final long stall;
    private final Aligner aligner = new Aligner();
    private final PcrPacer pcrPacer = new PcrPacer();
    private boolean apart;
    /// The next clock is the first of a segment, which is the one after that before where it follows.
    private boolean begins;

    private boolean follows;
    /// The newest clock; negative before the first.
    private long clock = -1;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param stallNanos how long nothing may come
    PacedUpstream(Slot slot, long stallNanos) {
        this.slot = slot;
        this.stall = stallNanos;
    }

    /// Whether bytes wait to be [filled in][#fill].
    abstract boolean ready();

    /// Brings the next packets by [#put].
    ///
    /// @return whether any came in time
    abstract boolean fill(long nanos) throws UpstreamException, InterruptedException;

    /// Takes bytes as they came, once all before them have been read.
    ///
    /// @return whether they made a packet whole
    final boolean put(byte[] bytes, int count) {
        int whole = aligner.take(bytes, 0, count);
        if (whole == 0) return false;
        var packets = aligner.packets();
        look(packets, whole);
        var marked = apart ? ClockMark.mark(packets, whole) : Optional.<byte[]>empty();
        if (marked.isPresent()) {
            apart = false;
            packets = marked.get();
            whole = packets.length;
        }
        pcrPacer.put(packets, whole, System.nanoTime());
        return true;
    }

    /// A segment whose clock runs back, or leaps though none was left out, is another time's, told or not.
    private void look(byte[] packets, int length) {
        int first = 0;
        while (first < length && !Packet.hasPcr(packets, first)) first += Packet.SIZE;
        if (first >= length) return;
        if (begins && clock >= 0) {
            long step = TimestampMath.between(clock, Packet.pcr(packets, first));
            apart |= step < 0 || (follows && step > LONGEST_STEP);
        }
        begins = false;
        for (int at = length - Packet.SIZE; at >= first; at -= Packet.SIZE) {
            if (!Packet.hasPcr(packets, at)) continue;
            clock = Packet.pcr(packets, at);
            return;
        }
    }

    /// The bytes to come are another segment's, which lasts so long.
    ///
    /// @param next whether it is the one after that before
    /// @param discontinuity whether its clock may have nothing to do with that of the one before
    /// @param hurry whether to come nearer to the newest
    final void segment(long millis, boolean next, boolean discontinuity, boolean hurry) {
        begins = true;
        follows = next;
        apart |= discontinuity;
        aligner.reset();
        pcrPacer.segment(millis, System.nanoTime());
        pcrPacer.hurry(hurry);
    }

    final boolean closed() {
        return closed.getCount() == 0;
    }

    @Override
    public final int read(byte[] into, int from) throws UpstreamException {
        try {
            while (true) {
                int n = pcrPacer.take(into, from, System.nanoTime());
                if (n > 0) return n;
                if (!pcrPacer.isEmpty()) awaitTime();
                else if (!fill(stall)) throw new UpstreamException(FailureReason.STALLED);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(FailureReason.ENDED);
        }
    }

    private void awaitTime() throws UpstreamException, InterruptedException {
        long wait = Math.max(0, pcrPacer.next() - System.nanoTime());
        if (closed.await(wait, TimeUnit.NANOSECONDS)) throw new UpstreamException(FailureReason.ENDED);
    }

    /// Whether nothing more is both there and due.
    @Override
    public final boolean drained(int count) {
        try {
            while (pcrPacer.isEmpty() && ready()) {
                if (!fill(0)) return true;
            }
            return pcrPacer.isEmpty() || pcrPacer.due(System.nanoTime()) == 0;
        } catch (UpstreamException _) {
            // The next read tells.
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public final Slot slot() {
        return slot;
    }

    /// Ends what it reads from; the slot is given back only then. May be called twice.
    abstract void stop();

    @Override
    public final void close() {
        closed.countDown();
        stop();
        slot.close();
    }

    /// Marks packets whose clock does not go on from that of those before them, as a playlist's discontinuity
    /// says: with a packet of the clock's PID that carries nothing but the clock and the discontinuity
    /// indicator (ISO 13818-1, 2.4.3.5). Pure.
    static final class ClockMark {
        private ClockMark() {}

        /// @param packets whole ones, of which `length` bytes count
        /// @return the same with the mark before the first unit of pictures or sound; empty if no clock is
        ///     among them
        static Optional<byte[]> mark(byte[] packets, int length) {
            int clock = 0;
            while (clock < length && !Packet.hasPcr(packets, clock)) clock += Packet.SIZE;
            if (clock >= length) return Optional.empty();
            int pid = Packet.pid(packets, clock);
            int first = 0;
            while (Packet.pid(packets, first) != pid) first += Packet.SIZE;
            int unit = 0;
            while (unit < first && !startsUnit(packets, unit)) unit += Packet.SIZE;
            int counter = Packet.counter(packets, first) - (Packet.hasPayload(packets, first) ? 1 : 0);
            var mark = Packet.discontinuity(pid, counter, Packet.pcr(packets, clock));
            var marked = new byte[length + Packet.SIZE];
            System.arraycopy(packets, 0, marked, 0, unit);
            System.arraycopy(mark, 0, marked, unit, Packet.SIZE);
            System.arraycopy(packets, unit, marked, unit + Packet.SIZE, length - unit);
            return Optional.of(marked);
        }

        private static boolean startsUnit(byte[] b, int at) {
            int payload = Packet.payload(b, at);
            return Packet.startsUnit(b, at)
                    && payload + 2 < at + Packet.SIZE
                    && b[payload] == 0
                    && b[payload + 1] == 0
                    && b[payload + 2] == 1;
        }
    }
}
