package tv.tributary.relay.viewer;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.AttachedViewer.DisconnectReason;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// A viewer of a channel's transport stream: its read position in the ring. Hands out what to write next, starts at the
/// newest keyframe, and jumps to a newer one when the viewer falls too far behind.
/// [#next] and [#taken] belong to one thread at a time, which writes to the viewer; everything else may be called from
/// any thread.
public final class TsViewer implements AttachedViewer {
    /// Most bytes handed out at once: more gains nothing, less costs (a write costs the same whatever it carries).
    private static final int MOST = 1 << 18;
    /// So many jumps within [#PATIENCE] and the line is too slow for this channel.
    private static final int MOST_SKIPS = 3;

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Of a tap, which does not count as a viewer.
    private static final ViewerRequest TAP = new ViewerRequest(0, StreamUse.PROBE, new ClientId("", ""), "", "");

    private final ViewerRequest request;
    private final Instant since;
    private final ViewerSink sink;
    private final Ring ring;
    private final BiConsumer<TsViewer, Optional<DisconnectReason>> onLeave;
    private final TokenBucket rate = new TokenBucket();

    // Owned by the thread that writes.
    private long position;
    private long sent;
    /// Tables, or the rest of a frame, to write before what is in the ring.
    private ByteBuffer lead = NOTHING;
    /// What was handed out last stands before the ring's bytes, not in them.
    private boolean leading;
    private boolean resume;
    /// It still has to find its start, so far from the newest packet at most.
    private Optional<Duration> startBehind = Optional.empty();
    private Duration age = Duration.ZERO;
    /// The memory it reads, which it holds.
    private Ring.@Nullable Store held;
    private ByteBuffer window = NOTHING;
    private boolean released;
    private final long[] skippedAt = new long[MOST_SKIPS];

    // Written by the thread that writes, read by any.
    private volatile long place;
    private volatile long bytes;
    private volatile int skips;

    // Owned by the channel's thread.
    private long movedAt = System.nanoTime();
    private long movedBytes;

    /// @param onLeave called when it leaves, with the reason if it was disconnected; perhaps more than once
    TsViewer(
            ViewerRequest request,
            Instant since,
            ViewerSink sink,
            Ring ring,
            Ring.Start start,
            BiConsumer<TsViewer, Optional<DisconnectReason>> onLeave) {
        this.request = request;
        this.since = since;
        this.sink = sink;
        this.ring = ring;
        this.onLeave = onLeave;
        this.position = start.position();
        this.place = position;
        this.lead = start.join().duplicate();
    }

    /// A tap, which does not count as a viewer; starts as soon as there is a keyframe to start at.
    ///
    /// @param behind how far from the newest packet that is at most
    /// @param from position before which it must not start
    TsViewer(
            Instant since,
            ViewerSink sink,
            Ring ring,
            Duration behind,
            long from,
            BiConsumer<TsViewer, Optional<DisconnectReason>> onLeave) {
        this(TAP, since, sink, ring, new Ring.Start(from, new byte[0], new byte[0]), onLeave);
        this.startBehind = Optional.of(behind);
    }

    /// A tap that starts where a viewer would.
    TsViewer(
            Instant since,
            ViewerSink sink,
            Ring ring,
            Ring.Start start,
            BiConsumer<TsViewer, Optional<DisconnectReason>> onLeave) {
        this(TAP, since, sink, ring, start, onLeave);
    }

    @Override
    public ViewerRequest request() {
        return request;
    }

    @Override
    public Instant since() {
        return since;
    }

    ViewerSink sink() {
        return sink;
    }

    /// How fast it may be served.
    TokenBucket rate() {
        return rate;
    }

    /// What to write next; empty if the viewer has everything there is, or as much as it may have by now. Write from it
    /// at once, then say how much with [#taken]; the buffer belongs to the viewer and is only valid until then.
    public ByteBuffer next() {
        if (released) return NOTHING;
        if (startBehind.isPresent() && !begin(startBehind.get())) return NOTHING;
        leading = lead.hasRemaining();
        if (leading) return lead;
        if (resume) {
            resume = false;
            resume();
            leading = lead.hasRemaining();
            if (leading) return lead;
        }
        long head = ring.head();
        if (ring.lapped(position)) {
            skip();
            return next();
        }
        var memory = head == position ? null : memory();
        return memory == null ? NOTHING : slice(memory, head);
    }

    /// Whether the bytes of [#next] were still in the ring when they were copied just now. If not, the copy is invalid
    /// and [#next] continues at a newer keyframe.
    public boolean intact() {
        VarHandle.loadLoadFence();
        return leading || held == null || held.intact(position, ring.head());
    }

    /// The ring's memory of now, which it holds; none once the ring is closed. Ask for it after the positions to be
    /// read: where the ring has grown meanwhile, only the newer memory has all of it.
    private Ring.@Nullable Store memory() {
        if (released || (held != null && ring.isStore(held))) return held;
        letGo();
        held = ring.hold().orElse(null);
        if (held != null) window = held.memory();
        return held;
    }

    private void letGo() {
        if (held != null) held.release();
        held = null;
        window = NOTHING;
    }

    /// Nothing is read any more: [#next] has nothing from now on, and the ring's memory may go back to the system.
    /// Comes by itself once its [ViewerSink] has been told the end.
    public void release() {
        released = true;
        letGo();
    }

    private boolean begin(Duration behind) {
        var known = ring.start(behind, position);
        if (known.isEmpty()) return false;
        var start = known.get().start();
        age = Duration.ofNanos(System.nanoTime() - known.get().since());
        startBehind = Optional.empty();
        position = start.position();
        place = position;
        lead = start.join().duplicate();
        return true;
    }

    /// How old the keyframe was at which a tap started, when it started.
    public Duration age() {
        return age;
    }

    private ByteBuffer slice(Ring.Store store, long head) {
        int from = (int) (position % store.capacity());
        int length = (int) Math.min(Math.min(head - position, MOST), store.capacity() - from);
        if (rate.limited()) length = rate.most(length, System.nanoTime());
        window.limit(from + length).position(from);
        return window;
    }

    /// The viewer took the first so many bytes of [#next].
    public void taken(int count) {
        if (count <= 0) return;
        if (leading) {
            leading = lead.hasRemaining();
            if (!leading) lead = NOTHING;
        } else {
            position += count;
            place = position;
        }
        rate.spend(count);
        sent += count;
        bytes = sent;
    }

    /// Too far behind. The frame it is in is finished first, from a copy: the ring will have moved on before a slow
    /// line takes it. A frame cut short would spoil every picture up to the next keyframe but one.
    private void skip() {
        int count = skips + 1;
        skips = count;
        long now = System.nanoTime();
        skippedAt[count % MOST_SKIPS] = now;
        boolean tooSlow = count >= MOST_SKIPS && now - skippedAt[(count + 1) % MOST_SKIPS] < PATIENCE;
        if (tooSlow && !rate.tooLow()) disconnect(DisconnectReason.TOO_SLOW);
        long end = ring.frameEnd(position);
        var store = memory();
        var rest = store != null && end - position < store.capacity() / 8 ? rest(store, end) : NOTHING;
        if (store != null && rest.hasRemaining() && store.intact(position, ring.head())) {
            lead = rest;
        } else {
            // The rest of a torn packet is filled up, so that the next one is seen where it starts.
            int torn = (int) (position % Packet.SIZE);
            lead = torn == 0 ? NOTHING : ByteBuffer.wrap(new byte[Packet.SIZE - torn]);
        }
        resume = true;
    }

    private ByteBuffer rest(Ring.Store store, long end) {
        var copy = ByteBuffer.allocateDirect((int) (end - position));
        var from = store.memory();
        for (long p = position; p < end; ) {
            int at = (int) (p % store.capacity());
            int n = (int) Math.min(end - p, store.capacity() - at);
            copy.put(from.limit(at + n).position(at));
            p += n;
        }
        return copy.flip();
    }

    /// Continues at the newest keyframe, chosen only now; without one, at the newest frame.
    private void resume() {
        var start = ring.newest();
        if (start != null && start.position() > position && !ring.lapped(start.position())) {
            position = start.position();
            lead = start.resume().duplicate();
        } else {
            position = ring.head();
        }
        place = position;
    }

    /// The viewer is gone. Does nothing the second time.
    public void leave() {
        onLeave.accept(this, Optional.empty());
    }

    @Override
    public void disconnect(DisconnectReason reason) {
        onLeave.accept(this, Optional.of(reason));
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public ViewerSnapshot snapshot(IngestMeter meter) {
        return new ViewerSnapshot(
                id(),
                ViewerSnapshot.Protocol.TS,
                client().address(),
                client().client(),
                request.user(),
                since,
                bytes,
                meter.lasting(behind()),
                skips,
                rate.tooLow());
    }

    /// How often it was too slow and jumped to a newer keyframe.
    public int skips() {
        return skips;
    }

    /// Bytes between it and the newest packet.
    long behind() {
        return Math.max(0, ring.head() - place);
    }

    /// For how long it has taken nothing though there was something to take. For the channel's thread, every few
    /// seconds.
    long idleNanos(long now) {
        if (behind() == 0 || bytes != movedBytes) {
            movedBytes = bytes;
            movedAt = now;
        }
        return now - movedAt;
    }
}
