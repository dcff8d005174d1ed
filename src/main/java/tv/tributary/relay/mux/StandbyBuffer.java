package tv.tributary.relay.mux;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TsScanner;

/// The newest packets of a source that is not on air, from keyframes on: what viewers get at once when it takes over.
/// Guarded by the lock of the program bus.
public final class StandbyBuffer {
    /// Older packets are dropped: no gap that could be filled lasts longer.
    private static final long LONGEST = 8_000_000_000L;
    /// More is not kept either: twelve megabits a second for as long.
    private static final int MOST = 12 << 20;

    /// A place where a player can start, and the time it came, in nano time.
    private record Start(int at, long since) {}

    private TsScanner tsScanner = new TsScanner(TsScanner.Patience.SOURCE);
    private final Deque<Start> starts = new ArrayDeque<>();
    private byte[] bytes = new byte[1 << 16];
    private int have;
    private int frame;
    /// Where the newest picture starts, while the sound leads.
    private int picture;
    private long newest;

    /// Takes whole packets.
    ///
    /// @return whether there is a new place to start at
    public boolean take(byte[] packets, int length, long now) {
        boolean fresh = false;
        for (int at = 0; at < length; at += Packet.SIZE) {
            boolean early = tsScanner.pmt().isEmpty();
            int seen = tsScanner.take(packets, at);
            if (early && tsScanner.pmt().isEmpty()) add(packets, at);
            else if (early) fresh |= lookAgain(packets, at, now);
            else fresh |= take(packets, at, seen, now);
        }
        drop(now);
        return fresh;
    }

    /// The tables have come: what came before them is worth looking at only now.
    private boolean lookAgain(byte[] packets, int at, long now) {
        add(packets, at);
        var before = Arrays.copyOf(bytes, have);
        have = 0;
        tsScanner = tsScanner.again();
        boolean fresh = false;
        for (int p = 0; p < before.length; p += Packet.SIZE) fresh |= take(before, p, tsScanner.take(before, p), now);
        return fresh;
    }

    private boolean take(byte[] packets, int at, int seen, long now) {
        if ((seen & TsScanner.FRAME) != 0) {
            if (starts.isEmpty()) have = 0;
            frame = have;
        }
        if ((seen & TsScanner.LATE_PICTURE) != 0) picture = have;
        add(packets, at);
        if ((seen & (TsScanner.RANDOM_ACCESS | TsScanner.LATE_START)) == 0) return false;
        if ((seen & TsScanner.LATE_START) != 0) {
            // Nobody starts with sound alone any more.
            starts.clear();
            frame = picture;
        }
        starts.add(new Start(frame, now));
        newest = now;
        return true;
    }

    private void add(byte[] packets, int at) {
        if (have + Packet.SIZE > MOST) forget(newerHalf());
        if (have + Packet.SIZE > bytes.length) bytes = Arrays.copyOf(bytes, Math.min(MOST, 2 * bytes.length));
        System.arraycopy(packets, at, bytes, have, Packet.SIZE);
        have += Packet.SIZE;
    }

    /// Where the newer half of what is kept begins for a player; what is there if none does.
    private int newerHalf() {
        return starts.stream()
                .mapToInt(Start::at)
                .filter(at -> at >= MOST / 2)
                .findFirst()
                .orElse(have);
    }

    private void drop(long now) {
        @Nullable Start old = null;
        while (starts.size() > 1 && now - starts.getFirst().since > LONGEST) {
            starts.removeFirst();
            old = starts.getFirst();
        }
        if (old != null) forget(old.at);
    }

    /// Everything before `to`.
    private void forget(int to) {
        System.arraycopy(bytes, to, bytes, 0, have - to);
        have -= to;
        frame = Math.max(0, frame - to);
        picture = Math.max(0, picture - to);
        var kept = starts.stream().filter(s -> s.at >= to && to < have + to).toList();
        starts.clear();
        for (var start : kept) starts.add(new Start(start.at - to, start.since));
    }

    /// Whether a player could start: tables and a keyframe have come.
    public boolean proven() {
        return !starts.isEmpty();
    }

    /// When the newest place to start at came.
    public long newest() {
        return newest;
    }

    /// What the source is made of, once known.
    public Optional<Pmt> pmt() {
        return tsScanner.pmt();
    }

    public TsScanner scanner() {
        return tsScanner;
    }

    /// Its packets from the first start on that came after `silent`, or from the newest one: no more than viewers
    /// missed. Only while [#proven].
    public byte[] since(long silent) {
        var start = starts.stream().filter(s -> s.since >= silent).findFirst().orElse(starts.getLast());
        return Arrays.copyOfRange(bytes, start.at, have);
    }
}
