package tv.tributary.relay.live;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Packet;

/// One viewer's place in a channel: hands out what to write next, starts at the newest keyframe, and jumps to a newer
/// one when the viewer falls too far behind.
///
/// [#next] and [#taken] belong to the viewer's [Lane]; everything else may be called from any thread.
public final class Viewer implements Guest {
    /// Most bytes handed out at once: more gains nothing, less costs (a write costs the same whatever it carries).
    private static final int MOST = 1 << 18;
    /// So many jumps within [#PATIENCE] and the line is too slow for this channel.
    private static final int MOST_SKIPS = 3;

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Nobody: for one who counts for nobody.
    private static final Arrival NONE = new Arrival(0, new Who("", ""));

    private final Arrival arrival;
    private final Instant since;
    private final Outlet outlet;
    private final Ring ring;
    private final BiConsumer<Viewer, Optional<SentAway>> gone;
    private final Pace pace = new Pace();

    // The lane's own.
    private long position;
    private long sent;
    private ByteBuffer lead = NOTHING;
    /// What was handed out last stands before the ring's bytes, not in them.
    private boolean leading;
    private boolean resume;
    /// It still has to find its start, so far from the newest packet at most.
    private Optional<Duration> late = Optional.empty();
    private Duration age = Duration.ZERO;
    private Ring.@Nullable Store seen;
    private ByteBuffer window = NOTHING;
    private final long[] skippedAt = new long[MOST_SKIPS];

    // Written by the lane, read by anybody.
    private volatile long place;
    private volatile long bytes;
    private volatile int skips;

    // The pump's own.
    private long movedAt = System.nanoTime();
    private long movedBytes;

    /// @param gone what to do when it leaves, and why if it was sent away; may be called more than once
    Viewer(
            Arrival arrival,
            Instant since,
            Outlet outlet,
            Ring ring,
            Ring.Start start,
            BiConsumer<Viewer, Optional<SentAway>> gone) {
        this.arrival = arrival;
        this.since = since;
        this.outlet = outlet;
        this.ring = ring;
        this.gone = gone;
        this.position = start.position();
        this.place = position;
        this.lead = start.join().duplicate();
    }

    /// One who counts for nobody and starts as soon as there is a place to start at.
    ///
    /// @param behind how far from the newest packet that is at most
    /// @param from not before that place
    Viewer(
            Instant since,
            Outlet outlet,
            Ring ring,
            Duration behind,
            long from,
            BiConsumer<Viewer, Optional<SentAway>> gone) {
        this(NONE, since, outlet, ring, new Ring.Start(from, new byte[0], new byte[0]), gone);
        this.late = Optional.of(behind);
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public Instant since() {
        return since;
    }

    Outlet outlet() {
        return outlet;
    }

    /// How fast it may be served.
    Pace pace() {
        return pace;
    }

    /// What to write next; empty if the viewer has everything there is, or as much as it may have by now. Write from it
    /// at once, then say how much with
    /// [#taken]; the buffer is the viewer's own and only good until then.
    public ByteBuffer next() {
        if (late.isPresent() && !begin(late.get())) return NOTHING;
        leading = lead.hasRemaining();
        if (leading) return lead;
        if (resume) {
            resume = false;
            goOn();
            leading = lead.hasRemaining();
            if (leading) return lead;
        }
        long head = ring.head();
        if (ring.lapped(position)) {
            skip();
            return next();
        }
        if (head == position) return NOTHING;
        return slice(head);
    }

    /// Whether the bytes of [#next] were still there when they were copied just now. If not, what was copied is
    /// worth nothing, and [#next] goes on at a newer place. On its lane.
    public boolean intact() {
        VarHandle.loadLoadFence();
        return leading || seen == null || seen.intact(position, ring.head());
    }

    private boolean begin(Duration behind) {
        var known = ring.start(behind, position);
        if (known.isEmpty()) return false;
        var start = known.get().start();
        age = Duration.ofNanos(System.nanoTime() - known.get().since());
        late = Optional.empty();
        position = start.position();
        place = position;
        lead = start.join().duplicate();
        return true;
    }

    /// How long the place it started at had been there by then; for one who had to wait for it. On its lane.
    public Duration age() {
        return age;
    }

    private ByteBuffer slice(long head) {
        var store = ring.store();
        if (store != seen) {
            seen = store;
            window = store.memory().duplicate();
        }
        int from = (int) (position % store.capacity());
        int length = (int) Math.min(Math.min(head - position, MOST), store.capacity() - from);
        if (pace.limited()) length = pace.most(length, System.nanoTime());
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
        pace.spend(count);
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
        if (tooSlow && !pace.tooLow()) sendAway(SentAway.TOO_SLOW);
        long end = ring.frameEnd(position);
        var store = ring.store();
        var rest = end - position < store.capacity() / 8 ? rest(store, end) : NOTHING;
        if (rest.hasRemaining() && store.intact(position, ring.head())) {
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
        var from = store.memory().duplicate();
        for (long p = position; p < end; ) {
            int at = (int) (p % store.capacity());
            int n = (int) Math.min(end - p, store.capacity() - at);
            copy.put(from.limit(at + n).position(at));
            p += n;
        }
        return copy.flip();
    }

    /// To the newest keyframe, which is chosen only now; without one, to the newest frame.
    private void goOn() {
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
        gone.accept(this, Optional.empty());
    }

    @Override
    public void sendAway(SentAway why) {
        gone.accept(this, Optional.of(why));
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public FeedView.ViewerView view(Meter meter) {
        return new FeedView.ViewerView(
                id(),
                FeedView.Way.TS,
                who().address(),
                who().client(),
                since,
                bytes,
                meter.lasting(behind()),
                skips,
                pace.tooLow());
    }

    int skips() {
        return skips;
    }

    /// Bytes between it and the newest packet.
    long behind() {
        return Math.max(0, ring.head() - place);
    }

    /// For how long it has taken nothing though there was something to take. For the pump, now and then.
    long idleNanos(long now) {
        if (behind() == 0 || bytes != movedBytes) {
            movedBytes = bytes;
            movedAt = now;
        }
        return now - movedAt;
    }
}
