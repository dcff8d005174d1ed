package tv.tributary.relay.mux;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.memory.MappedMemory;

/// The newest packets of a channel, once in memory whatever the number of viewers. Positions count bytes since the
/// channel started and never repeat; packets lie at multiples of 188 and never wrap.
///
/// One thread writes; any number read what is published. Readers must keep within [#allowedLag] of [#head]: behind
/// that the writer may be overwriting. They [#hold] the memory while they read.
public final class Ring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ring.class);
    private static final int FRAMES = 4096;
    /// Starts that are remembered: with a keyframe each half second, more than the farthest start needs.
    private static final int STARTS = 32;
    /// Starts that are further apart by their clock belong to different times.
    private static final long FARTHEST = 60 * TimestampMath.SECOND;

    /// A place where a player can start.
    ///
    /// @param join packets to send before it to a new viewer: the tables
    /// @param resume packets to send before it to a viewer that was elsewhere: the tables and the word that packets
    ///     are missing on purpose
    public record Start(long position, ByteBuffer join, ByteBuffer resume) {
        public Start(long position, byte[] join, byte[] resume) {
            this(
                    position,
                    ByteBuffer.wrap(join).asReadOnlyBuffer(),
                    ByteBuffer.wrap(resume).asReadOnlyBuffer());
        }
    }

    /// A start that readers may have.
    ///
    /// @param since when it was new, in nano time: what comes at once had been sent one after another
    /// @param time when it is to be decoded, in ticks of 90 kHz, or [Pes#NONE]
    public record KnownStart(Start start, long since, long time) {
        private KnownStart at(long now) {
            return new KnownStart(start, now, time);
        }

        /// It is at least so much older than one that comes later as players take to get from one to the other.
        private KnownStart before(KnownStart later) {
            if (time == Pes.NONE || later.time == Pes.NONE) return this;
            long ticks = TimestampMath.between(time, later.time);
            if (ticks <= 0 || ticks > FARTHEST) return this;
            long then = later.since - ticks * 1_000_000_000L / TimestampMath.SECOND;
            return then - since < 0 ? new KnownStart(start, then, time) : this;
        }
    }

    /// The memory; replaced as a whole when the ring grows. Stays as long as the ring or a reader holds it.
    public static final class Store {
        private final MappedMemory mapped;
        private final ByteBuffer memory;
        private final int capacity;
        /// What lies before was never in it.
        private final long oldest;

        private Store(int bytes, long oldest) {
            this.capacity = bytes / Packet.SIZE * Packet.SIZE;
            this.mapped = MappedMemory.allocate(capacity);
            this.memory = mapped.bytes();
            this.oldest = oldest;
        }

        /// A view of all of it. Only for whoever holds it.
        public ByteBuffer memory() {
            return memory.duplicate();
        }

        public int capacity() {
            return capacity;
        }

        /// Whether a reader who is at `position` still finds all that follows, with the newest at `head`.
        public boolean intact(long position, long head) {
            return position >= oldest && head - position < capacity - (capacity >> 3);
        }

        /// Whoever called [Ring#hold] reads no more.
        public void release() {
            mapped.release();
        }
    }

    private volatile Store store;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long head;
    /// Oldest first; replaced as a whole.
    private volatile List<KnownStart> starts = List.of();

    private long written;
    /// Packets that follow each other, and are still to be copied.
    private byte[] run = {};

    private int runFrom;
    private int runBytes;
    /// How far packets were written that were rolled back: they have overwritten what lay a ring before.
    private long reached;
    /// There was no memory to grow.
    private boolean full;
    /// Starts that readers may not have yet, oldest first.
    private final Deque<KnownStart> waiting = new ArrayDeque<>();
    private final long[] frames = new long[FRAMES];
    private volatile long frameCount;

    public Ring(int bytes) {
        store = new Store(bytes, 0);
    }

    // The writer's side.

    /// Takes a packet, which must stay as it is until [#settle]: packets that follow each other are copied together.
    @SuppressWarnings("ReferenceEquality") // The same array goes on, not one with the same bytes.
    public void append(byte[] packets, int at) {
        boolean follows = packets == run && at == runFrom + runBytes && written % store.capacity != 0;
        if (!follows) {
            settle();
            run = packets;
            runFrom = at;
        }
        runBytes += Packet.SIZE;
        written += Packet.SIZE;
    }

    /// What was appended lies in the ring.
    public void settle() {
        if (runBytes == 0) return;
        var into = store;
        into.memory.put((int) ((written - runBytes) % into.capacity), run, runFrom, runBytes);
        runBytes = 0;
    }

    /// Where the next packet will lie.
    public long written() {
        return written;
    }

    /// A frame starts with the next packet.
    public void frame() {
        long count = frameCount;
        frames[(int) (count % FRAMES)] = written;
        frameCount = count + 1;
    }

    /// A player can start at the frame there.
    ///
    /// @param time when that is to be decoded, in ticks of 90 kHz, or [Pes#NONE]
    public void start(Start start, long time) {
        waiting.add(new KnownStart(start, 0, time));
    }

    /// Lets readers have everything before `position`.
    public void publish(long position) {
        if (position <= head) return;
        settle();
        head = position;
        if (waiting.isEmpty() || waiting.getFirst().start.position >= position) return;
        long now = System.nanoTime();
        var all = new ArrayList<>(starts);
        while (!waiting.isEmpty() && waiting.getFirst().start.position < position) {
            var next = waiting.removeFirst().at(now);
            all.replaceAll(k -> k.before(next));
            all.add(next);
        }
        all.removeIf(k -> lapped(k.start.position));
        starts = List.copyOf(all.subList(Math.max(0, all.size() - STARTS), all.size()));
    }

    /// Rolls back what was written but not published, from `position` on.
    public void rewind(long position) {
        if (position < head || position >= written) return;
        settle();
        reached = Math.max(reached, written);
        written = position;
        long count = frameCount;
        while (count > 0 && frames[(int) ((count - 1) % FRAMES)] >= position) count--;
        frameCount = count;
        waiting.removeIf(k -> k.start.position >= position);
    }

    /// No player can start at anything written so far: what follows does not continue it.
    void discardStarts() {
        waiting.clear();
        starts = List.of();
    }

    /// Makes room for so many bytes, if there is memory for it; never shrinks. Once refused it is not tried again: the
    /// JVM looks for half a second before it says no.
    public void grow(int bytes) {
        settle();
        var old = store;
        if (full || bytes < old.capacity + Packet.SIZE) return;
        long oldest = Math.max(old.oldest, Math.max(reached, written) - old.capacity);
        Store larger;
        try {
            larger = new Store(bytes, oldest);
        } catch (OutOfMemoryError e) {
            // The limit on direct memory, not the heap: a shorter ring is better than none.
            full = true;
            log.warn("no memory to hold more than {} bytes of a channel: {}", old.capacity, e.getMessage());
            return;
        }
        for (long p = oldest; p < written; p += Packet.SIZE) {
            larger.memory.put((int) (p % larger.capacity), old.memory, (int) (p % old.capacity), Packet.SIZE);
        }
        store = larger;
        old.release();
    }

    /// Nothing is written or read any more: the memory goes back as soon as the last reader has let go of it.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) store.release();
    }

    // The readers' side.

    /// Readers may have everything before it.
    public long head() {
        return head;
    }

    /// The memory of now, to be [released][Store#release] by the caller; empty once the ring is closed.
    public Optional<Store> hold() {
        while (!closed.get()) {
            var now = store;
            // Else it has grown just now.
            if (now.mapped.retain()) return Optional.of(now);
        }
        return Optional.empty();
    }

    /// Whether that is the memory of now.
    @SuppressWarnings("ReferenceEquality") // Memory is itself, whatever it holds.
    public boolean isStore(@Nullable Store known) {
        return known == store;
    }

    public int capacity() {
        return store.capacity;
    }

    /// How much is held.
    public long held() {
        return Math.min(head, store.capacity);
    }

    /// How far a reader may stay behind; the rest of the ring is the writer's to run ahead in.
    long allowedLag() {
        return store.capacity / 4L * 3;
    }

    /// Whether a reader at `position` is too far behind.
    public boolean lapped(long position) {
        return head - position > allowedLag() || position < store.oldest;
    }

    /// The newest place where a player can start.
    public @Nullable Start newest() {
        var known = starts;
        return known.isEmpty() ? null : known.getLast().start;
    }

    /// The newest place where a player can start that is at least so old; while there is none yet, the oldest that is
    /// held.
    public @Nullable Start start(Duration behind) {
        return start(behind, 0).map(KnownStart::start).orElse(null);
    }

    /// The same, but nothing before `from`.
    public Optional<KnownStart> start(Duration behind, long from) {
        long now = System.nanoTime();
        KnownStart found = null;
        for (var k : starts.reversed()) {
            if (k.start.position < from || (found != null && lapped(k.start.position))) break;
            found = k;
            if (now - k.since >= behind.toNanos()) break;
        }
        return Optional.ofNullable(found);
    }

    /// A copy of what stands at a start, tables and whole first frame; empty if that has not come whole, or has gone
    /// by.
    public Optional<byte[]> keyframe(Start start) {
        var tables = start.join().duplicate();
        long end = frameEnd(start.position());
        // At the head it may still be growing: half a picture would look like another one.
        if (end >= head) return Optional.empty();
        return copy(start.position(), end).map(frame -> {
            var whole = ByteBuffer.allocate(tables.remaining() + frame.length);
            return whole.put(tables).put(frame).array();
        });
    }

    /// A copy of the packets between two positions; empty if they have gone by meanwhile.
    Optional<byte[]> copy(long from, long to) {
        var held = hold();
        if (held.isEmpty()) return Optional.empty();
        var in = held.get();
        var out = new byte[(int) (to - from)];
        try {
            for (long p = from; p < to; p += Packet.SIZE) {
                in.memory.get((int) (p % in.capacity), out, (int) (p - from), Packet.SIZE);
            }
        } finally {
            in.release();
        }
        return head - from <= allowedLag() ? Optional.of(out) : Optional.empty();
    }

    /// Where the frame at `position` ends, at most `head`.
    public long frameEnd(long position) {
        long limit = head;
        long end = limit;
        for (long i = frameCount - 1; i >= 0 && i > frameCount - FRAMES; i--) {
            long frame = frames[(int) (i % FRAMES)];
            if (frame <= position) break;
            if (frame < end) end = frame;
        }
        return Math.min(end, limit);
    }
}
